"""Runs a session in the terminal: progress on standard error, Ctrl+C, and how it ended."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.writing.output import complain
from khulasa.reading.changes import (
    Changes,
    EngineRestarted,
    SentencesChanged,
    State,
    SummaryProgressed,
    WorkFailed,
)
from khulasa.reading.keeping import Keeper
from khulasa.reading.run import Runner, run
from khulasa.reading.session import Session
from khulasa.summary.result import SummaryStage
from khulasa.wording import _, fill_text

_Handler = Callable[..., object] | signal.Handlers


def work(
    session: Session, engine: Runner, changes: Changes, keeper: Keeper | None = None
) -> ExitCode:
    """Run a session to its end; Ctrl+C stops it within two seconds, and what is done stays.

    Args:
        session: Holds the article.
        engine: Does the jobs.
        changes: What the command that began it returned.
        keeper: Keeps what happens; None for nothing.
    """
    failure: WorkFailed | None = None
    with _stop_on_interrupt(engine), _bar() as bar:
        translating = bar.add_task(_("Translating"), total=None, pace="", unit=_("sentences"))
        summarising = bar.add_task(
            _("Summarising"), total=None, pace="", unit=_("parts"), visible=False
        )
        for change in run(session, engine, changes):
            if keeper is not None:
                keeper.on_change(change)
            match change:
                case SentencesChanged():
                    done, total = session.steps()
                    pace = session.pace()
                    speed = pace.words_done / max(pace.seconds, 0.001)
                    bar.update(
                        translating,
                        completed=done,
                        total=total,
                        pace=fill_text("{speed:.0f} words/s", speed=speed),
                    )
                case SummaryProgressed(progress):
                    bar.update(translating, visible=False)
                    if progress.stage is SummaryStage.READING:
                        bar.update(
                            summarising, completed=progress.done, total=progress.total, visible=True
                        )
                case EngineRestarted(reason):
                    complain(str(reason))
                case WorkFailed():
                    failure = change
    if failure is not None:
        is_model = failure.kind == "model"
        code = ExitCode.MODEL_MISSING if is_model else ExitCode.ENGINE_FAILED
        complain(str(failure.message))
        return code
    return ExitCode.DONE if session.state is State.DONE else ExitCode.STOPPED


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[unit]}"),
        TextColumn("{task.fields[pace]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )


@contextlib.contextmanager
def _stop_on_interrupt(engine: Runner) -> Iterator[None]:
    with on_ending(lambda *_: engine.stop(up_to=sys.maxsize)):
        yield


@contextlib.contextmanager
def on_ending(handler: _Handler) -> Iterator[None]:
    """Do something else at Ctrl+C, and at SIGTERM, which a system sends before it shuts down."""
    both = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, handler) for number in both]
    try:
        yield
    finally:
        for number, old in zip(both, before, strict=True):
            signal.signal(number, old)
