"""Two columns that scroll together, and the place in them that stays where it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal

from khulasa.ui.reading.column import ReadingPane


class LinkedScrolling(QObject):
    """Keeps a row at the same height in both columns, whatever changes around it.

    Signals:
        scrolled: The reader scrolled one column, and the other one followed.
        moved: Either column shows another part of its text.

    Attributes:
        anchor: The row at the top of the view, and how many pixels of it are above the top.
        is_moving: The columns are being changed, so that their scroll bars say nothing of what
            the reader wants.
    """

    scrolled = Signal()
    moved = Signal()

    def __init__(self, source: ReadingPane, target: ReadingPane) -> None:
        super().__init__(target)
        self._source, self._target = source, target
        self.anchor = (0, 0.0)
        self.is_moving = False
        for pane, other in ((source, target), (target, source)):
            pane.verticalScrollBar().valueChanged.connect(
                lambda _value, pane=pane, other=other: self._follow(pane, other)
            )

    @contextmanager
    def suspended(self) -> Iterator[None]:
        """While the columns are changed, take no movement of theirs for the reader's."""
        self.is_moving = True
        yield
        self.is_moving = False

    def set_anchor_to_row(self, row: int) -> None:
        """Set the anchor so that a row is at the top, with the page's margin above it."""
        self.anchor = row, -self._target.document().documentMargin()

    def remember(self) -> None:
        """Set the anchor to what the target column shows now."""
        self._remember(self._target)

    def hold(self) -> None:
        """Scroll both columns to the anchor."""
        if self.anchor[0] < self._target.row_count:
            self._scroll(self._source)
            self._scroll(self._target)
        self.moved.emit()

    def source_height(self, row: int) -> float:
        """Height of a row in the source column; 0 if the column is not shown."""
        return 0.0 if self._source.isHidden() else self._source.row_height(row)

    def _follow(self, pane: ReadingPane, other: ReadingPane) -> None:
        self.moved.emit()
        if self.is_moving or not pane.row_count:
            return
        self._remember(pane)
        self._scroll(other)
        self.scrolled.emit()

    def _remember(self, pane: ReadingPane) -> None:
        scrolled = pane.verticalScrollBar().value()
        row = pane.row_at(scrolled)
        text = max(self.source_height(row), self._target.row_height(row))
        below = pane.shown_from(row + 1)
        if scrolled >= pane.row_top(row) + text and below is not None:
            row = below
        self.anchor = (row, scrolled - pane.row_top(row))

    def _scroll(self, pane: ReadingPane) -> None:
        row, offset = self.anchor
        with self.suspended():
            pane.verticalScrollBar().setValue(round(pane.row_top(row) + offset))
