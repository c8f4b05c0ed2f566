"""``khulasa batch --cluster``: the same on the machines of a cluster."""

from __future__ import annotations

import argparse
import logging
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import uuid4

from khulasa import __version__
from khulasa.batch.document import Document
from khulasa.batch.finding import finder
from khulasa.batch.results import CannotWriteResultError
from khulasa.batch.state import RunState
from khulasa.cli.arguments.shared_options import STANDARD_INPUT
from khulasa.cli.batches.output_folder import STATE, beside, cannot_write, check_folders, open_state
from khulasa.cli.batches.progress_bar import BatchProgress
from khulasa.cli.batches.task import COMPUTING, SHAPING, task_from
from khulasa.cli.batches.work import add_documents, report_names, work
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.writing.output import CannotWriteError, complain
from khulasa.cluster.driver import Driver
from khulasa.cluster.finding import find
from khulasa.cluster.kept_state import KeptState
from khulasa.cluster.messages import Work
from khulasa.cluster.stores import UrlStore, is_url, local_path, open_store
from khulasa.cluster.worker import StartEngine
from khulasa.settings.store import user_settings
from khulasa.wording import _


def run_on_cluster(options: argparse.Namespace) -> int:
    """Have a cluster translate all documents, and write the report; returns an ``ExitCode``."""
    # What Dask has to say of lost connections is said in our own words.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    options.output = local_path(options.output) or options.output
    options.inputs = [local_path(given) or given for given in options.inputs]
    try:
        if not is_url(options.output):
            check_folders(options)
            return _in_folder(options, Path(options.output).absolute())
        return _in_store(options, UrlStore(options.output))
    except (CannotWriteError, CannotWriteResultError) as error:
        return complain(str(error), ExitCode.CANNOT_WRITE)
    except OSError as error:
        reason = error.strerror or str(error)
        return complain(cannot_write(options.output, reason), ExitCode.CANNOT_WRITE)
    except sqlite3.Error as error:
        return complain(cannot_write(options.output, str(error)), ExitCode.CANNOT_WRITE)


def _in_folder(options: argparse.Namespace, output: Path) -> int:
    output.mkdir(parents=True, exist_ok=True)
    with _opened(options, output) as state:
        state.settle(output, retry=options.retry)

        def may_write(document: Document) -> bool:
            return options.overwrite or not os.path.lexists(output / document.place)

        def make(progress: BatchProgress) -> Driver:
            return Driver(
                options.cluster,
                state,
                _work(options, str(output)),
                open_store(str(output), f"{beside(options)}/at-work", "driver"),
                may_write=may_write,
                install=tuple(options.install),
                on_progress=progress.show,
                on_trouble=progress.complain,
            )

        return work(options, state, output, make)


def _in_store(options: argparse.Namespace, store: UrlStore) -> int:
    with tempfile.TemporaryDirectory(prefix="khulasa-") as folder:
        here = Path(folder)
        (here / beside(options)).mkdir()
        name = f"{beside(options)}/{STATE}"
        found = store.fetch(name, here / name)
        if not found and not options.overwrite and not store.is_empty():
            raise CannotWriteError(
                _(
                    "In {output} are files that are no results of a batch. Choose another place "
                    "with -o, or add --overwrite."
                ).format(output=options.output)
            )
        with _opened(options, here) as state:
            state.settle(None, retry=options.retry)
            kept = KeptState(store, name, here)

            def make(progress: BatchProgress) -> Driver:
                kept.put(state)
                return Driver(
                    options.cluster,
                    state,
                    _work(options, options.output),
                    store,
                    may_write=lambda _document: True,
                    install=tuple(options.install),
                    keep=lambda: kept.put_if_due(state),
                    on_progress=progress.show,
                    on_trouble=progress.complain,
                )

            code = work(options, state, here, make)
            for report in report_names(options):
                if (here / report).exists():
                    store.write(report, (here / report).read_bytes())
            kept.put(state)
        return code


@contextmanager
def _opened(options: argparse.Namespace, output: Path) -> Iterator[RunState]:
    """The run of an output folder, with all documents that there are now."""
    state = open_state(options, output)
    try:
        add_documents(options, state, _found(options))
        yield state
    finally:
        state.close()


def _work(options: argparse.Namespace, output: str) -> Work:
    shaping = argparse.Namespace(
        **{name: getattr(options, name) for name in (*SHAPING, *COMPUTING)}
    )
    # It is for this run's engines only; a worker has others beside them, and later ones.
    shaping.device = None
    settings = user_settings()
    for notice in settings.notices:
        complain(notice)
    return Work(
        uuid4().hex,
        __version__,
        partial(task_from, shaping, settings),
        StartEngine(options.device),
        output,
        f"{beside(options)}/at-work",
    )


def _found(options: argparse.Namespace) -> Iterator[Document]:
    alone = len(options.inputs) == 1
    own = finder(options.inputs, Path.cwd() if is_url(options.output) else Path(options.output))
    for given in options.inputs:
        if is_url(given):
            yield from find(given, alone=alone)
        elif given == STANDARD_INPUT:
            for line in sys.stdin.buffer:
                path = os.fsdecode(line.rstrip(b"\r\n"))
                if is_url(path):
                    yield from find(path, alone=False)
                else:
                    yield from map(_absolute, own.find_listed([line]))
        else:
            yield from map(_absolute, own.find([given]))


def _absolute(document: Document) -> Document:
    """A document whose path is one for every machine that sees the same folders."""
    return replace(document, path=os.path.abspath(document.path))  # noqa: PTH100
