"""The tables of an article as they are shown: where their cells begin and end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from khulasa.article.grids import Grid, column_widths, find_grids
from khulasa.article.model import Paragraph
from khulasa.ui.widgets.grid import UNIT

PADDING = UNIT  # pixels between the text of a cell and its column's edges
_start = attrgetter("start")


@dataclass(frozen=True)
class Table(Grid):
    """A table with its columns.

    Attributes:
        shares: Where each column begins, as a part of the table's width, and 1.0 at last.
        least: Width in characters that it needs to be read.
    """

    shares: tuple[float, ...]
    least: float

    @cached_property
    def extents(self) -> tuple[tuple[float, float], ...]:
        """Where the cell of each paragraph begins and ends, as parts of the table's width.

        A cell that is alone in its line, at its beginning, is as wide as the table.
        """
        ends = []
        for line in self.lines:
            is_spanned = self.is_spanned(line)
            for column in map(self.column, line):
                ends.append((self.shares[column], 1.0 if is_spanned else self.shares[column + 1]))
        return tuple(ends)

    @cached_property
    def labels(self) -> tuple[int | None, ...]:
        """For each paragraph the one that names its column, if there is one."""
        return tuple(
            None if row in self._heading_line else self._headings.get(self.column(row))
            for row in self.rows
        )

    @cached_property
    def stacked(self) -> frozenset[int]:
        """The first paragraphs of the lines in which a cell has more than one."""
        return frozenset(
            line.start for line in self.lines if len(set(map(self.column, line))) < len(line)
        )

    def lines_in(self, rows: range) -> Sequence[range]:
        """The lines that lie in a range of paragraphs."""
        first, end = (bisect_left(self.lines, row, key=_start) for row in (rows.start, rows.stop))
        return self.lines[first:end]

    @cached_property
    def _headings(self) -> dict[int, int]:
        """By column, the paragraph at its top that names it."""
        return {self.column(row): row for row in reversed(self._heading_line)}

    @cached_property
    def _heading_line(self) -> range:
        first = self.lines[0]
        return first if all(row in self.names for row in first) else range(0)

    def is_heading_line(self, row: int) -> bool:
        """Whether a paragraph is in the line with the names of the columns."""
        return row in self._heading_line

    def label(self, row: int) -> int | None:
        """The paragraph that names the column of another one; None if there is none."""
        return self.labels[row - self.rows.start]


def find_tables(paragraphs: Sequence[Paragraph]) -> tuple[Table, ...]:
    """The tables of an article, their columns as wide as its own texts want them."""
    return tuple(_table(grid, paragraphs) for grid in find_grids(paragraphs))


def _table(grid: Grid, paragraphs: Sequence[Paragraph]) -> Table:
    widths = column_widths(grid, ((row, paragraphs[row].text) for row in grid.rows))
    return Table(grid.lines, grid.columns, grid.names, widths.shares, widths.least)
