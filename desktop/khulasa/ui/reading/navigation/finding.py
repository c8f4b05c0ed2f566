"""Going through the rows of both columns for words, a portion at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from khulasa.ui.reading.navigation.hits import Hits, hits_in
from khulasa.ui.widgets.portions import Portions

_SHOWN_AFTER = 150  # rows looked through before what was found in them is shown


class Finder(QObject):
    """Looks through the rows, and stands on one of the hits.

    Args:
        row_count: How many rows there are now.
        text_of: The text of a row in a column.

    Signals:
        changed: More was found, or another hit is the present one.

    Attributes:
        hits: What was found, in the order of the article.
        rows: The rows that something was found in.
        present: Index of the present one; -1 for none.
        moves: The present hit was chosen by the reader, and is to be brought into sight.
        is_looking: There are rows that were not looked through yet.
    """

    changed = Signal()

    def __init__(
        self, row_count: Callable[[], int], text_of: Callable[[int, int], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._row_count, self._text_of = row_count, text_of
        self._words, self._exact, self._as_it_comes = "", False, False
        self._from: tuple[int, int, int] = (0, 0, 0)
        self._next_row = 0
        self._fresh = Hits()
        self._fresh_rows: set[int] = set()
        self.hits = Hits()
        self.rows: set[int] = set()
        self.present = -1
        self.moves = self.is_looking = False
        self._portions = Portions(self._look_on, self)

    def find(self, words: str, near_row: int, *, exact: bool = False) -> None:
        """Look for words from the top; the first hit from a row on becomes the present one.

        Args:
            words: What is looked for; nothing forgets all hits.
            near_row: The row that the reader is at.
            exact: Only in this spelling; see ``hits_in``.
        """
        self._exact = exact
        self._words, self._from = words, (near_row, 0, 0)
        self._begin(as_it_comes=True)
        self.hits, self.rows, self.present, self.moves = self._fresh, self._fresh_rows, -1, True
        if words.strip():
            self._portions.work()
        else:
            self.stop()
            self.changed.emit()

    def look_again(self) -> None:
        """Look once more for the same words, as rows have changed; the view stays where it is."""
        self.moves = False
        self._begin(as_it_comes=False)
        self._portions.start()

    def stop(self) -> None:
        """Look no further."""
        self._portions.stop()
        self.is_looking = False

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) hit; after the last comes the first."""
        if self.hits:
            self.present = (self.present + by) % len(self.hits)
            self.moves = True
            self.changed.emit()

    def _begin(self, *, as_it_comes: bool) -> None:
        self._as_it_comes = as_it_comes
        self._fresh, self._fresh_rows, self._next_row = Hits(), set(), 0
        self.is_looking = True

    def _look_on(self) -> bool:
        """Look through one row; says whether there are more."""
        row = self._next_row
        if row < self._row_count():
            for column in (0, 1):
                text = self._text_of(row, column)
                if hits := hits_in(text, self._words, row, column, exact=self._exact):
                    self._fresh.extend(hits)
                    self._fresh_rows.add(row)
            self._next_row += 1
        self.is_looking = self._next_row < self._row_count()
        # What is looked for first is shown as it comes; after a change, the old stays till the end.
        if not self.is_looking or (self._as_it_comes and self._next_row % _SHOWN_AFTER == 0):
            if self.present >= 0:
                here = self.hits[self.present]
                self._from = here.row, here.column, here.start
            self.hits, self.rows = self._fresh, self._fresh_rows
            self.present = self._from_there_on()
            self.changed.emit()
        return self.is_looking

    def _from_there_on(self) -> int:
        """Index of the first hit that is not above the place where the reader is."""
        index = self.hits.index_from(*self._from)
        if index < len(self.hits):
            return index
        return -1 if self.is_looking or not self.hits else 0
