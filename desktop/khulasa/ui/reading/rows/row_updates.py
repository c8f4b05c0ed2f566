"""Shows what has become known of rows, of very many of them bit by bit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from PySide6.QtCore import QObject, Signal

from khulasa.ui.reading.columns.linked_scrolling import LinkedScrolling
from khulasa.ui.reading.rows.aligned_rows import AlignedRows
from khulasa.ui.reading.rows.measuring import Measuring
from khulasa.ui.reading.sentences.highlights import Marks
from khulasa.ui.widgets.portions import Steps

_MOST_AT_ONCE = 40  # rows


class RowUpdates(QObject):
    """Updates filled rows: those in sight at once, the others as the window has time for it.

    Nobody sees a row that is late: it is updated before it comes into sight, is looked through or
    is copied. Each is wholly what it was, or wholly what it is.

    Signals:
        changed: Rows have another text.

    Args:
        rows: The rows.
        measuring: Measures what comes into sight.
        scrolling: Holds the place.
        marks: Are drawn anew.
    """

    changed = Signal()

    def __init__(
        self,
        rows: AlignedRows,
        measuring: Measuring,
        scrolling: LinkedScrolling,
        marks: Marks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._rows, self._scrolling, self._marks = rows, scrolling, marks
        self._late: set[int] = set()
        self._steps = Steps(self)
        measuring.catch_up = self.catch_up

    def show(self, rows: Iterable[int]) -> None:
        """Show what has become known of the sentences of filled rows."""
        self._late.update(rows)
        going_on = self._go_on()
        next(going_on, None)
        self._steps.start(going_on)

    def catch_up(self, rows: Iterable[int]) -> bool:
        """Update those of these rows that are late, now; returns whether there were any."""
        late = sorted(self._late.intersection(rows)) if self._late else ()
        self._late.difference_update(late)
        if late:
            self._rows.update(late)
        return bool(late)

    def finish(self) -> None:
        """Update all rows that are late, now."""
        self.catch_up(self._late.copy())

    def forget(self) -> None:
        """Update none of them: others are filled in."""
        self._late.clear()
        self._steps.stop()

    def _go_on(self) -> Iterator[None]:
        while self._late:
            self.catch_up(self._next(self._scrolling.rows_in_sight()))
            self._scrolling.hold()
            self._marks.refresh()
            self.changed.emit()
            yield

    def _next(self, in_sight: Collection[int]) -> Collection[int]:
        if len(self._late) <= _MOST_AT_ONCE:
            return self._late.copy()
        return self._late.intersection(in_sight) or sorted(self._late)[:_MOST_AT_ONCE]
