"""Marks on the scroll bar: where in the article there is something; a click on one goes there."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from khulasa.ui.reading.rows.row_heights import RowHeights
from khulasa.ui.widgets.style import colours

_HEIGHT = 2  # pixels
_REACH = 4  # pixels: so far from a mark a click is still meant for it


class ScrollMarks(QWidget):
    """Lies on a scroll bar and lets the pointer through.

    Signals:
        wanted: Number of a row whose mark was clicked.

    Args:
        bar: The scroll bar.
        heights: Where the rows are.
    """

    wanted = Signal(int)

    def __init__(self, bar: QScrollBar, heights: RowHeights) -> None:
        super().__init__()
        self._heights = heights
        self._rows: dict[str, frozenset[int]] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.lie_on(bar)

    def lie_on(self, bar: QScrollBar) -> None:
        """Lie on a scroll bar from now on."""
        if (before := self.parent()) is not None:
            before.removeEventFilter(self)
        self.setParent(bar)
        bar.installEventFilter(self)
        self.resize(bar.size())
        self.show()

    @property
    def rows(self) -> dict[str, frozenset[int]]:
        """The rows that are marked, by what for."""
        return dict(self._rows)

    def set_rows(self, what: str, rows: Collection[int]) -> None:
        """Mark rows, in the place of those marked before for the same.

        Args:
            what: ``doubts`` or ``found``.
            rows: Their numbers.
        """
        wanted = frozenset(rows)
        if wanted != self._rows.get(what, frozenset()):
            self._rows[what] = wanted
            self.update()

    def eventFilter(self, bar: QObject, event: QEvent) -> bool:
        """Keep the size of the bar, and take the clicks that are meant for a mark."""
        if not isinstance(bar, QScrollBar):
            return False
        if event.type() is QEvent.Type.Resize:
            self.resize(bar.size())
        if event.type() is QEvent.Type.ToolTip:
            return True  # else the text behind would tell about its sentence at this height
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            row = self._row_at(event.position().y())
            if event.button() is Qt.MouseButton.LeftButton and row is not None:
                self.wanted.emit(row)
                return True
        return False

    def _row_at(self, y: float) -> int | None:
        """The row whose mark is meant at a height of the bar; where the handle lies, none is."""
        bar = self.parent()
        total = self._heights.total or 1.0
        if isinstance(bar, QScrollBar):
            clicked = y / self.height() * (bar.maximum() + bar.pageStep())
            if bar.value() <= clicked <= bar.value() + bar.pageStep():
                return None
        marked = {row for rows in self._rows.values() for row in rows if row < self._heights.count}
        away = {row: abs(self._heights.top(row) / total * self.height() - y) for row in marked}
        nearest = min(away, key=away.__getitem__, default=None)
        return nearest if nearest is not None and away[nearest] <= _REACH else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = colours()
        total = self._heights.total or 1.0
        inks = {"doubts": palette.doubtful, "found": palette.accent}
        for what, rows in self._rows.items():
            ink = QColor(inks[what])
            # Two kinds of marks stand beside each other.
            left = 0.0 if what == "doubts" else self.width() / 2
            shown = (row for row in rows if row < self._heights.count)
            # Thousands of rows are few lines of pixels.
            lines = {round(self._heights.top(row) / total * self.height()) for row in shown}
            for y in lines:
                painter.fillRect(QRectF(left, y, self.width() / 2, _HEIGHT), ink)
