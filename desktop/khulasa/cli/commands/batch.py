"""``khulasa batch``: translate many documents into a folder, and go on where it was stopped."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from khulasa.batch.document import Document
from khulasa.batch.finding import finder
from khulasa.batch.memory import Memory, WithLibrary
from khulasa.batch.run import Batch
from khulasa.batch.state import RunState
from khulasa.cli.arguments.shared_options import STANDARD_INPUT
from khulasa.cli.batches.options import add_arguments
from khulasa.cli.batches.output_folder import beside, cannot_write, check_folders, open_state
from khulasa.cli.batches.progress_bar import BatchProgress
from khulasa.cli.batches.task import task_from
from khulasa.cli.batches.work import add_documents, work
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.writing.output import CannotWriteError, complain
from khulasa.engine.client import Engine
from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.models.catalogue import ModelMissingError
from khulasa.settings.store import user_settings
from khulasa.settings.threads import use_chosen_threads
from khulasa.wording import _

__all__ = ["add_arguments", "run"]


def run(options: argparse.Namespace) -> int:
    """Translate all documents and write the report; returns an ``ExitCode``."""
    if options.cluster is not None:
        try:
            from khulasa.cli.batches.cluster import run_on_cluster
        except ImportError as error:
            return complain(
                _(
                    "--cluster needs Dask ({error}). Install it with: pip install "
                    "'khulasa[cluster]'"
                ).format(error=error),
                ExitCode.USAGE,
            )
        return run_on_cluster(options)
    for given in (*options.inputs, options.output):
        if "://" in given:
            return complain(
                _("{url} is a URL, which only --cluster can use.").format(url=given),
                ExitCode.USAGE,
            )
    return _run(options, Path(options.output))


def _run(options: argparse.Namespace, output: Path) -> int:
    try:
        check_folders(options)
        settings = user_settings()
        settings.listen(complain)
        use_chosen_threads(settings)
        task = task_from(options, settings)
        output.mkdir(parents=True, exist_ok=True)
        state = open_state(options, output)
    except CannotWriteError as error:
        return complain(str(error), error.code)
    except ModelMissingError as error:
        return complain(str(error), ExitCode.MODEL_MISSING)
    except OSError as error:
        return complain(cannot_write(output, error.strerror or str(error)), ExitCode.CANNOT_WRITE)

    def make(progress: BatchProgress) -> Batch:
        return Batch(
            state,
            task,
            output,
            output / beside(options),
            memory=memory,
            make_engine=Engine.started,
            jobs=options.jobs,
            overwrite=options.overwrite,
            on_progress=progress.show,
            on_trouble=progress.complain,
        )

    try:
        add_documents(options, state, _found(options))
        state.settle(output, retry=options.retry)
        with _memory(options, state) as memory:
            return work(options, state, output, make)
    except sqlite3.Error as error:
        return complain(cannot_write(output, str(error)), ExitCode.CANNOT_WRITE)
    finally:
        state.close()


def _found(options: argparse.Namespace) -> Iterator[Document]:
    named = [given for given in options.inputs if given != STANDARD_INPUT]
    found = finder(options.inputs, Path(options.output))
    sources: list[Iterable[Document]] = [found.find(named)]
    if len(named) < len(options.inputs):
        sources.append(found.find_listed(sys.stdin.buffer))
    for source in sources:
        yield from source


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


def _say(error: LibraryError) -> None:
    complain(str(error))
