"""How high each row is, and where its texts stand, for both columns.

Texts beside each other are level by construction; of two that stand one under the other, the lower
one begins further down in the row. The paragraphs of a table's line make one band: they all have
the same top and the same height, whichever cell they stand in.

All lengths are pixels. Heights are multiples of a line's height, a whole number, so that sums stay
exact over thousands of rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, pairwise
from operator import add

from khulasa.article.model import Kind
from khulasa.ui.reading.rows.tables import Table
from khulasa.ui.widgets.grid import UNIT

MARGIN = 2 * UNIT  # around the text of a column
GAP_IN_TABLE = UNIT  # between two lines of a table
_GAP_IN_LINE = UNIT // 2  # between the cells of a line that stand one under the other


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
        tables: The tables of the article.
        opened: Where the source stands under the translation: the rows in which it does; None for
            all. The others have no source to be seen.
    """

    def __init__(self) -> None:
        self.opened: set[int] | None = None
        self.reset(())

    def reset(self, gaps: Sequence[int], tables: Sequence[Table] = ()) -> None:
        """Begin again without any row; these gaps will be below them."""
        self._wide_gaps, self.tables = gaps, tables
        self._lines = {row: line for table in tables for line in table.lines for row in line}
        self._table_of = {row: table for table in tables for row in table.rows}
        self._texts: list[float] = []
        self._leads: dict[int, float] = {}
        self._measured: set[int] = set()
        self._hidden: frozenset[int] = frozenset()
        self._summed: list[float] | None = None
        self.set_grids(())

    def set_grids(self, tables: Collection[Table]) -> None:
        """Show these tables as such; of the others, the cells stand one under the other."""
        self._grids = list(tables)
        self._in_grids = {row: table for table in tables for row in table.rows}
        self._gaps = list(self._wide_gaps)
        for table in self.tables:
            for line in table.lines:
                for row in line[:-1]:
                    self._gaps[row] = _GAP_IN_LINE
                if table in self._grids and line is not table.lines[-1]:
                    self._gaps[line[-1]] = GAP_IN_TABLE
        # All height of a band is that of its last paragraph.
        self._flat = [row for table in tables for line in table.lines for row in line[:-1]]
        self._summed = None

    @property
    def grids(self) -> list[Table]:
        """The tables that are shown as such."""
        return self._grids

    def grid_of(self, row: int) -> Table | None:
        """The table that a row is a cell of; None where it is not shown as one."""
        return self._in_grids.get(row)

    def label(self, row: int) -> int | None:
        """The row whose text names the column of a cell where the table is not shown as one."""
        table = self._table_of.get(row) if row not in self._in_grids else None
        return None if table is None else table.label(row)

    def line(self, row: int) -> range:
        """The rows that belong together as a line of a table does; else the row alone."""
        return self._lines.get(row, range(row, row + 1))

    def band(self, row: int) -> range:
        """The rows that stand level with a row, itself among them."""
        return self._lines[row] if row in self._in_grids else range(row, row + 1)

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
        """The row at a distance from the top of the page, the gap below it included.

        Of a band it is the first.
        """
        row = min(max(bisect_right(self._tops, distance) - 1, 0), max(self.count - 1, 0))
        if row in self._hidden:
            above, below = self.shown_from(row, -1), self.shown_from(row)
            row = above if above is not None else below or 0
        return self.band(row).start

    def rows_between(self, top: float, bottom: float) -> list[int]:
        """The rows that can be seen between two distances from the top of the page.

        Of a band they are all.
        """
        if not self.count:
            return []
        last = bisect_right(self._tops, bottom, hi=self.count)
        rows = range(self.row_at(top), last)
        return [row for row in rows if row not in self._hidden]

    def hide(self, rows: Collection[int]) -> None:
        """Hide these rows, in tables all of a line, and show all others."""
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
            for row in (*self._hidden, *self._flat):
                if row < len(extents):
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

    Attributes:
        offsets: How far below the top of its cell a measured row begins, which may be its second.
    """

    def __init__(self, heights: RowHeights, *, under: bool) -> None:
        self._heights, self._under = heights, under
        self.offsets: dict[int, float] = {}

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
        return self.band_top(row) + self.offsets.get(row, 0.0)

    def band_top(self, row: int) -> float:
        """Distance of the texts of a row's band from the top of the page."""
        return self._heights.top(row) + (self._heights.lead(row) if self._under else 0.0)

    def band_height(self, row: int) -> float:
        """Height of the texts of a row's band in this column."""
        whole, lead = self._heights.text_height(row), self._heights.lead(row)
        if not lead:
            return whole
        return whole - lead if self._under else lead

    def band(self, row: int) -> range:
        """The rows that stand level with a row, itself among them."""
        return self._heights.band(row)

    def grid_of(self, row: int) -> Table | None:
        """The table that a row is a cell of; None where it is not shown as one."""
        return self._heights.grid_of(row)

    @property
    def tables(self) -> Sequence[Table]:
        """The tables of the article."""
        return self._heights.tables

    def label(self, row: int) -> int | None:
        """The row that names the column of a cell where the table is not shown as one."""
        return self._heights.label(row)

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
