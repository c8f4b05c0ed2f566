"""Draws a row of the list of articles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from khulasa.export.direction import is_right_to_left as is_written_from_the_right
from khulasa.library.values import ArticleRow, Keeping
from khulasa.ui.library.drawing import (
    Text,
    draw,
    draw_line,
    is_right_to_left,
    row_colours,
    text_width,
)
from khulasa.ui.library.words import RowWords, row_words
from khulasa.ui.widgets.fonts import line_height
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.languages import language_name
from khulasa.ui.widgets.row_list import ROW, Index, RowPainter
from khulasa.ui.widgets.style import Colours

_SMALL = 0.88  # of the size that articles are read in
_PIN = 12  # pixels
_BETWEEN = " · "


class RowDelegate(RowPainter):
    """The title and the date, how far it is, and a line of the summary.

    Args:
        clock: Tells the time, with the zone that dates are shown in.
    """

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, _title_height() + 2 * _small_height() + 2 * UNIT)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = row_colours(option)
        draw_line(painter, option)
        row: ArticleRow | None = index.data(ROW)
        if row is None:
            return
        words = row_words(row, self._clock(), language_name)
        painter.setLayoutDirection(option.direction)
        box = option.rect.adjusted(2 * UNIT, UNIT, -2 * UNIT, -UNIT)
        top, small = _title_height(), _small_height()

        def place(part: QRect) -> QRect:
            return QStyle.visualRect(option.direction, box, part)

        first = QRect(box.left(), box.top(), box.width(), top)
        taken = _right_side(painter, first, row, words, palette)
        title = QRect(box.left(), box.top(), box.width() - taken - 2 * UNIT, top)
        expected = is_written_from_the_right(row.language)
        from_right = is_right_to_left(words.title, expected=expected)
        draw(painter, place(title), _bold(words.title, palette, right_to_left=from_right))
        second = QRect(box.left(), box.top() + top, box.width(), small)
        _details(painter, place, second, words, palette)
        line = QRect(box.left(), box.top() + top + small, box.width(), small)
        text = Text(
            words.line, palette.source_ink, _SMALL, right_to_left=is_right_to_left(words.line)
        )
        draw(painter, place(line), text)


def _title_height() -> int:
    return round(line_height(0.95))


def _small_height() -> int:
    return round(line_height(_SMALL) * 0.92)


def _bold(text: str, palette: Colours, *, right_to_left: bool) -> Text:
    return Text(text, palette.ink, 0.95, bold=True, right_to_left=right_to_left)


def _right_side(
    painter: QPainter, first: QRect, row: ArticleRow, words: RowWords, palette: Colours
) -> int:
    """Draw the date, and the pin before it; the width that they take."""
    direction = painter.layoutDirection()
    wide = round(text_width(words.date, zoom=_SMALL)) + 2
    date = QRect(first.right() - wide + 1, first.top(), wide, first.height())
    draw(
        painter, QStyle.visualRect(direction, first, date), Text(words.date, palette.quiet, _SMALL)
    )
    if row.keeping is not Keeping.PINNED:
        return wide
    pin = QRect(date.left() - UNIT - _PIN, first.center().y() - _PIN // 2, _PIN, _PIN)
    _draw_pin(painter, QStyle.visualRect(direction, first, pin), palette.accent)
    return wide + UNIT + _PIN


def _details(
    painter: QPainter,
    place: Callable[[QRect], QRect],
    line: QRect,
    words: RowWords,
    palette: Colours,
) -> None:
    """Draw languages, progress, doubts and the mark of edited articles, one after another."""
    parts = (
        (words.languages, palette.quiet),
        (words.progress, palette.accent),
        (words.doubts, palette.ink),
        (words.edited, palette.quiet),
    )
    before = ""
    for text, colour in parts:
        if not text:
            continue
        for piece, ink in ((before, palette.quiet), (text, colour)):
            if piece:
                draw(painter, place(line), Text(piece, ink, _SMALL))
                line.setLeft(line.left() + round(text_width(piece, zoom=_SMALL)))
        before = _BETWEEN


def _draw_pin(painter: QPainter, place: QRect, colour: str) -> None:
    """A drawing pin, leaning to the side."""
    path = QPainterPath()
    points = ((-3, -6), (3, -6), (2, -1), (5, 2), (-5, 2), (-2, -1))
    path.moveTo(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    path.closeSubpath()
    path.addRect(-0.6, 2, 1.2, 5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QPointF(place.center()))
    painter.rotate(30)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPath(path)
    painter.restore()
