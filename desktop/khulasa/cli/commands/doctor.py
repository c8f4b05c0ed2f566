"""``khulasa doctor``: what is installed, what works, and how to mend what does not."""

from __future__ import annotations

import argparse
import json
import sys

from khulasa.cli.arguments.shared_options import add_json
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.writing.output import CannotWriteError, complain, printing
from khulasa.doctor.report import as_record, as_text, examine, problems


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be said after ``khulasa doctor``."""
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print what was found; returns ``ExitCode.FAILED`` if something is wrong."""
    sections = examine()
    if options.json:
        report = json.dumps(as_record(sections), indent=1, ensure_ascii=False) + "\n"
    else:
        report = as_text(sections)
    try:
        with printing():
            sys.stdout.buffer.write(report.encode("utf-8", "replace"))
    except CannotWriteError as error:
        return complain(str(error), ExitCode.CANNOT_WRITE)
    return ExitCode.FAILED if problems(sections) else ExitCode.DONE
