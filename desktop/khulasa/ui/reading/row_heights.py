"""How high each row is, and where its texts stand, for both columns.

Texts beside each other are level by construction; of two that stand one under the other, the lower
one begins further down in the row.

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

    A row has a gap below its texts.

    Attributes:
        opened: Where the source stands under the translation: the rows in which it does; None for
            all. The others have no source to be seen.
    """

    def __init__(self) -> None:
        self.opened: set[int] | None = None
        self.reset(())

    def reset(self, gaps: Sequence[int]) -> None:
        """Begin again without any row; these gaps will be below them."""
        self._gaps = gaps
        self._texts: list[float] = []
        self._leads: dict[int, float] = {}
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
        self._leads.pop(row, None)
        self._set(row, height)

    def guess_all(self, heights: Iterable[float]) -> None:
        """Forget all that was measured."""
        self._measured.clear()
        self._leads.clear()
        self._texts = list(heights)
        self._summed = None

    def measure(self, row: int, height: float, lead: float = 0.0) -> bool:
        """Set the height that a row's texts really have; returns whether it is another one.

        Args:
            row: Its number.
            height: Of both texts together.
            lead: How far below the top of the row its lower text begins.
        """
        self._measured.add(row)
        self._leads[row] = lead
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

    def lead(self, row: int) -> float:
        """How far below the top of the row its lower text begins; 0 where they are level."""
        return self._leads.get(row, 0.0)

    def is_open(self, row: int) -> bool:
        """Whether the source of a row is to be seen; see ``opened``."""
        return self.opened is None or row in self.opened

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


class ColumnRows:
    """Where the rows of one column stand.

    Args:
        heights: The heights, shared by both columns.
        under: It is the column that may stand under the other one.
    """

    def __init__(self, heights: RowHeights, *, under: bool) -> None:
        self._heights, self._under = heights, under

    @property
    def count(self) -> int:
        """How many rows there are so far."""
        return self._heights.count

    @property
    def total(self) -> float:
        """Height of the whole page."""
        return self._heights.total

    def top(self, row: int) -> float:
        """Distance of a row's text from the top of the page."""
        return self._heights.top(row) + (self._heights.lead(row) if self._under else 0.0)

    def row_at(self, distance: float) -> int:
        """The row at a distance from the top of the page."""
        return self._heights.row_at(distance)

    def is_hidden(self, row: int) -> bool:
        """Whether nothing of a row is to be seen in this column."""
        return self._heights.is_hidden(row) or (self._under and not self._heights.is_open(row))

    def rows_between(self, top: float, bottom: float) -> list[int]:
        """The rows of this column that can be seen between two distances from the page's top."""
        rows = self._heights.rows_between(top, bottom)
        return [row for row in rows if self._heights.is_open(row)] if self._under else rows
