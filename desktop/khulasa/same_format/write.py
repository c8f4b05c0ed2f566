"""The door: the translation in a copy of the article's file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from khulasa.article.blocks import Source
from khulasa.article.errors import UnreadableError
from khulasa.article.formats import (
    EPUB,
    HTML,
    MARKDOWN,
    OPENDOCUMENT,
    SLIDES,
    SUBTITLES,
    TEXT,
    WORD,
    Format,
)
from khulasa.reading.document import Reading
from khulasa.same_format.errors import SameFormatError
from khulasa.same_format.losses import Losses
from khulasa.wording import phrase

__all__ = ["SameFormat", "SameFormatError", "suffixes_for", "write_same_format"]

Writer = Callable[[Source, Reading, Losses], bytes]


@dataclass(frozen=True, slots=True)
class SameFormat:
    """A file with the translation.

    Attributes:
        data: The whole file.
        notes: Sentences for the reader on what is not as it was.
    """

    data: bytes
    notes: tuple[str, ...]


def _word(source: Source, reading: Reading, losses: Losses) -> bytes:
    from khulasa.same_format.word.document import write_word

    return write_word(source, reading, losses)


def _page(source: Source, reading: Reading, losses: Losses) -> bytes:
    from khulasa.same_format.web.page import write_page

    return write_page(source, reading, losses)


def _book(source: Source, reading: Reading, losses: Losses) -> bytes:
    from khulasa.same_format.web.book import write_book

    return write_book(source, reading, losses)


def _markdown(source: Source, reading: Reading, losses: Losses) -> bytes:
    from khulasa.same_format.markdown.document import write_markdown

    return write_markdown(source, reading, losses)


def _subtitles(source: Source, reading: Reading, losses: Losses) -> bytes:
    from khulasa.same_format.subtitles import write_subtitles

    return write_subtitles(source, reading, losses)


def _text(source: Source, reading: Reading, losses: Losses) -> bytes:
    from khulasa.same_format.plain_text import write_text

    return write_text(source, reading, losses)


def _slides(source: Source, reading: Reading, losses: Losses) -> bytes:
    from khulasa.same_format.slides.document import write_slides

    return write_slides(source, reading, losses)


def _opendocument(source: Source, reading: Reading, losses: Losses) -> bytes:
    from khulasa.same_format.opendocument.document import write_opendocument

    return write_opendocument(source, reading, losses)


_WRITERS: tuple[tuple[Format, Writer], ...] = (
    (WORD, _word),
    (OPENDOCUMENT, _opendocument),
    (SLIDES, _slides),
    (HTML, _page),
    (EPUB, _book),
    (MARKDOWN, _markdown),
    (SUBTITLES, _subtitles),
    (TEXT, _text),
)

SUFFIXES = tuple(suffix for known, _writer in _WRITERS for suffix in known.suffixes)
"""Endings of the files that can take their translation."""


def suffixes_for(data: bytes, suffix: str) -> tuple[str, ...]:
    """Endings for a copy of a file with its translation; none if its format cannot take that.

    Args:
        data: The whole file.
        suffix: Ending of its name, in small letters with the dot.
    """
    from khulasa.article.recognition import format_of

    try:
        known = format_of(data, suffix)
    except UnreadableError:
        return ()
    if _writer_of(known) is None:
        return ()
    if known != OPENDOCUMENT:
        return known.suffixes
    if not data.startswith(b"PK"):
        return ()  # a flat document
    packed = tuple(one for one in known.suffixes if not one.startswith(".f"))
    return (suffix,) if suffix in packed else packed


def write_same_format(data: bytes, suffix: str, reading: Reading) -> SameFormat:
    """Put a translation in the place of the text in a copy of the file that it was read from.

    Args:
        data: The file as it is now.
        suffix: Ending of its name, in small letters with the dot.
        reading: The article and what is known of its translation.

    Raises:
        SameFormatError: The file has another text now, or its format cannot take the translation.
    """
    from khulasa.article.recognition import format_of

    article = reading.article
    parts = frozenset(part.name for part in article.parts if part.read) if article.parts else None
    source = Source(data, suffix, article.encoding, parts=parts)
    losses = Losses()
    losses.count_sentences(reading)
    try:
        writer = _writer_of(format_of(data, suffix))
        if writer is None:
            raise SameFormatError(
                phrase(
                    "A file of this kind cannot take its translation; save it in another format."
                )
            )
        written = writer(source, reading, losses)
    except UnreadableError as error:
        raise SameFormatError(phrase("The file cannot be read: {}.", error.reason)) from error
    except SameFormatError:
        raise
    # Files that are not as they should be show as errors of many kinds.
    except Exception as error:
        raise SameFormatError(
            phrase(
                "The file is damaged and cannot take its translation; save it in another format."
            )
        ) from error
    return SameFormat(written, losses.notes())


def _writer_of(known: Format) -> Writer | None:
    return next((writer for one, writer in _WRITERS if one == known), None)
