"""Articles in PDFs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any

import pypdfium2

from khulasa.article.blocks import Content, Source
from khulasa.article.errors import PasswordNeededError, UnreadableError
from khulasa.article.ocr.recognising import recognise
from khulasa.article.ocr.tesseract import installed_tesseract
from khulasa.article.pdf.about import about_of, title_of
from khulasa.article.pdf.blocks import blocks_of
from khulasa.article.pdf.columns import Layout
from khulasa.article.pdf.direction import Direction, backward_words, strong_letters
from khulasa.article.pdf.drawn import Drawing
from khulasa.article.pdf.letters import Letter, letters_of
from khulasa.article.pdf.lines import Line
from khulasa.article.pdf.margins import repeated_lines
from khulasa.article.pdf.pages import Pages, no_text_error, notes_on_pages
from khulasa.article.pdf.scans import has_picture, picture_of
from khulasa.article.pdf.unnamed import with_names
from khulasa.article.pdf.words import rows_of
from khulasa.article.plain.text_file import MOST_CHARACTERS
from khulasa.wording import phrase

_WRONG_PASSWORD = 4
# A page with less than that is a picture, or empty.
_FEWEST_LETTERS = 8
# A document of fewer pages is read before anybody looks; from so many its beginning is made.
_LONG, _BEGINNING = 25, 5
_STEPS = 100  # in which it is told how far it is


def read_pdf(source: Source) -> Content:
    """Read a PDF: text in the order of reading, then notes; no page numbers and running headers.

    Raises:
        PasswordNeededError: It is encrypted, and the password is missing or wrong.
        UnreadableError: It is damaged, too long, or its pages are pictures.
    """
    with _opened(source) as document:
        pages = Pages(len(document), _metadata(document))
        for number in range(pages.total):
            pages.add(_read_page(document, number, pages))
            if source.on_pages is not None:
                _tell(pages, source.on_pages)
    if not pages.filled or pages.are_nameless:
        raise no_text_error(pages)
    return _content(pages)


def _tell(pages: Pages, on_pages: Callable[[int, int, Content | None], None]) -> None:
    """Tell of a document that takes long how it begins, and then how far it is."""
    done = len(pages.lines)
    if done == pages.total or not (pages.total >= _LONG or pages.recognised):
        return
    # A picture takes seconds; of other pages there are enough soon to tell running headers by.
    enough = pages.filled >= max(1 if pages.recognised else _BEGINNING, 2 * pages.tried)
    begun = None
    if enough and not pages.are_begun and not pages.are_nameless:
        begun = _content(pages)
        pages.tried, pages.are_begun = pages.filled, bool(begun.blocks)
    if pages.are_begun and begun is not None:
        on_pages(done, pages.total, begun)
    elif done % max(pages.total // _STEPS, 1) == 0:
        on_pages(done, pages.total, None)


def _content(pages: Pages) -> Content:
    """The article in the pages that are read so far."""
    margins = repeated_lines(pages.lines)
    blocks = blocks_of(_without(margins, pages.lines))
    return Content(
        blocks,
        notes=notes_on_pages(pages, len(margins)),
        title=title_of(pages.metadata, blocks),
        about=about_of(pages.metadata),
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
            phrase("it is not a PDF, or it is damaged"),
            phrase("open it in a browser or PDF reader and print it into a new PDF"),
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


def _read_page(document: pypdfium2.PdfDocument, number: int, pages: Pages) -> list[Line]:
    try:
        with closing(document[number]) as page, closing(page.get_textpage()) as text_page:
            return _read_letters(page, text_page, number, pages)
    # A tree of pages that is damaged, or leads round in a circle, has pages that aren't there.
    except pypdfium2.PdfiumError:
        pages.damaged += 1
        return []


def _read_letters(page: Any, text_page: Any, number: int, pages: Pages) -> list[Line]:
    letters, slanted = letters_of(page, text_page)
    letters = with_names(letters)
    pages.letters += len(letters)
    pages.slanted += slanted
    pages.unnamed += sum(letter.code > 0 for letter in letters)
    if pages.letters > MOST_CHARACTERS:
        raise UnreadableError(
            phrase("it has more than {:,} characters", MOST_CHARACTERS),
            phrase("cut the part you need into a file of its own"),
        )
    lines = _lines(page, number, letters, pages)
    if len(letters) < _FEWEST_LETTERS and has_picture(page):
        return _recognised(page, number, pages) or lines
    return lines


def _recognised(page: Any, number: int, pages: Pages) -> list[Line]:
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


def _lines(page: Any, number: int, letters: list[Letter], pages: Pages) -> list[Line]:
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
