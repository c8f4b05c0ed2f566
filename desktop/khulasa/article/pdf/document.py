"""Articles in PDFs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pypdfium2

from khulasa.article.blocks import Content, Source
from khulasa.article.errors import PasswordNeededError, UnreadableError
from khulasa.article.ocr.recognising import notes_on, recognise
from khulasa.article.ocr.tesseract import installed_tesseract, way_to_tesseract
from khulasa.article.pdf.about import about_of, title_of
from khulasa.article.pdf.blocks import blocks_of
from khulasa.article.pdf.columns import Layout
from khulasa.article.pdf.direction import Direction, backward_words, strong_letters
from khulasa.article.pdf.drawn import Drawing
from khulasa.article.pdf.letters import Letter, letters_of
from khulasa.article.pdf.lines import Line
from khulasa.article.pdf.margins import repeated_lines
from khulasa.article.pdf.scans import has_picture, picture_of
from khulasa.article.pdf.unnamed import with_names
from khulasa.article.pdf.words import rows_of
from khulasa.article.plain.text_file import MOST_CHARACTERS
from khulasa.wording import _, count_text

_WRONG_PASSWORD = 4
# A page with less than that is a picture, or empty.
_FEWEST_LETTERS = 8
_MOST_UNNAMED = 0.3


@dataclass(slots=True)
class _Pages:
    """What was read of a document's pages so far."""

    lines: list[list[Line]] = field(default_factory=list)
    tables: count[int] = field(default_factory=count)
    letters: int = 0
    backwards: int = 0
    turned: int = 0
    unnamed: int = 0
    pictures: int = 0
    recognised: int = 0
    words: int = 0
    doubtful_words: int = 0
    damaged: int = 0
    slanted: int = 0
    doubtful: int = 0


def read_pdf(source: Source) -> Content:
    """Read a PDF: text in the order of reading, then notes; no page numbers and running headers.

    Raises:
        PasswordNeededError: It is encrypted, and the password is missing or wrong.
        UnreadableError: It is damaged, too long, or its pages are pictures.
    """
    with _opened(source) as document:
        pages = _Pages()
        for number in range(len(document)):
            pages.lines.append(_read_page(document, number, pages))
        metadata = _metadata(document)
    if not any(pages.lines):
        raise _without_text(pages)
    if pages.unnamed > _MOST_UNNAMED * pages.letters:
        raise UnreadableError(
            _("its fonts don't say which letters they draw"),
            _("open it in a browser or PDF reader and look whether its text can be copied"),
        )
    margins = repeated_lines(pages.lines)
    blocks = blocks_of(_without(margins, pages.lines))
    return Content(
        blocks,
        notes=_notes(pages, len(margins)),
        title=title_of(metadata, blocks),
        about=about_of(metadata),
    )


def _without(ids: set[int], pages: list[list[Line]]) -> list[list[Line]]:
    return [[line for line in lines if id(line) not in ids] for lines in pages]


@contextmanager
def _opened(source: Source) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(source.data, password=source.password)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _WRONG_PASSWORD:
            raise PasswordNeededError(was_tried=bool(source.password)) from error
        raise UnreadableError(
            _("it is not a PDF, or it is damaged"),
            _("open it in a browser or PDF reader and print it into a new PDF"),
        ) from error
    with closing(document):
        yield document


def _metadata(document: pypdfium2.PdfDocument) -> dict[str, str]:
    try:
        said: dict[str, str] = document.get_metadata_dict()
    # The article is as good without it.
    except UnicodeDecodeError:
        return {}
    return said


def _read_page(document: pypdfium2.PdfDocument, number: int, pages: _Pages) -> list[Line]:
    try:
        with closing(document[number]) as page, closing(page.get_textpage()) as text_page:
            return _read_letters(page, text_page, number, pages)
    # A tree of pages that is damaged, or leads round in a circle, has pages that aren't there.
    except pypdfium2.PdfiumError:
        pages.damaged += 1
        return []


def _read_letters(page: Any, text_page: Any, number: int, pages: _Pages) -> list[Line]:
    letters, slanted = letters_of(page, text_page)
    letters = with_names(letters)
    pages.letters += len(letters)
    pages.slanted += slanted
    pages.unnamed += sum(letter.code > 0 for letter in letters)
    if pages.letters > MOST_CHARACTERS:
        raise UnreadableError(
            _("it has more than {:,} characters").format(MOST_CHARACTERS),
            _("cut the part you need into a file of its own"),
        )
    lines = _lines(page, number, letters, pages)
    if len(letters) < _FEWEST_LETTERS and has_picture(page):
        return _recognised(page, number, pages) or lines
    return lines


def _recognised(page: Any, number: int, pages: _Pages) -> list[Line]:
    """The lines of a page that is a picture, where they can be recognised."""
    tesseract = installed_tesseract()
    if tesseract is not None:
        with suppress(OSError):
            found = recognise(tesseract, picture_of(page), number)
            pages.recognised += 1
            pages.words += found.words
            pages.doubtful_words += found.doubtful
            return found.pages[0] if found.pages else []
    pages.pictures += 1
    return []


def _lines(page: Any, number: int, letters: list[Letter], pages: _Pages) -> list[Line]:
    rows = rows_of(letters)
    words = [word for row in rows for word in row]
    right, left = strong_letters(words)
    pages.backwards += backward_words(words)
    if right < left:
        direction = Direction.LEFT_TO_RIGHT
    else:
        direction = Direction.BACKWARDS if pages.backwards > 2 else Direction.RIGHT_TO_LEFT
        pages.turned += direction is Direction.BACKWARDS
    layout = Layout(number, direction, pages.tables, Drawing(page))
    lines = layout.lines(rows)
    pages.doubtful += layout.doubts > 0
    return lines


def _without_text(pages: _Pages) -> UnreadableError:
    if pages.pictures:
        return UnreadableError(
            _("its pages are pictures, such as a scanner makes"),
            way_to_tesseract(),
        )
    if pages.recognised:
        return UnreadableError(_("there is no text in the pictures that are its pages"))
    if pages.damaged:
        return UnreadableError(
            _("its pages are damaged"),
            _("open it in a browser or PDF reader and print it into a new PDF"),
        )
    return UnreadableError(_("it is empty"))


def _notes(pages: _Pages, margins: int) -> tuple[str, ...]:
    """What the reader should know of how it was read."""
    notes = (
        (
            margins,
            "{:,} line that comes again on every page, or is a page number, was left out.",
            "{:,} lines that come again on every page, or are page numbers, were left out.",
        ),
        (
            pages.doubtful,
            "The columns of {:,} page were hard to tell apart: check the reading order.",
            "The columns of {:,} pages were hard to tell apart: check the reading order.",
        ),
        (
            pages.turned,
            "On {:,} page Arabic is drawn from left to right; it was turned.",
            "On {:,} pages Arabic is drawn from left to right; it was turned.",
        ),
        (
            pages.pictures,
            "{:,} page is a picture; its text was not read.",
            "{:,} pages are pictures; their text was not read.",
        ),
        (
            pages.damaged,
            "{:,} page is damaged and was not read.",
            "{:,} pages are damaged and were not read.",
        ),
        (
            pages.slanted,
            "{:,} letter that stands at an angle to the others was left out.",
            "{:,} letters that stand at an angle to the others were left out.",
        ),
    )
    told = tuple(count_text(one, many, number) for number, one, many in notes if number)
    return told + (notes_on(pages.doubtful_words, pages.words) if pages.recognised else ())
