"""Draws what a search found: an article, and below it the places in it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyleOptionViewItem

from khulasa.ui.library.drawing import (
    Text,
    draw,
    is_right_to_left,
    lines_needed,
    row_colours,
    text_width,
)
from khulasa.ui.library.hit_groups import HitLine
from khulasa.ui.widgets.fonts import line_height
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.row_list import ROW, Index, RowPainter
from khulasa.ui.widgets.style import Colours, colours

_SMALL = 0.88  # of the size that articles are read in
_HEADING = 0.95
_MOST_LINES = 2


class HitDelegate(RowPainter):
    """Up to two lines of text with the words that were found in bold, and where it stands."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: HitLine = index.data(ROW)
        if line.heading:
            return QSize(0, round(line_height(_HEADING)) + 2 * UNIT)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractScrollArea) else 0
        place, _right = _parts(QRect(0, 0, width, 0), line)
        lines = lines_needed(_text(line, colours()), place.width(), _MOST_LINES)
        return QSize(0, lines * _line() + UNIT)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = row_colours(option)
        line: HitLine = index.data(ROW)
        painter.setLayoutDirection(option.direction)
        place, right = (
            # Mirrored within the whole row, so that the indentation changes sides too.
            QStyle.visualRect(option.direction, option.rect, part)
            for part in _parts(option.rect, line)
        )
        text = _text(line, palette)
        lines = 1 if line.heading else max(1, place.height() // _line())
        draw(painter, place, text, min(lines, _MOST_LINES))
        draw(painter, right, Text(line.place, palette.quiet, _SMALL))


def _parts(row: QRect, line: HitLine) -> tuple[QRect, QRect]:
    """Where in a row the text stands, and where what it says of its place."""
    box = row.adjusted(2 * UNIT, UNIT // 2, -2 * UNIT, -UNIT // 2)
    if line.heading:
        box.setTop(box.top() + UNIT // 2)
    else:
        box.setLeft(box.left() + 2 * UNIT)
    wide = round(text_width(line.place, zoom=_SMALL)) + 2
    text = QRect(box.left(), box.top(), box.width() - wide - 3 * UNIT, box.height())
    height = box.height() if line.heading else _line()
    return text, QRect(box.right() - wide + 1, box.top(), wide, height)


def _text(line: HitLine, palette: Colours) -> Text:
    return Text(
        line.text,
        palette.accent if line.entry.unfolds else palette.ink,
        _HEADING if line.heading else _SMALL,
        bold=line.heading,
        matches=line.matches,
        match_colour=palette.accent,
        right_to_left=is_right_to_left(line.text),
    )


def _line() -> int:
    return round(line_height(_SMALL) * 0.92)
