"""From pictures to lines of text with their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from khulasa.article.blocks import Content, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.ocr.tesseract import Tesseract, installed_tesseract, way_to_tesseract
from khulasa.article.pdf.blocks import blocks_of
from khulasa.article.pdf.direction import is_right_to_left
from khulasa.article.pdf.lines import Line
from khulasa.article.pdf.margins import repeated_lines
from khulasa.wording import Phrase, count_phrase, phrase

_DOUBTFUL = 60.0
"""Below this confidence, of 100, about every other word is wrong."""
_SIZE = 11.0
# Lines are of one size unless they are much higher: boxes depend on which letters they hold.
_MUCH_HIGHER = 1.6
_TITLE_WORDS = 15
_MARKS = str.maketrans("", "", "\u200e\u200f")


@dataclass(frozen=True, slots=True)
class _Row:
    """A word in Tesseract's table."""

    page: int
    line: tuple[int, int, int]
    box: tuple[float, float, float, float]
    confidence: float
    text: str

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised.

    Attributes:
        pages: The lines of each page in the order of reading.
        words: How many words there are.
        doubtful: How many of them may be wrong.
    """

    pages: list[list[Line]]
    words: int
    doubtful: int


def recognise(tesseract: Tesseract, picture: bytes, first_page: int = 0) -> Recognised:
    """Recognise the text in a picture, or in several of one file.

    Args:
        tesseract: Recognises it.
        picture: The file.
        first_page: Number of the first page.

    Raises:
        OSError: Tesseract cannot read it.
    """
    rows = list(_rows(tesseract.recognise(picture)))
    pages = [
        _lines(list(group), first_page + number - 1)
        for number, group in groupby(rows, lambda row: row.page)
    ]
    doubtful = sum(row.confidence < _DOUBTFUL for row in rows)
    return Recognised(pages, len(rows), doubtful)


def read_picture(source: Source) -> Content:
    """Read the text in a photograph or a scan.

    Raises:
        UnreadableError: Tesseract is not installed, or finds no text.
    """
    tesseract = installed_tesseract()
    if tesseract is None:
        raise UnreadableError(phrase("it is a picture"), way_to_tesseract())
    try:
        found = recognise(tesseract, source.data)
    except OSError as error:
        raise UnreadableError(
            phrase("it is a picture that Tesseract cannot read"), phrase("save it again as PNG")
        ) from error
    if not found.words:
        raise UnreadableError(phrase("there is no text in the picture"))
    margins = repeated_lines(found.pages)
    inner = [[line for line in lines if id(line) not in margins] for lines in found.pages]
    return Content(blocks_of(inner), notes=notes_on(found.doubtful, found.words))


def notes_on(doubtful: int, words: int) -> tuple[Phrase | str, ...]:
    """What the reader should know of recognised text.

    Args:
        doubtful: How many words may be wrong.
        words: How many there are.
    """
    said = phrase("The text was recognised in a picture: compare names and numbers with it.")
    if not doubtful:
        return (said,)
    return (
        said,
        count_phrase(
            "{:,} of {words:,} words was hard to make out.",
            "{:,} of {words:,} words were hard to make out.",
            doubtful,
            words=words,
        ),
    )


def _rows(table: str) -> Iterable[_Row]:
    for line in table.splitlines()[1:]:
        level, page, block, paragraph, number, _word, *box, confidence, text = line.split("\t", 11)
        # It marks the direction of Latin words.
        text = text.translate(_MARKS).strip()
        if level == "5" and text:
            left, top, width, height = map(float, box)
            yield _Row(
                int(page),
                (int(block), int(paragraph), int(number)),
                (left, top, left + width, top + height),
                float(confidence),
                text,
            )


def _lines(rows: list[_Row], page: int) -> list[Line]:
    usual = median(row.height for row in rows) or 1.0
    # What is usually a word's height counts as one line of letters of the usual size.
    scale = _SIZE / usual
    lines: list[Line] = []
    for _block, group in groupby(rows, lambda row: row.line[:1]):
        block = list(group)
        column = _extent(block, scale)
        for _paragraph, several in groupby(block, lambda row: row.line[:2]):
            words = list(several)
            height = median(row.height for row in words)
            is_title = height > _MUCH_HIGHER * usual and len(words) <= _TITLE_WORDS
            size = scale * height if is_title else _SIZE
            for number, line in groupby(words, lambda row: row.line):
                begins = number == words[0].line and bool(lines)
                lines.append(_line(list(line), page, column, scale, size, begins=begins))
    return lines


def _line(
    rows: list[_Row],
    page: int,
    column: tuple[float, float],
    scale: float,
    size: float,
    *,
    begins: bool,
) -> Line:
    left, right = _extent(rows, scale)
    return Line(
        text=" ".join(row.text for row in rows),
        page=page,
        base=-scale * median(row.box[3] for row in rows),
        left=left,
        right=right,
        column=column,
        size=size,
        bold=False,
        right_to_left=is_right_to_left("".join(row.text for row in rows)),
        first_word=scale * (rows[0].box[2] - rows[0].box[0]),
        begins=begins,
    )


def _extent(rows: list[_Row], scale: float) -> tuple[float, float]:
    return scale * min(row.box[0] for row in rows), scale * max(row.box[2] for row in rows)
