"""Finding words in the rows of both columns, some rows at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from khulasa.library.search.search_form import form_places, search_form
from khulasa.ui.reading.rows.text_units import utf16_length

_PORTION = 0.008  # seconds of looking before the window gets to breathe
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


def hits_in(text: str, words: str, row: int, column: int) -> list[Hit]:
    """The places of a row that these words are in.

    Vowel signs, tatweel, the forms of hamza and alef, and letter case make no difference; any
    white space stands for any other.

    Args:
        text: What the row shows.
        words: What is looked for.
        row: See ``Hit``.
        column: See ``Hit``.
    """
    wanted = search_form(words.strip())
    form = search_form(text)
    if not wanted:
        return []
    pattern = r"\s+".join(map(re.escape, _SPACE.split(wanted)))
    found = list(re.finditer(pattern, form, re.IGNORECASE))
    if not found:
        return []
    places = [*form_places(text), len(text)]
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
        present: Index of the present one; -1 for none.
        moves: The present hit was chosen by the reader, and is to be brought into sight.
    """

    changed = Signal()

    def __init__(
        self, row_count: Callable[[], int], text_of: Callable[[int, int], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._row_count, self._text_of = row_count, text_of
        self._words = ""
        self._from: tuple[int, int, int] = (0, 0, 0)
        self._next_row = 0
        self._fresh: list[Hit] = []
        self.hits: list[Hit] = []
        self.present = -1
        self.moves = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._look_on)

    @property
    def is_looking(self) -> bool:
        """Whether there are rows that were not looked through yet."""
        return self._timer.isActive()

    def find(self, words: str, near_row: int) -> None:
        """Look for words from the top; the first hit from a row on becomes the present one.

        Args:
            words: What is looked for; nothing forgets all hits.
            near_row: The row that the reader is at.
        """
        self._begin(words, (near_row, 0, 0), moves=True)
        self.hits, self.present = [], -1
        if words.strip():
            self._look_on()
        else:
            self._timer.stop()
            self.changed.emit()

    def look_again(self) -> None:
        """Look once more for the same words, as rows have changed; the view stays where it is."""
        here = self.hits[self.present] if self.present >= 0 else None
        start = self._from if here is None else (here.row, here.column, here.start)
        self._begin(self._words, start, moves=False)

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) hit; after the last comes the first."""
        if self.hits:
            self.present = (self.present + by) % len(self.hits)
            self.moves = True
            self.changed.emit()

    def _begin(self, words: str, start: tuple[int, int, int], *, moves: bool) -> None:
        self._words, self._from, self.moves = words, start, moves
        self._fresh, self._next_row = [], 0
        self._timer.start()

    def _look_on(self) -> None:
        until, count = perf_counter() + _PORTION, self._row_count()
        while self._next_row < count:
            row = self._next_row
            for column in (0, 1):
                self._fresh += hits_in(self._text_of(row, column), self._words, row, column)
            self._next_row += 1
            if perf_counter() > until:
                break
        is_over = self._next_row >= count
        if is_over:
            self._timer.stop()
        # What is looked for anew is shown as it comes; after a change, the old stays till the end.
        if self.moves or is_over:
            self.hits = self._fresh
            self._stand(is_over)
            self.changed.emit()

    def _stand(self, is_over: bool) -> None:
        places = ((hit.row, hit.column, hit.start) for hit in self.hits)
        later = (index for index, place in enumerate(places) if place >= self._from)
        if self.present < 0 or not self.moves:
            self.present = next(later, 0 if is_over and self.hits else -1)
