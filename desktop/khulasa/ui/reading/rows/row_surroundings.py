"""What is drawn around texts and is none of them: marks of lists, lines and names of tables."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from khulasa.ui.reading.rows.row_heights import GAP_IN_TABLE
from khulasa.ui.reading.rows.tables import Table
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.style import colours

_BESIDE_TEXT = UNIT - 1  # pixels between a mark and its text
_LABEL_SCALE = 0.8  # of the text's size


@dataclass(frozen=True, slots=True)
class Page:
    """Where lines stand in a column.

    Attributes:
        left: The left end of a line that is not indented, in pixels.
        measure: The width of such a line.
        direction: In which the text is written.
        font: The column's own.
    """

    left: float
    measure: float
    direction: Qt.LayoutDirection
    font: QFont

    def left_of(self, begin: float, width: float) -> float:
        """The left side of what begins so far from the beginning of a line and is so wide."""
        if self.direction is Qt.LayoutDirection.RightToLeft:
            return self.left + self.measure - begin - width
        return self.left + begin


def draw_mark(painter: QPainter, page: Page, mark: str, begin: float, baseline: float) -> None:
    """Draw the number or the bullet of an item whose text begins there."""
    width = QFontMetricsF(page.font).horizontalAdvance(mark)
    left = page.left_of(begin - _BESIDE_TEXT - width, width)
    _write(painter, page, page.font, mark, QPointF(left, baseline))


def draw_label(
    painter: QPainter, page: Page, words: str, box: tuple[float, float], baseline: float
) -> None:
    """Draw the name of its column above a cell, quietly; ``box`` is where its text begins, and
    how wide it is."""
    font = QFont(page.font)
    font.setPointSizeF(font.pointSizeF() * _LABEL_SCALE)
    metrics = QFontMetricsF(font)
    begin, room = box
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    left = page.left_of(begin, metrics.horizontalAdvance(shown))
    painter.save()
    painter.setPen(QColor(colours().quiet))
    _write(painter, page, font, shown, QPointF(left, baseline))
    painter.restore()


def draw_table_line(
    painter: QPainter, page: Page, table: Table, band: range, top: float, height: float
) -> None:
    """Draw what is around the cells of one line of a table.

    Args:
        painter: Paints the column.
        page: Where lines stand in it.
        table: The table.
        band: The rows of the line.
        top, height: Of the texts in it, in pixels.
    """
    palette = colours()
    box = QRectF(page.left, top - GAP_IN_TABLE / 2, page.measure, height + GAP_IN_TABLE)
    painter.save()
    if table.is_heading_line(band.start):
        painter.fillRect(box, QColor(palette.chrome))
    painter.setPen(QPen(QColor(palette.line), 1))
    # On whole pixels and a half a line is one pixel wide; neighbours share it.
    box = QRectF(box.toRect()).translated(0.5, 0.5)
    painter.drawRect(box)
    for share in () if table.is_spanned(band) else table.shares[1:-1]:
        x = round(page.left_of(share * page.measure, 0.0)) + 0.5
        painter.drawLine(QLineF(x, box.top(), x, box.bottom()))
    painter.restore()


def _write(painter: QPainter, page: Page, font: QFont, words: str, place: QPointF) -> None:
    painter.save()
    painter.setFont(font)
    painter.setLayoutDirection(page.direction)
    painter.drawText(place, words)
    painter.restore()
