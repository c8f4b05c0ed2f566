"""The tables of an article as plain values: their lines, and how wide their columns are to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby, pairwise, takewhile
from math import ceil

from khulasa.article.model import Cell, Paragraph

# Characters: what looks like a column at all, and from where on more width is no gain.
_NARROWEST, _WIDEST = 6, 30
_LONGEST_WORD = 12  # characters; a longer one is broken
_MOST_LINES = 14  # of a cell, before it is a tower that nobody reads
_PADDED = 2  # characters that the padding of a column takes
_BROAD = 1.35  # digits and bold letters are so much wider than a character of running text


@dataclass(frozen=True)
class Grid:
    """A table: paragraphs that follow each other, in cells of two columns or more.

    Attributes:
        lines: The paragraphs of each of its rows.
        columns: The column of each paragraph, counted from 0 without empty ones.
        names: The paragraphs whose cells name their column or row.
    """

    lines: tuple[range, ...]
    columns: tuple[int, ...]
    names: frozenset[int]

    @cached_property
    def rows(self) -> range:
        """Its paragraphs."""
        return range(self.lines[0].start, self.lines[-1].stop)

    @cached_property
    def width(self) -> int:
        """How many columns it has."""
        return max(self.columns) + 1

    @cached_property
    def heading_lines(self) -> int:
        """How many of its first lines name columns; a title above the names is among them."""
        head = list(takewhile(lambda line: self._names(line) or self.is_spanned(line), self.lines))
        while head and not self._names(head[-1]):
            head.pop()
        return min(len(head), len(self.lines) - 1)

    def column(self, row: int) -> int:
        """The column that a paragraph stands in."""
        return self.columns[row - self.rows.start]

    def is_spanned(self, line: range) -> bool:
        """Whether a line has a cell at its beginning only, such as a title of what follows."""
        return all(self.column(row) == 0 for row in line)

    def cells(self, line: range) -> list[list[int]]:
        """The paragraphs in each cell of a line; of one that is spanned, in its only one."""
        if self.is_spanned(line):
            return [list(line)]
        cells: list[list[int]] = [[] for _ in range(self.width)]
        for row in line:
            cells[self.column(row)].append(row)
        return cells

    def _names(self, line: range) -> bool:
        return all(row in self.names for row in line)


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide the columns of a table are to be.

    Attributes:
        shares: Where each column begins, as a part of the table's width, and 1.0 at last.
        least: Width in characters that the table needs to be read.
    """

    shares: tuple[float, ...]
    least: float


def find_grids(paragraphs: Sequence[Paragraph]) -> Iterator[Grid]:
    """The tables of an article; what has one column only is text with a frame around it."""
    placed = [(row, p.layout.cell) for row, p in enumerate(paragraphs) if p.layout.cell is not None]
    # Text between two of its cells, such as that of a frame, divides a table.
    runs = groupby(enumerate(placed), lambda one: (one[1][0] - one[0], one[1][1].table))
    for _key, run in runs:
        cells = {row: cell for _number, (row, cell) in run}
        if len({cell.column for cell in cells.values()}) > 1:
            yield _grid(cells)


def column_widths(grid: Grid, texts: Iterable[tuple[int, str]]) -> Widths:
    """How wide the columns of a table are to be.

    Args:
        grid: The table.
        texts: What is to have room, and the paragraph that each text is of.
    """
    longest, needed = [0] * grid.width, [_NARROWEST] * grid.width
    spanned = {row for line in grid.lines if grid.is_spanned(line) for row in line}
    for row, text in texts:
        if row in spanned:  # as wide as the table
            continue
        column = grid.column(row)
        longest[column] = max(longest[column], len(text))
        word = max(map(len, text.split()), default=0)
        broad = ceil(_BROAD * min(word, _LONGEST_WORD))
        needed[column] = max(needed[column], broad, len(text) // _MOST_LINES)
    wanted = [max(need, min(length, _WIDEST)) for need, length in zip(needed, longest, strict=True)]
    padded = [width + _PADDED for width in wanted]
    whole = sum(padded)
    return Widths(
        (*accumulate((width / whole for width in padded[:-1]), initial=0.0), 1.0),
        max((need + _PADDED) * whole / own for need, own in zip(needed, padded, strict=True)),
    )


def _grid(cells: dict[int, Cell]) -> Grid:
    rows = list(cells)
    begins = [rows[0]] + [row for before, row in pairwise(rows) if _begins(cells, before, row)]
    dense = {column: n for n, column in enumerate(sorted({c.column for c in cells.values()}))}
    return Grid(
        tuple(range(*ends) for ends in pairwise([*begins, rows[-1] + 1])),
        tuple(dense[cell.column] for cell in cells.values()),
        frozenset(row for row, cell in cells.items() if cell.heading),
    )


def _begins(cells: dict[int, Cell], before: int, row: int) -> bool:
    """Whether a paragraph begins a line of its table."""
    last, cell = cells[before], cells[row]
    return cell.row != last.row or cell.column < last.column
