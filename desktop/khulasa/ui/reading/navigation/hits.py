"""What was found in an article: each place, and all of them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload

from khulasa.library.search.search_form import form_places, search_form
from khulasa.ui.reading.rows.text_units import utf16_length

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


class Hits(Sequence[Hit]):
    """Hits in the order of the article.

    A letter is found a hundred thousand times in a long one. As objects, these would take 18 MB,
    and Python would look through all of them for garbage.
    """

    def __init__(self) -> None:
        self._places, self._ends = array("q"), array("q")

    def extend(self, hits: Iterable[Hit]) -> None:
        """Add hits that stand behind those there are."""
        for hit in hits:
            self._places.append(_packed(hit.row, hit.column, hit.start))
            self._ends.append(hit.end)

    def index_from(self, row: int, column: int = 0, start: int = 0) -> int:
        """Index of the first hit that is not above a place; the length if there is none."""
        return bisect_left(self._places, _packed(row, column, start))

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> list[Hit]: ...
    def __getitem__(self, index: int | slice) -> Hit | list[Hit]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        place = self._places[index]
        return Hit(place >> 33, place >> 32 & 1, place & 0xFFFFFFFF, self._ends[index])


def _packed(row: int, column: int, start: int) -> int:
    """A place as one number, greater the further down it is."""
    return row << 33 | column << 32 | start


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
