"""How the pieces of a row are set, for Qt's layout of its text."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextCharFormat, QTextLayout

from khulasa.article.model import Kind
from khulasa.ui.reading.rows import Look, RowText, script_runs, utf16_length
from khulasa.ui.reading.text_formats import char_format, guess_format, in_font
from khulasa.ui.widgets.fonts import reading_font


def format_ranges(
    row: RowText, kind: Kind, ink: str, *, arabic: bool, zoom: float
) -> list[QTextLayout.FormatRange]:
    """The formats of a row's pieces; where two overlap, Qt joins them."""
    ranges = []
    if kind is Kind.HEADING:
        ranges.append(_range(0, utf16_length(row.text), char_format(ink, kind)))
    for start, end, part, spot in row.fragments():
        if part is not None and (spot or part.look is not Look.PLAIN):
            ranges.append(_range(start, end, char_format(ink, kind, part, spot=spot)))
    for start, end in (guess for part in row.parts for guess in part.guesses):
        ranges.append(_range(start, end, guess_format()))
    if arabic:
        font = in_font(QTextCharFormat(), reading_font(arabic=False, zoom=zoom))
        ranges += [_range(start, end, font) for start, end in _latin_places(row.text)]
    return ranges


def _latin_places(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    for run, latin in script_runs(text):
        end = place + utf16_length(run)
        if latin:
            yield place, end
        place = end


def _range(start: int, end: int, made: QTextCharFormat) -> QTextLayout.FormatRange:
    made_range = QTextLayout.FormatRange()
    made_range.start, made_range.length, made_range.format = start, end - start, made
    return made_range
