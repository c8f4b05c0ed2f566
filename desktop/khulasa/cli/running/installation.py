"""A model's installation in the terminal: a bar or JSON lines, and Ctrl+C, which pauses it."""

from __future__ import annotations

import signal
import sys
from dataclasses import replace

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.writing.output import complain
from khulasa.models.errors import Problem, megabytes
from khulasa.models.events import (
    Event,
    Failed,
    Fetched,
    Installed,
    Planned,
    Retrying,
    Stage,
    Stopped,
    encode,
)
from khulasa.models.installing.installer import Installation
from khulasa.models.installing.order import Order
from khulasa.wording import N_, _, fill_text

_STAGES = {
    "fetching": N_("Fetching {name}"),
    "converting": N_("Converting {name}"),
    "moving": N_("Finishing {name}"),
}
# Where another way to the model may help.
_ON_THE_WAY = (Problem.NETWORK, Problem.SERVER, Problem.WRONG_HASH)
_OTHER_WAYS = N_(
    "HTTPS_PROXY sets a proxy, HF_ENDPOINT a mirror; khulasa models import takes a model from a "
    "folder."
)


def run_installation(order: Order, *, json_lines: bool) -> int:
    """Install with a bar, or with an event a line; the first Ctrl+C pauses, so nothing is lost.

    Returns:
        An ``ExitCode``.
    """
    installation = Installation(order)

    def stop(*_: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        # What was copied from a file is not worth keeping.
        if order.path:
            installation.cancel()
        else:
            installation.pause()

    before = signal.signal(signal.SIGINT, stop)
    last: Event | None = None
    try:
        if json_lines:
            for last in installation.events():
                print(encode(_in_words(last)), flush=True)
        else:
            last = _show(order.name, installation)
    finally:
        signal.signal(signal.SIGINT, before)
    if isinstance(last, Stopped):
        go_on = _("Paused. To go on: khulasa models install {name}").format(name=order.name)
        complain(go_on if last.kept else _("Stopped; nothing was installed."))
        return ExitCode.STOPPED
    if isinstance(last, Failed):
        if not json_lines:
            complain(str(last.message))
            if last.problem in _ON_THE_WAY:
                complain(_(_OTHER_WAYS))
        return ExitCode.FAILED
    return ExitCode.DONE


def _in_words(event: Event) -> Event:
    """An event whose message is a text, as programs that read it expect."""
    return replace(event, message=str(event.message)) if isinstance(event, Failed) else event


def _show(name: str, installation: Installation) -> Event | None:
    console = Console(stderr=True)
    event: Event | None = None
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as progress:
        task = progress.add_task(name, total=None)
        for event in installation.events():
            if isinstance(event, Planned):
                if event.size:
                    progress.update(task, total=event.size, completed=event.present)
                print(_plan_text(name, event), file=sys.stderr)
            elif isinstance(event, Fetched):
                progress.update(task, total=event.size, completed=event.done)
            elif isinstance(event, Stage):
                progress.update(task, description=_(_STAGES[event.name]).format(name=name))
            elif isinstance(event, Retrying):
                progress.console.print(
                    fill_text(
                        "khulasa: the connection broke ({reason}); try {attempt} of "
                        "{attempts} in {seconds:.0f} s",
                        reason=event.reason,
                        attempt=event.attempt,
                        attempts=event.attempts,
                        seconds=event.seconds,
                    ),
                    markup=False,
                )
            elif isinstance(event, Installed):
                progress.stop()
                print(
                    _("{name}: installed, {size} in {folder}").format(
                        name=name, size=megabytes(event.size), folder=event.folder
                    )
                )
    return event


def _plan_text(name: str, plan: Planned) -> str:
    licence = (
        _("licence {name}").format(name=plan.licence) if plan.licence else _("licence unknown")
    )
    words = (
        _("{name}: {size} to fetch, {licence}, revision {revision}")
        if plan.size
        else _("{name}: {licence}, revision {revision}")
    )
    return words.format(
        name=name,
        size=megabytes(plan.size - plan.present),
        licence=licence,
        revision=plan.revision[:12],
    )
