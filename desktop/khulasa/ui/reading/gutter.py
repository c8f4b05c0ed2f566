"""The strip between the columns that numbers the paragraphs."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from khulasa.ui.reading.column import ReadingPane
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.style import colours


class Gutter(QWidget):
    """Paints the number of each paragraph level with its first line."""

    def __init__(self, pane: ReadingPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pane = pane
        self._line_height = 0.0
        self._rows = 0

    def measure(self, line_height: float, rows: int) -> None:
        """Set the height of a line of text in the columns, and how many rows there will be."""
        self._line_height, self._rows = line_height, rows
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        digits = max(3, len(str(self._rows)))
        return QSize(self.fontMetrics().horizontalAdvance("0" * digits) + 2 * UNIT, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = colours()
        painter.fillRect(self.rect(), QColor(palette.page))
        painter.setPen(QColor(palette.quiet))
        scrolled = self._pane.verticalScrollBar().value()
        for row in self._pane.heights.rows_between(scrolled, scrolled + self.height()):
            box = QRectF(0, self._pane.row_top(row) - scrolled, self.width(), self._line_height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(row + 1))
