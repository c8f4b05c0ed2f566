"""Two columns that scroll together, and the place in them that stays where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from khulasa.ui.reading.column import ReadingPane
from khulasa.ui.reading.measuring import Measuring
from khulasa.ui.reading.row_heights import MARGIN, RowHeights

_LATER = 50  # milliseconds after a movement, when what comes next is made ready


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

    def __init__(
        self, source: ReadingPane, target: ReadingPane, heights: RowHeights, measuring: Measuring
    ) -> None:
        super().__init__(target)
        self._panes, self._target = (source, target), target
        self._heights, self._measuring = heights, measuring
        self.anchor = (0, 0.0)
        self.is_moving = False
        self._ahead = QTimer(self, interval=_LATER, singleShot=True)
        self._ahead.timeout.connect(self._look_ahead)
        for pane in self._panes:
            pane.verticalScrollBar().valueChanged.connect(
                lambda _value, pane=pane: self._follow(pane)
            )
            pane.viewport().installEventFilter(self)
        # The target gets its new size last; of a change of the source alone the timer tells.
        target.resized.connect(self._fit)
        source.resized.connect(lambda: QTimer.singleShot(0, self, self._fit))

    @contextmanager
    def suspended(self) -> Iterator[None]:
        """While the columns are changed, take no movement of theirs for the reader's."""
        before, self.is_moving = self.is_moving, True
        yield
        self.is_moving = before

    def set_anchor_to_row(self, row: int) -> None:
        """Set the anchor so that a row is at the top, with the page's margin above it."""
        self.anchor = row, float(-MARGIN)

    def remember(self) -> None:
        """Set the anchor to what the target column shows now."""
        scrolled = self._target.verticalScrollBar().value()
        row = self._heights.row_at(scrolled)
        below = self._heights.shown_from(row + 1)
        text_end = self._heights.top(row) + self._heights.text_height(row)
        if scrolled >= text_end and below is not None:
            row = below
        self.anchor = (row, scrolled - self._heights.top(row))

    def hold(self) -> None:
        """Scroll both columns to the anchor."""
        if self.anchor[0] < self._heights.count:
            self._update_sizes()
            self._settle(self._scroll_to_anchor)
        self.moved.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            # Qt is about to scroll on its own account.
            self.is_moving = True
        return False

    def _fit(self) -> None:
        """Set all rows in the columns' new widths, with the anchor where it was."""
        self.is_moving = False
        if self._measuring.widths_changed():
            self._measuring.guess_all()
        self.hold()

    def _follow(self, pane: ReadingPane) -> None:
        if not self.is_moving and pane.row_count:
            bar = pane.verticalScrollBar()
            if 0 < bar.value() == bar.maximum():
                self._settle(self._scroll_to_end)
            else:
                self._anchor_to_what_is_read(bar.value())
                self._settle(self._scroll_to_anchor)
            self.remember()
            self.moved.emit()
            self.scrolled.emit()
        else:
            self.moved.emit()

    def _anchor_to_what_is_read(self, scrolled: int) -> None:
        """Hold what stays in sight, and not what just comes in above it and is only guessed."""
        rows = self._heights.rows_between(scrolled, scrolled + self._target.viewport().height())
        row = next(filter(self._heights.is_measured, rows), self._heights.row_at(scrolled))
        self.anchor = (row, scrolled - self._heights.top(row))

    def _settle(self, scroll: Callable[[], None], beyond: float = 0.0) -> None:
        """Scroll, and do so again as long as rows turn out higher or lower than guessed.

        Args:
            scroll: Scrolls both columns.
            beyond: How far out of sight rows have to be measured, in heights of the view.
        """
        with self.suspended():
            scroll()
            while self._measuring.measure(rows := self._rows_within(beyond)):
                self._update_sizes()
                scroll()
            for pane in self._panes:
                pane.forget_surplus(rows)
        if not beyond:
            self._ahead.start()

    def _update_sizes(self) -> None:
        with self.suspended():
            for pane in self._panes:
                pane.update_size()

    def _look_ahead(self) -> None:
        """Measure what is a step away, so that a leaf is turned by exactly a leaf."""
        if self.anchor[0] < self._heights.count:
            self._settle(self._scroll_to_anchor, beyond=1.0)

    def _rows_within(self, beyond: float) -> list[int]:
        top, height = self._target.verticalScrollBar().value(), self._target.viewport().height()
        return self._heights.rows_between(top - beyond * height, top + (1 + beyond) * height)

    def _scroll_to_anchor(self) -> None:
        row, offset = self.anchor
        for pane in self._panes:
            pane.verticalScrollBar().setValue(round(self._heights.top(row) + offset))

    def _scroll_to_end(self) -> None:
        for pane in self._panes:
            pane.verticalScrollBar().setValue(pane.verticalScrollBar().maximum())
