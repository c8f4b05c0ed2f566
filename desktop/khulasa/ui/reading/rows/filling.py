"""Fills in the rows of an article, a chunk whenever there is nothing else to do."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from khulasa.ui.reading.columns.linked_scrolling import LinkedScrolling
from khulasa.ui.reading.rows.aligned_rows import AlignedRows


class Filling(QObject):
    """Works until all rows are there.

    Signals:
        done: All of them are.

    Args:
        rows: Knows what is to be filled in.
        scrolling: Keeps what is in sight where it is.
    """

    done = Signal()

    def __init__(self, rows: AlignedRows, scrolling: LinkedScrolling, parent: QObject) -> None:
        super().__init__(parent)
        self._rows, self._scrolling = rows, scrolling
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._work)

    def begin(self) -> None:
        """Fill in the first chunk now, and the others after it."""
        self._timer.start()
        self._work()

    def fill_up_to(self, row: int) -> None:
        """Have a row filled in now, and all before it."""
        while row >= self._rows.filled and self._timer.isActive():
            self._work()

    def _work(self) -> None:
        self._rows.fill_chunk()
        self._scrolling.hold()
        if self._rows.is_done:
            self._timer.stop()
            self.done.emit()
