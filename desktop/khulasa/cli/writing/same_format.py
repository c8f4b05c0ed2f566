"""``khulasa translate --same-format``: the translation in a copy of the article's file."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from khulasa.article.read import READABLE_SUFFIXES, file_contents
from khulasa.cli.arguments.shared_options import STANDARD_INPUT
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.writing.output import CannotWriteError, complain, write_document
from khulasa.export.copying.clipboard import translation_text
from khulasa.reading.document import Reading
from khulasa.wording import _, list_text


class _NoLayoutError(CannotWriteError):
    """The file cannot take its translation, or it was not said where to."""

    code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class LayoutSource:
    """The file whose layout is kept, as it was before the article was read.

    Attributes:
        data: The whole file.
        suffix: Ending of its name.
    """

    data: bytes
    suffix: str


def add_same_format(parser: argparse.ArgumentParser) -> None:
    """Add the wish for the layout of the article's file."""
    parser.add_argument(
        "--same-format",
        action="store_true",
        help=_(
            "write a copy of FILE to OUT, with the translation in the place of its text: layout,"
            " pictures and tables stay"
        ),
    )


def layout_source(options: argparse.Namespace) -> LayoutSource | None:
    """The file whose layout is asked for; None if none is.

    Raises:
        CannotWriteError: It cannot take a translation, or nothing says where to.
        ReadError: It cannot be read.
    """
    from khulasa.same_format.write import SUFFIXES, suffixes_for

    if not options.same_format:
        return None
    if options.output is None:
        raise _NoLayoutError(_("With --same-format, name a file for the translation with -o."))
    if options.file == STANDARD_INPUT:
        raise _NoLayoutError(_("With --same-format, name the article's file."))
    data, suffix = file_contents(options.file)
    endings = suffixes_for(data, suffix)
    if not endings:
        raise _NoLayoutError(
            _(
                "A translation can keep the layout of {kinds}, and {file} is none of them. Leave"
                " out --same-format."
            ).format(kinds=list_text(SUFFIXES), file=options.file)
        )
    # Any other ending may be meant, but not that of another format.
    ending = options.output.suffix.lower()
    if ending in READABLE_SUFFIXES and ending not in endings:
        raise _NoLayoutError(
            _("With --same-format, the name after -o has to end with {endings}.").format(
                endings=_(" or ").join(endings)
            )
        )
    return LayoutSource(data, suffix)


def write_in_layout(
    options: argparse.Namespace, layout: LayoutSource, reading: Reading, code: ExitCode
) -> int:
    """Write the copy, and say what is not as it was; returns ``code``, or what went wrong."""
    from khulasa.same_format.write import SameFormatError, write_same_format

    def as_text() -> bytes:
        return f"{translation_text(reading)}\n".encode("utf-8", "replace")

    try:
        try:
            result = write_same_format(layout.data, layout.suffix, reading)
        except SameFormatError as error:
            complain(str(error))
            # The work is done: better its text than nothing.
            write_document(as_text(), None)
            return ExitCode.CANNOT_WRITE
        write_document(result.data, options.output, as_text)
    except CannotWriteError as error:
        return complain(str(error), error.code)
    for note in result.notes:
        complain(note)
    return code
