"""What can be said after ``khulasa batch``."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass

from khulasa.batch.document import shard_of
from khulasa.cli.arguments.shared_options import (
    STANDARD_INPUT,
    add_choices,
    add_private,
    add_reading,
    add_translation,
)
from khulasa.engine.computing.threads import engine_threads, usable_cores
from khulasa.export.format_list import FORMATS, PLAIN
from khulasa.wording import _

_SHARD = re.compile(r"([1-9]\d*)/([1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Shard:
    """One of so many parts of a batch; ``number`` counts from 1."""

    number: int = 1
    count: int = 1

    def name(self, name: str, suffix: str = "") -> str:
        """A file name that no other part has."""
        which = f"-{self.number}-of-{self.count}" if self.count > 1 else ""
        return f"{name}{which}{suffix}"

    def has(self, place: str) -> bool:
        """Whether a document belongs to this part."""
        return shard_of(place, self.count) == self.number - 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be said after ``khulasa batch``."""
    parser.add_argument(
        "inputs",
        metavar="IN",
        nargs="+",
        help=_(
            "folders with all below them, files, .zip archives, patterns such as '*.docx', or "
            "{standard} for a list of paths on standard input, one a line"
        ).format(standard=STANDARD_INPUT),
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        required=True,
        help=_("folder for the results and the report"),
    )
    add_reading(parser)
    add_translation(parser)
    parser.add_argument(
        "--format",
        choices=[name for name in FORMATS if name != "pdf"],
        default=PLAIN.name,
        help=_("what to write (default: {default})").format(default=PLAIN.name),
    )
    add_choices(parser)
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=_positive,
        default=max(1, usable_cores() // engine_threads()),
        help=_("engines that work at once, each with up to four cores (default: %(default)s)"),
    )
    parser.add_argument(
        "--shard",
        metavar="K/N",
        type=_shard,
        default=Shard(),
        help=_("only the documents of part K of N, which are the same on every machine"),
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help=_(
            "go on with what is in OUT also where the options were others (with the same options "
            "this is done anyway)"
        ),
    )
    parser.add_argument(
        "--retry",
        action="store_true",
        help=_("try again what was set aside"),
    )
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help=_("begin anew, and write over the files that are in OUT"),
    )
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help=_(
            "have the workers of a Dask scheduler do the work, such as tcp://host:8786; IN and OUT "
            "may then be URLs, such as s3://bucket/folder"
        ),
    )
    parser.add_argument(
        "--install",
        metavar="MODEL",
        action="append",
        default=[],
        help=_("with --cluster: have each worker install this model first, where it is missing"),
    )
    add_private(parser)


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("it has to be a number from 1 on"))
    return int(text)


def _shard(text: str) -> Shard:
    found = _SHARD.fullmatch(text)
    if found is None or int(found[1]) > int(found[2]):
        raise argparse.ArgumentTypeError(_("it has to look like 1/8, and 8/8 is the last"))
    return Shard(int(found[1]), int(found[2]))
