"""Finding words in the rows of both columns, a portion at a time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from khulasa.library.search.search_form import form_places, search_form
from khulasa.ui.reading.rows.text_units import utf16_length
from khulasa.ui.widgets.portions import Portions

_SHOWN_AFTER = 150  # rows looked through before what was found in them is shown
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found.

    Attributes:
        row: Number of the paragraph.
        column: 0 for the source, 1 for the translation.
        start, end: Half-open range in the row, in UTF-16 units.
    """

    row: int
    column: int
    start: int
    end: int

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it begins; places follow each other as hits do in the article."""
        return self.row, self.column, self.start


def hits_in(text: str, words: str, row: int, column: int, *, exact: bool = False) -> list[Hit]:
    """The places of a row that these words are in.

    Vowel signs, tatweel, the forms of hamza and alef, and letter case make no difference; any
    white space stands for any other.

    Args:
        text: What the row shows.
        words: What is looked for.
        row: See ``Hit``.
        column: See ``Hit``.
        exact: All of these make a difference, but for white space.
    """
    wanted, form = (words, text) if exact else (search_form(words), search_form(text))
    wanted = wanted.strip()
    if not wanted:
        return []
    pattern = r"\s+".join(map(re.escape, _SPACE.split(wanted)))
    found = list(re.finditer(pattern, form, 0 if exact else re.IGNORECASE))
    if not found:
        return []
    places: Sequence[int] = range(len(text) + 1) if exact else [*form_places(text), len(text)]
    hits = []
    counted = units = 0
    for match in found:
        # Marks above the last letter belong to it.
        start, end = places[match.start()], places[match.end()]
        units += utf16_length(text[counted:start])
        counted = start
        hits.append(Hit(row, column, units, units + utf16_length(text[start:end].rstrip())))
    return hits


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
        self._fresh: list[Hit] = []
        self._fresh_rows: set[int] = set()
        self.hits: list[Hit] = []
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
        self._fresh, self._fresh_rows, self._next_row = [], set(), 0
        self.is_looking = True

    def _look_on(self) -> bool:
        """Look through one row; says whether there are more."""
        row = self._next_row
        if row < self._row_count():
            for column in (0, 1):
                text = self._text_of(row, column)
                if hits := hits_in(text, self._words, row, column, exact=self._exact):
                    self._fresh += hits
                    self._fresh_rows.add(row)
            self._next_row += 1
        self.is_looking = self._next_row < self._row_count()
        # What is looked for first is shown as it comes; after a change, the old stays till the end.
        if not self.is_looking or (self._as_it_comes and self._next_row % _SHOWN_AFTER == 0):
            if self.present >= 0:
                self._from = self.hits[self.present].place
            self.hits, self.rows = self._fresh, self._fresh_rows
            self.present = self._from_there_on()
            self.changed.emit()
        return self.is_looking

    def _from_there_on(self) -> int:
        """Index of the first hit that is not above the place where the reader is."""
        index = bisect_left(self.hits, self._from, key=lambda hit: hit.place)
        if index < len(self.hits):
            return index
        return -1 if self.is_looking or not self.hits else 0
