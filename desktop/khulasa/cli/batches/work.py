"""What ``khulasa batch`` does with its documents, whoever translates them."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from khulasa.batch.document import Document, result_place
from khulasa.batch.report import totals_text
from khulasa.batch.results import CannotWriteResultError, NoRoomError
from khulasa.batch.run import report
from khulasa.batch.state import RunState
from khulasa.batch.together import EngineFailedError, StoppedError
from khulasa.cli.batches.options import Shard
from khulasa.cli.batches.output_folder import beside
from khulasa.cli.batches.progress_bar import BatchProgress
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.writing.output import complain
from khulasa.export.format_list import FORMATS
from khulasa.wording import _


class Doing(Protocol):
    """What does all documents of a run that are still to be done."""

    def run(self) -> None:
        """Do them; see ``khulasa.batch.run.Batch.run``."""

    def stop(self) -> None:
        """Stop soon; for any thread."""


def add_documents(
    options: argparse.Namespace, state: RunState, documents: Iterable[Document]
) -> None:
    """Note the documents of this part, with the place of the result of each."""
    shard: Shard = options.shard
    suffix = FORMATS[options.format].suffix.removeprefix(".")
    state.add(
        replace(document, place=result_place(document.place, options.target, suffix))
        for document in documents
        if shard.has(document.place)
    )


def report_names(options: argparse.Namespace) -> tuple[str, str]:
    """The names of the reports, as a table and as a page."""
    shard: Shard = options.shard
    return shard.name("report", ".csv"), shard.name("report", ".html")


def work(
    options: argparse.Namespace,
    state: RunState,
    output: Path,
    make: Callable[[BatchProgress], Doing],
) -> ExitCode:
    """Do the documents, write the reports, and say what came of it.

    Args:
        options: Of the command.
        state: The documents.
        output: The folder of the reports.
        make: Makes what does the documents.
    """
    if not state.totals().documents:
        complain(_("There is no document here that Khulasa can read."))
        return ExitCode.CANNOT_READ
    code = ExitCode.DONE
    with BatchProgress() as progress:
        doing = make(progress)
        try:
            with _stop_on_interrupt(doing):
                doing.run()
        except StoppedError:
            code = ExitCode.STOPPED
        except EngineFailedError as error:
            is_model = error.kind == "model"
            code = ExitCode.MODEL_MISSING if is_model else ExitCode.ENGINE_FAILED
            progress.complain(str(error))
        except (NoRoomError, CannotWriteResultError) as error:
            code = ExitCode.CANNOT_WRITE
            progress.complain(str(error))
    try:
        report(state, output, output / beside(options), *report_names(options))
    except (NoRoomError, CannotWriteResultError) as error:
        complain(str(error))
        return ExitCode.CANNOT_WRITE
    totals = state.totals()
    complain(totals_text(totals))
    if code is ExitCode.DONE and totals.failed + totals.set_aside:
        return ExitCode.FAILED
    return code


@contextmanager
def _stop_on_interrupt(doing: Doing) -> Iterator[None]:
    before = signal.signal(signal.SIGINT, lambda *_: doing.stop())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
