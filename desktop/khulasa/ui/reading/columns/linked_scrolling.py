"""Two columns that scroll together or apart, and the place in them that stays where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from khulasa.ui.reading.columns.column import ReadingPane
from khulasa.ui.reading.rows.measuring import Measuring
from khulasa.ui.reading.rows.row_heights import MARGIN, RowHeights
from khulasa.ui.widgets.later import later

_LATER = 50  # milliseconds after a movement, when what comes next is made ready
_AT_ONCE = 30  # rows that are made ready at a time: in tables there are many to a screenful

Anchor = tuple[int, float]


class LinkedScrolling(QObject):
    """Keeps a row at the same height in both columns, whatever changes around it.

    Columns that scroll apart keep a row each. The rows have the same heights in both all the same:
    so both can be level again at once.

    Signals:
        scrolled: The reader scrolled one column, and the other one followed.
        moved: Either column shows another part of its text.

    Attributes:
        main: The column that is read; the other one may not be shown.
        is_moving: The columns are being changed, so that their scroll bars say nothing of what
            the reader wants.
    """

    scrolled = Signal()
    moved = Signal()

    def __init__(
        self, source: ReadingPane, target: ReadingPane, heights: RowHeights, measuring: Measuring
    ) -> None:
        super().__init__(target)
        self._panes, self.main = (source, target), target
        self._heights, self._measuring = heights, measuring
        self._anchors: dict[ReadingPane, Anchor] = {}
        self._linked = True
        self.anchor = (0, 0.0)
        self.is_moving = False
        self._ahead = QTimer(self, interval=_LATER, singleShot=True)
        self._ahead.timeout.connect(self._look_ahead)
        for pane in self._panes:
            pane.verticalScrollBar().valueChanged.connect(
                lambda _value, pane=pane: self._follow(pane)
            )
            pane.viewport().installEventFilter(self)
            # Of columns that change together the last one tells; of one alone, the timer.
            pane.resized.connect(lambda: later(self, self._fit_to_sizes))
        target.resized.connect(self.fit)

    @property
    def anchor(self) -> Anchor:
        """The row at the top of the view, and how many pixels of it are above the top."""
        return self._anchors[self.main]

    @anchor.setter
    def anchor(self, anchor: Anchor) -> None:
        self._anchors = dict.fromkeys(self._panes, anchor)

    @property
    def linked(self) -> bool:
        """Whether both columns scroll together."""
        return self._linked

    @linked.setter
    def linked(self, on: bool) -> None:
        self._linked = on
        if on:
            self.anchor = self.anchor
            self.hold()

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
        """Set the anchor to what the columns show now, if they show anything."""
        if self._heights.count:
            for pane in self._panes:
                self._anchors[pane] = self._seen_in(self.main if self._linked else pane)

    def bring_up(self, row: int, depth: Callable[[], float]) -> None:
        """Show a place of a row, with some lines above it.

        Args:
            row: Its number.
            depth: Gives how far below the top of the row the place is.
        """
        self.anchor = (row, depth() - self.main.viewport().height() / 4)
        self.hold()

    def hold(self) -> None:
        """Scroll both columns to the anchor."""
        if self.anchor[0] < self._heights.count:
            self._update_sizes()
            self._settle(self._scroll_to_anchor)
        self.moved.emit()

    def rows_in_sight(self) -> list[int]:
        """The rows that can be seen in either column."""
        return self._rows_within(0.0)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            # Qt is about to scroll on its own account.
            self.is_moving = True
        return False

    def fit(self) -> None:
        """Set all rows in the columns' new widths, with the anchor where it was."""
        self.is_moving = False
        if self._measuring.widths_changed():
            self._measuring.guess_all()
        self.hold()

    def _fit_to_sizes(self) -> None:
        if self.is_moving:
            self.fit()

    def _seen_in(self, pane: ReadingPane) -> Anchor:
        scrolled = pane.verticalScrollBar().value()
        row = self._heights.row_at(scrolled)
        below = self._heights.shown_from(self._heights.band(row).stop)
        text_end = self._heights.top(row) + self._heights.text_height(row)
        if scrolled >= text_end and below is not None:
            row = below
        return row, scrolled - self._heights.top(row)

    def _follow(self, pane: ReadingPane) -> None:
        if not self.is_moving and pane.row_count:
            bar = pane.verticalScrollBar()
            if 0 < bar.value() == bar.maximum():
                self._settle(lambda: self._scroll_to_end(pane))
            else:
                self._anchor_to_what_is_read(pane)
                self._settle(self._scroll_to_anchor)
            seen = self._seen_in(pane)
            for one in self._moved_by(pane):
                self._anchors[one] = seen
            self.moved.emit()
            self.scrolled.emit()
        else:
            self.moved.emit()

    def _moved_by(self, pane: ReadingPane) -> tuple[ReadingPane, ...]:
        """The columns that move when the reader scrolls one."""
        return self._panes if self._linked else (pane,)

    def _anchor_to_what_is_read(self, pane: ReadingPane) -> None:
        """Hold what stays in sight, and not what just comes in above it and is only guessed."""
        scrolled = pane.verticalScrollBar().value()
        rows = self._heights.rows_between(scrolled, scrolled + pane.viewport().height())
        row = next(filter(self._heights.is_measured, rows), self._heights.row_at(scrolled))
        for one in self._moved_by(pane):
            self._anchors[one] = (row, scrolled - self._heights.top(row))

    def _settle(self, scroll: Callable[[], None]) -> None:
        """Scroll, and do so again as long as rows turn out higher or lower than guessed."""
        with self.suspended():
            scroll()
            # Before, or what is measured for this would be laid out again to be drawn.
            self._forget_surplus(self._rows_within(0.0))
            while self._measuring.measure(self._rows_within(0.0)):
                self._update_sizes()
                scroll()
        self._ahead.start(_LATER)

    def _update_sizes(self) -> None:
        with self.suspended():
            for pane in self._panes:
                pane.update_size()

    def _look_ahead(self) -> None:
        """Measure what is a step away, bit by bit, so that a leaf is turned by exactly a leaf."""
        if self.anchor[0] >= self._heights.count:
            return
        rows = self._rows_within(1.0)
        ahead = [row for row in rows if not self._heights.is_measured(row)]
        self._forget_surplus(rows)
        with self.suspended():
            if self._measuring.measure(ahead[:_AT_ONCE]):
                self._update_sizes()
                self._scroll_to_anchor()
        if ahead:
            self._ahead.start(0)

    def _forget_surplus(self, needed: list[int]) -> None:
        for pane in self._panes:
            pane.forget_surplus(needed)

    def _rows_within(self, beyond: float) -> list[int]:
        """The rows in sight and so many heights of the view beyond."""
        rows = self._rows_in(self.main, beyond)
        if self._linked:
            return rows
        (other,) = (pane for pane in self._panes if pane is not self.main)
        return sorted({*rows, *self._rows_in(other, beyond)})

    def _rows_in(self, pane: ReadingPane, beyond: float) -> list[int]:
        top, height = pane.verticalScrollBar().value(), pane.viewport().height()
        return self._heights.rows_between(top - beyond * height, top + (1 + beyond) * height)

    def _scroll_to_anchor(self) -> None:
        for pane, (row, offset) in self._anchors.items():
            if row < self._heights.count:
                pane.verticalScrollBar().setValue(round(self._heights.top(row) + offset))

    def _scroll_to_end(self, pane: ReadingPane) -> None:
        for one in self._moved_by(pane):
            one.verticalScrollBar().setValue(one.verticalScrollBar().maximum())
