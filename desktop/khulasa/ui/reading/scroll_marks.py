"""Marks on the scroll bar: where in the article there is something to go to."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from khulasa.ui.reading.row_heights import RowHeights
from khulasa.ui.widgets.style import colours

_HEIGHT = 2  # pixels


class ScrollMarks(QWidget):
    """Lies on a scroll bar and lets the pointer through.

    Args:
        bar: The scroll bar.
        heights: Where the rows are.
    """

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
        """Keep the size of the bar."""
        if event.type() is QEvent.Type.Resize and isinstance(bar, QWidget):
            self.resize(bar.size())
        return False

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
