"""The documents that commands write: in which format, with what in them, and where to."""

from __future__ import annotations

import argparse
import sys

from khulasa.article.formats import READABLE_SUFFIXES
from khulasa.cli.arguments.shared_options import PARTS
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.writing.output import (
    CannotWriteError,
    check_output,
    complain,
    page_width,
    write_document,
)
from khulasa.export.choices import Choices, Details, Layout
from khulasa.export.format_list import FORMATS, PLAIN, Format, format_of
from khulasa.reading.document import Reading
from khulasa.wording import _, list_text


class _AskedWronglyError(CannotWriteError):
    """What was asked for cannot be: a format for files on a terminal, an ending nobody writes."""

    code = ExitCode.USAGE


def check_document(options: argparse.Namespace, source: str) -> None:
    """Find out before the work whether its result can be written.

    Args:
        options: With what ``add_document`` adds.
        source: See ``check_output``.

    Raises:
        CannotWriteError: It cannot.
    """
    if options.output is not None:
        check_output(options.output, source)
        _check_ending(options)
    elif not wanted_format(options).is_text and sys.stdout.isatty():
        message = _("A {format} is nothing for a terminal. Name a file for it with -o.")
        raise _AskedWronglyError(message.format(format=wanted_format(options).name))


def _check_ending(options: argparse.Namespace) -> None:
    """Refuse the ending of a document that is only read, where plain text would come as a .doc."""
    suffix = options.output.suffix.lower()
    if options.format is not None or getattr(options, "same_format", False):
        return
    if format_of(options.output) is None and suffix in READABLE_SUFFIXES:
        message = _(
            "{name}: Khulasa reads {suffix} files and writes none. Give it another ending, one of"
            " {endings}, or say --format."
        )
        endings = list_text(known.suffix for known in FORMATS.values())
        raise _AskedWronglyError(
            message.format(name=options.output, suffix=suffix, endings=endings)
        )


def wanted_format(options: argparse.Namespace) -> Format:
    """The format that is asked for, by its name or by how the file ends."""
    if options.format is not None:
        return FORMATS[options.format]
    named = format_of(options.output) if options.output is not None else None
    return named or PLAIN


def write(options: argparse.Namespace, reading: Reading, details: Details, code: ExitCode) -> int:
    """Write a result; returns ``code``, or that of what went wrong.

    Args:
        options: With what ``add_document`` adds.
        reading: The result.
        details: What else is to be said of it.
        code: What the command comes to so far.
    """
    choices = choices_from(options)
    name = wanted_format(options).name

    def as_text() -> bytes:
        return _rendered(reading, "text", choices, details)

    try:
        document = _rendered(reading, name, choices, details)
    # A library that Qt needs is missing, or the format has a fault: the work is not lost for that.
    except Exception as error:
        complain(
            _("Cannot make a {format}: {reason}").format(
                format=name, reason=error or type(error).__name__
            )
        )
        document, code = as_text(), ExitCode.CANNOT_WRITE
        options = argparse.Namespace(**{**vars(options), "output": None})
    try:
        write_document(document, options.output, None if FORMATS[name].is_text else as_text)
    except CannotWriteError as error:
        return complain(str(error), error.code)
    return code


def choices_from(options: argparse.Namespace) -> Choices:
    """What of a result is wanted, as the options say."""
    note = getattr(options, "note", False)  # only kept articles have one
    return Choices(
        Layout(options.layout),
        **{part: part not in options.without for part in PARTS},
        marks=options.marks,
        note=note,
    )


def _rendered(reading: Reading, name: str, choices: Choices, details: Details) -> bytes:
    if name == "pdf":
        from khulasa.ui.export.pdf_without_window import pdf_without_window

        return pdf_without_window(reading, choices, details)
    from khulasa.export.formats import render

    return render(reading, name, choices, details, width=page_width())
