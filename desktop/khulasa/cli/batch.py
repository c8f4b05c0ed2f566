"""``khulasa batch``: translate many documents into a folder, and go on where it was stopped."""

from __future__ import annotations

import argparse
import json
import signal
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

from khulasa.batch.batch import Batch
from khulasa.batch.document import Document, result_place
from khulasa.batch.finding import finder
from khulasa.batch.memory import Memory, WithLibrary
from khulasa.batch.report import totals_text
from khulasa.batch.results import CannotWriteResultError, NoRoomError
from khulasa.batch.run_file import InUseError, OtherRunError
from khulasa.batch.state import RunState
from khulasa.batch.task import Task
from khulasa.batch.together import EngineFailedError, StoppedError
from khulasa.cli.batch_options import Shard, add_arguments
from khulasa.cli.batch_progress import BatchProgress
from khulasa.cli.choices import catalogue_models, route_from, summary_choice
from khulasa.cli.documents import choices_from
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.options import NO_SUMMARY, STANDARD_INPUT
from khulasa.cli.output import CannotWriteError, complain
from khulasa.engine.client import Engine
from khulasa.library.errors import LibraryError
from khulasa.library.library import Library
from khulasa.models.catalogue import ModelMissingError, Route
from khulasa.settings.store import user_settings
from khulasa.translation.backend_name import BackendName
from khulasa.wording import _

__all__ = ["add_arguments", "run"]


def run(options: argparse.Namespace) -> int:
    """Translate all documents and write the report; returns an ``ExitCode``."""
    output: Path = options.output
    shard: Shard = options.shard
    beside = output / shard.name(".khulasa-batch")
    try:
        _check_folders(options)
        task = _task(options)
        output.mkdir(parents=True, exist_ok=True)
        state = _open_state(options, beside / "run.sqlite")
    except CannotWriteError as error:
        return complain(str(error), error.code)
    except ModelMissingError as error:
        return complain(str(error), ExitCode.MODEL_MISSING)
    except OSError as error:
        return complain(_cannot_write(output, error.strerror or str(error)), ExitCode.CANNOT_WRITE)
    with ExitStack() as closing:
        closing.callback(state.close)
        try:
            state.add(_documents(options, task))
            state.settle(output, retry=options.retry)
            if not state.totals().documents:
                return complain(
                    _("There is no document here that Khulasa can read."), ExitCode.CANNOT_READ
                )
            return _work(options, task, state, closing.enter_context(_memory(options, state)))
        except sqlite3.Error as error:
            return complain(_cannot_write(output, str(error)), ExitCode.CANNOT_WRITE)


def _work(options: argparse.Namespace, task: Task, state: RunState, memory: Memory) -> ExitCode:
    shard: Shard = options.shard
    code = ExitCode.DONE
    with BatchProgress() as progress:
        batch = Batch(
            state,
            task,
            options.output,
            options.output / shard.name(".khulasa-batch"),
            memory=memory,
            make_engine=Engine,
            jobs=options.jobs,
            overwrite=options.overwrite,
            on_progress=progress.show,
            on_trouble=progress.complain,
        )
        try:
            with _stop_on_interrupt(batch):
                batch.run()
        except StoppedError:
            code = ExitCode.STOPPED
        except EngineFailedError as error:
            is_model = error.kind == "model"
            code = ExitCode.MODEL_MISSING if is_model else ExitCode.ENGINE_FAILED
            progress.complain(str(error))
        except NoRoomError as error:
            code = ExitCode.CANNOT_WRITE
            progress.complain(str(error))
    try:
        batch.report(shard.name("report", ".csv"), shard.name("report", ".html"))
    except (NoRoomError, CannotWriteResultError) as error:
        complain(str(error))
        return ExitCode.CANNOT_WRITE
    totals = state.totals()
    complain(totals_text(totals))
    if code is ExitCode.DONE and totals.failed + totals.set_aside:
        return ExitCode.FAILED
    return code


def _task(options: argparse.Namespace) -> Task:
    models, settings = catalogue_models(options), user_settings()
    settings.listen(complain)

    @cache
    def route(language: str) -> Route | None:
        return route_from(options, language, models, settings)

    return Task(
        route,
        BackendName(options.backend),
        options.target,
        summary_choice(options, models, settings),
        options.summary != NO_SUMMARY,
        options.format,
        choices_from(options),
        options.encoding,
        options.source,
        options.parts,
    )


def _documents(options: argparse.Namespace, task: Task) -> Iterator[Document]:
    """The documents of this part, with the place of the result of each."""
    shard: Shard = options.shard
    named = [given for given in options.inputs if given != STANDARD_INPUT]
    found = finder(options.inputs, options.output)
    sources: list[Iterable[Document]] = [found.find(named)]
    if len(named) < len(options.inputs):
        sources.append(found.find_listed(sys.stdin.buffer))
    for source in sources:
        for document in source:
            if shard.has(document.place):
                place = result_place(document.place, task.target, task.suffix)
                yield replace(document, place=place)


def _check_folders(options: argparse.Namespace) -> None:
    """Refuse to write among what is read: the next start would take it for documents."""
    output = options.output.resolve()
    for given in options.inputs:
        folder = Path(given).resolve()
        if folder.is_dir() and folder.is_relative_to(output):
            raise CannotWriteError(
                _(
                    "The results cannot go to {output}: they would be among the documents of "
                    "{folder}. Choose another folder with -o."
                ).format(output=options.output, folder=given)
            )


def _open_state(options: argparse.Namespace, path: Path) -> RunState:
    """The run that the output folder holds, or a new one.

    Raises:
        CannotWriteError: It is another run, or in use; or there is a report of something else.
        OSError: It cannot be made.
    """
    shard: Shard = options.shard
    for suffix in (".csv", ".html"):
        report = options.output / shard.name("report", suffix)
        if not path.exists() and report.exists() and not options.overwrite:
            raise CannotWriteError(
                _("There is a {report} already. Choose another folder with -o.").format(
                    report=report
                )
            )
    try:
        return RunState(path, _settings(options), anew=options.overwrite, go_on=options.resume)
    except OtherRunError:
        raise CannotWriteError(
            _(
                "In {output} are results of a run with other options. Choose another folder with "
                "-o, or add --resume to keep them and do the rest, or --overwrite to begin anew."
            ).format(output=options.output)
        ) from None
    except InUseError:
        raise CannotWriteError(
            _("Another run is at work in {output}. Wait for it, or stop it.").format(
                output=options.output
            )
        ) from None
    except sqlite3.Error as error:
        raise CannotWriteError(_cannot_write(path, str(error))) from error


def _settings(options: argparse.Namespace) -> str:
    """All that shapes the results, to know the same run by."""
    names = ("target", "source", "model", "backend", "summary", "summariser", "grounded")
    more = ("encoding", "parts", "format", "layout", "without", "marks")
    values = {name: getattr(options, name) for name in (*names, *more)}
    return json.dumps(values, sort_keys=True)


@contextmanager
def _memory(options: argparse.Namespace, state: RunState) -> Iterator[Memory]:
    if options.private:
        yield state
        return
    try:
        library = Library.open()
    except LibraryError as error:
        _say(error)
        yield state
        return
    try:
        yield WithLibrary(state, library, _say)
    finally:
        library.close(purge=False)


@contextmanager
def _stop_on_interrupt(batch: Batch) -> Iterator[None]:
    before = signal.signal(signal.SIGINT, lambda *_: batch.stop())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _say(error: LibraryError) -> None:
    complain(str(error))


def _cannot_write(path: Path, reason: str) -> str:
    return _("Cannot write {path}: {reason}. Choose another place with -o.").format(
        path=path, reason=reason
    )
