"""How high each row is, and where it stands: the same for both columns, so that they are level.

All lengths are pixels. Heights are multiples of a line's height, a whole number, so that sums stay
exact over thousands of rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, pairwise
from operator import add

from khulasa.article.model import Kind
from khulasa.ui.widgets.grid import UNIT

MARGIN = 2 * UNIT  # around the text of a column


def gap_below(kind: Kind, following: Kind | None) -> int:
    """Space between a row and the next one."""
    if following is Kind.HEADING:
        return 3 * UNIT
    if kind is Kind.HEADING or kind is following is Kind.LIST_ITEM:
        return UNIT
    return 2 * UNIT


def gaps_below(kinds: Sequence[Kind]) -> list[int]:
    """Space below every row; the last one gets room to breathe at the end of the page."""
    if not kinds:
        return []
    return [gap_below(kind, following) for kind, following in pairwise(kinds)] + [4 * UNIT]


class RowHeights:
    """The heights of rows, measured or guessed from the length of their texts.

    A row is as high as the higher one of its two texts, with a gap below it.
    """

    def __init__(self) -> None:
        self.reset(())

    def reset(self, gaps: Sequence[int]) -> None:
        """Begin again without any row; these gaps will be below them."""
        self._gaps = gaps
        self._texts: list[float] = []
        self._measured: set[int] = set()
        self._hidden: frozenset[int] = frozenset()
        self._summed: list[float] | None = None

    @property
    def count(self) -> int:
        """How many rows there are so far."""
        return len(self._texts)

    @property
    def total(self) -> float:
        """Height of the whole page."""
        return self._tops[-1] + MARGIN

    def append(self, guesses: Iterable[float]) -> None:
        """Add rows with the guessed heights of their texts."""
        self._texts += guesses
        self._summed = None

    def guess(self, row: int, height: float) -> None:
        """Forget what was measured of a row, whose text has changed."""
        self._measured.discard(row)
        self._set(row, height)

    def guess_all(self, heights: Iterable[float]) -> None:
        """Forget all that was measured."""
        self._measured.clear()
        self._texts = list(heights)
        self._summed = None

    def measure(self, row: int, height: float) -> bool:
        """Set the height that a row's text really has; returns whether it is another one."""
        self._measured.add(row)
        return self._set(row, height)

    def is_measured(self, row: int) -> bool:
        """Whether a row's height is not just guessed."""
        return row in self._measured

    def text_height(self, row: int) -> float:
        """Height of a row without the gap below it."""
        return self._texts[row]

    def top(self, row: int) -> float:
        """Distance of a row from the top of the page."""
        return self._tops[row]

    def row_at(self, distance: float) -> int:
        """The row at a distance from the top of the page, the gap below it included."""
        row = min(max(bisect_right(self._tops, distance) - 1, 0), max(self.count - 1, 0))
        if row in self._hidden:
            above, below = self.shown_from(row, -1), self.shown_from(row)
            return above if above is not None else below or 0
        return row

    def rows_between(self, top: float, bottom: float) -> list[int]:
        """The rows that can be seen between two distances from the top of the page."""
        if not self.count:
            return []
        last = bisect_right(self._tops, bottom, hi=self.count)
        rows = range(self.row_at(top), last)
        return [row for row in rows if row not in self._hidden]

    def hide(self, rows: Collection[int]) -> None:
        """Hide these rows and show all others."""
        self._hidden = frozenset(rows)
        self._summed = None

    def is_hidden(self, row: int) -> bool:
        """Whether a row is hidden."""
        return row in self._hidden

    def shown_from(self, row: int, by: int = 1) -> int | None:
        """The first row that is not hidden, from a row on downwards (1) or upwards (-1)."""
        rows = range(row, self.count) if by > 0 else range(row, -1, -1)
        return next((row for row in rows if row not in self._hidden), None)

    @property
    def _tops(self) -> list[float]:
        """Tops of all rows and the bottom of the last, summed anew after any change."""
        if self._summed is None:
            extents = list(map(add, self._texts, self._gaps))
            for row in self._hidden:
                extents[row] = 0.0
            self._summed = list(accumulate(extents, initial=float(MARGIN)))
        return self._summed

    def _set(self, row: int, height: float) -> bool:
        if self._texts[row] == height:
            return False
        self._texts[row] = height
        self._summed = None
        return True
