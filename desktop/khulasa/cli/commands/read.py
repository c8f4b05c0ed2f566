"""``khulasa read``: what was read of a file, without translating it."""

from __future__ import annotations

import argparse
from pathlib import Path

from khulasa.article.read import ReadError
from khulasa.cli.arguments.article_input import read
from khulasa.cli.arguments.shared_options import add_article
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.writing.output import CannotWriteError, check_output, complain, write_document
from khulasa.export.exchange.as_read import FORMATS
from khulasa.export.sentence_text import printable
from khulasa.wording import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be said after ``khulasa read``."""
    add_article(parser)
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default=next(iter(FORMATS)),
        help=_("what to print (default: {default})").format(default=next(iter(FORMATS))),
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        help=_("write to this file instead of the terminal"),
    )


def run(options: argparse.Namespace) -> int:
    """Read the article and print it; returns an ``ExitCode``."""
    try:
        if options.output is not None:
            check_output(options.output, options.file)
        document = FORMATS[options.format](read(options))
        if options.format != "json":
            document = printable(document)
        write_document(document.encode("utf-8", "replace"), options.output)
    except ReadError as error:
        return complain(str(error), ExitCode.CANNOT_READ)
    except CannotWriteError as error:
        return complain(str(error), error.code)
    return ExitCode.DONE
