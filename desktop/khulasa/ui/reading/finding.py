"""Finding words in the rows of both columns, a chunk of rows at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from khulasa.library.search_form import form_places, search_form
from khulasa.ui.reading.text_units import utf16_length

_CHUNK = 150  # rows looked through before the window gets to breathe
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
    for match in found:
        # Marks above the last letter belong to it.
        start, end = places[match.start()], places[match.end()]
        hits.append(Hit(row, column, utf16_length(text[:start]), utf16_length(text[:end].rstrip())))
    return hits


class Finder(QObject):
    """Looks through the rows, and stands on one of the hits.

    Args:
        row_count: How many rows there are now.
        text_of: The text of a row in a column.

    Signals:
        changed: More was found, or another hit is the present one.
    """

    changed = Signal()

    def __init__(
        self, row_count: Callable[[], int], text_of: Callable[[int, int], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._row_count, self._text_of = row_count, text_of
        self._words = ""
        self._from = (0, 0)
        self._next_row = 0
        self.hits: list[Hit] = []
        self.present = -1
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
        self._words, self._from = words, (near_row, 0)
        self.hits, self.present, self._next_row = [], -1, 0
        if words.strip():
            self._timer.start()
            self._look_on()
        else:
            self._timer.stop()
            self.changed.emit()

    def look_again(self) -> None:
        """Look once more for the same words, as rows have changed; the present hit stays near."""
        here = self.hits[self.present].row if self.present >= 0 else self._from[0]
        self.find(self._words, here)

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) hit; after the last comes the first."""
        if self.hits:
            self.present = (self.present + by) % len(self.hits)
            self.changed.emit()

    def _look_on(self) -> None:
        rows = range(self._next_row, min(self._next_row + _CHUNK, self._row_count()))
        for row in rows:
            for column in (0, 1):
                self.hits += hits_in(self._text_of(row, column), self._words, row, column)
        self._next_row = rows.stop
        if self.present < 0:
            later = (i for i, hit in enumerate(self.hits) if (hit.row, hit.column) >= self._from)
            self.present = next(later, -1)
        if self._next_row >= self._row_count():
            self._timer.stop()
            if self.present < 0 and self.hits:
                self.present = 0
        self.changed.emit()
