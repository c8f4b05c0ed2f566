"""The output folder of ``khulasa batch``, and the run that it holds."""

from __future__ import annotations

import argparse
import json
import sqlite3
from pathlib import Path

from khulasa.batch.run_file import InUseError, OtherRunError
from khulasa.batch.state import RunState
from khulasa.cli.batches.options import Shard
from khulasa.cli.batches.task import SHAPING
from khulasa.cli.writing.output import CannotWriteError
from khulasa.wording import _

STATE = "run.sqlite"


def beside(options: argparse.Namespace) -> str:
    """The name of the folder with the run's state, in the output folder."""
    shard: Shard = options.shard
    return shard.name(".khulasa-batch")


def check_folders(options: argparse.Namespace) -> None:
    """Refuse to write among what is read: the next start would take it for documents.

    Raises:
        CannotWriteError: They would be.
    """
    output = Path(options.output).resolve()
    for given in options.inputs:
        folder = Path(given).resolve()
        if folder.is_dir() and folder.is_relative_to(output):
            raise CannotWriteError(
                _(
                    "The results cannot go to {output}: they would be among the documents of "
                    "{folder}. Choose another folder with -o."
                ).format(output=options.output, folder=given)
            )


def open_state(options: argparse.Namespace, output: Path) -> RunState:
    """The run that the output folder holds, or a new one.

    Args:
        options: Of the command.
        output: The folder.

    Raises:
        CannotWriteError: It is another run, or in use; or there is a report of something else.
        OSError: It cannot be made.
    """
    shard: Shard = options.shard
    path = output / beside(options) / STATE
    for suffix in (".csv", ".html"):
        report = output / shard.name("report", suffix)
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
        raise CannotWriteError(cannot_write(path, str(error))) from error


def _settings(options: argparse.Namespace) -> str:
    """All that shapes the results, to know the same run by."""
    return json.dumps({name: getattr(options, name) for name in SHAPING}, sort_keys=True)


def cannot_write(path: Path | str, reason: str) -> str:
    """What is said where nothing can be written."""
    return _("Cannot write {path}: {reason}. Choose another place with -o.").format(
        path=path, reason=reason
    )
