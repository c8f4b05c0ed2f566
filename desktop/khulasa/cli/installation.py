"""A model's installation in the terminal: a bar or JSON lines, and Ctrl+C, which pauses it."""

from __future__ import annotations

import signal
import sys

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
from khulasa.cli.output import complain
from khulasa.models.errors import megabytes
from khulasa.models.installer import Installation
from khulasa.models.order import Order
from khulasa.models.progress import (
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

_STAGES = {"fetching": "Fetching", "converting": "Converting", "moving": "Finishing"}


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
                print(encode(last), flush=True)
        else:
            last = _show(order.name, installation)
    finally:
        signal.signal(signal.SIGINT, before)
    if isinstance(last, Stopped):
        go_on = f"Paused. To go on: khulasa models install {order.name}"
        complain(go_on if last.kept else "Stopped; nothing was installed.")
        return ExitCode.STOPPED
    if isinstance(last, Failed):
        if not json_lines:
            complain(last.message)
        return ExitCode.FAILED
    return ExitCode.DONE


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
                    size = f"{megabytes(event.size - event.present)} to fetch, "
                else:
                    size = ""
                licence = f"licence {event.licence}" if event.licence else "licence unknown"
                print(f"{name}: {size}{licence}, revision {event.revision[:12]}", file=sys.stderr)
            elif isinstance(event, Fetched):
                progress.update(task, total=event.size, completed=event.done)
            elif isinstance(event, Stage):
                progress.update(task, description=f"{_STAGES.get(event.name, event.name)} {name}")
            elif isinstance(event, Retrying):
                progress.console.print(
                    f"khulasa: the connection broke ({event.reason}); "
                    f"try {event.attempt} of {event.attempts} in {event.seconds:.0f} s",
                    markup=False,
                )
            elif isinstance(event, Installed):
                progress.stop()
                print(f"{name}: installed, {megabytes(event.size)} in {event.folder}")
    return event
