"""The formats of a row's pieces, which it gets when it is first looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from khulasa.article.model import Kind
from khulasa.ui.reading.rows.row_text import Look, RowText
from khulasa.ui.reading.rows.text_formats import char_format, guess_format, in_font, term_format
from khulasa.ui.reading.rows.text_units import script_runs, utf16_length
from khulasa.ui.widgets.fonts import reading_font

Formats = Sequence[tuple[int, int, QTextCharFormat]]


def row_formats(row: RowText, kind: Kind, ink: str, *, arabic: bool, zoom: float) -> Formats:
    """Half-open ranges with their formats, which are to be merged in this order.

    There are none for a row that is all in the column's own font and ink.
    """
    made: list[tuple[int, int, QTextCharFormat]] = []
    for start, end, part, spot in row.fragments():
        if part is not None and (spot or part.note or part.look is not Look.PLAIN):
            made.append((start, end, char_format(ink, kind, part, spot=spot)))
    made += ((*guess, guess_format()) for part in row.parts for guess in part.guesses)
    made += (
        (start, end, term_format(words)) for part in row.parts for start, end, words in part.terms
    )
    if arabic and (places := list(_latin_places(row.text))):
        font = in_font(QTextCharFormat(), reading_font(arabic=False, zoom=zoom))
        made += ((start, end, font) for start, end in places)
    if made or kind is Kind.HEADING:
        made.insert(0, (0, utf16_length(row.text), char_format(ink, kind)))
    return made


def apply_formats(block: QTextBlock, formats: Formats) -> None:
    """Set a row in formats, and in nothing else; nobody is told, as its text stays the same."""
    document = block.document()
    blocked = document.blockSignals(True)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _select(cursor, block, 0, block.length() - 1)
    cursor.setCharFormat(QTextCharFormat())
    for start, end, made in formats:
        _select(cursor, block, start, end)
        cursor.mergeCharFormat(made)
    cursor.endEditBlock()
    document.blockSignals(blocked)


def _select(cursor: QTextCursor, block: QTextBlock, start: int, end: int) -> None:
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)


def _latin_places(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    for run, latin in script_runs(text):
        end = place + utf16_length(run)
        if latin:
            yield place, end
        place = end
