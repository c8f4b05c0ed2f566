"""Draws what a search found: an article, and below it the places in it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from khulasa.ui.library.article_model import ROW
from khulasa.ui.library.drawing import Text, draw, draw_ground, is_right_to_left, text_width
from khulasa.ui.library.hit_groups import HitLine
from khulasa.ui.widgets.fonts import line_height
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.style import colours

_SMALL = 0.88  # of the size that articles are read in
_HEADING = 0.95
_INDENT = 2 * UNIT


class HitDelegate(QStyledItemDelegate):
    """Two lines of text with the words that were found in bold, and where it stands."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line: HitLine = index.data(ROW)
        if line.heading:
            return QSize(0, round(line_height(_HEADING)) + 2 * UNIT)
        return QSize(0, 2 * _line() + UNIT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        palette = colours()
        draw_ground(painter, option, palette)
        line: HitLine = index.data(ROW)
        painter.setLayoutDirection(option.direction)
        box = option.rect.adjusted(2 * UNIT, 0, -2 * UNIT, 0)
        if line.heading:
            box.setTop(box.top() + UNIT)
            box.setBottom(box.bottom() - UNIT // 2)
        else:
            box.adjust(_INDENT, UNIT // 2, 0, -UNIT // 2)
        wide = round(text_width(line.place, zoom=_SMALL)) + 2
        text = QRect(box.left(), box.top(), box.width() - wide - 3 * UNIT, box.height())
        right = QRect(box.right() - wide + 1, box.top(), wide, box.height())
        if not line.heading:
            right.setHeight(_line())
        if option.direction is Qt.LayoutDirection.RightToLeft:
            # Mirrored within the whole row, so that the indentation changes sides too.
            text, right = (
                QStyle.visualRect(option.direction, option.rect, part) for part in (text, right)
            )
        shown = Text(
            line.text,
            palette.ink,
            _HEADING if line.heading else _SMALL,
            bold=line.heading,
            matches=line.matches,
            match_colour=palette.accent,
            right_to_left=is_right_to_left(line.text),
        )
        draw(painter, text, shown, 1 if line.heading else 2)
        draw(painter, right, Text(line.place, palette.quiet, _SMALL))


def _line() -> int:
    return round(line_height(_SMALL) * 0.92)
