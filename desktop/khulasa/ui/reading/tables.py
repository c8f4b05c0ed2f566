"""The tables of an article, as plain values: their lines, and how wide their columns are to be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby, pairwise
from math import ceil
from operator import attrgetter

from khulasa.article.model import Cell, Paragraph
from khulasa.ui.widgets.grid import UNIT

PADDING = UNIT  # pixels between the text of a cell and its column's edges
# Characters: what looks like a column at all, and from where on more width is no gain.
_NARROWEST, _WIDEST = 6, 30
_LONGEST_WORD = 12  # characters; a longer one is broken
_start = attrgetter("start")
_MOST_LINES = 14  # of a cell, before it is a tower that nobody reads
_PADDED = 2  # characters that the padding of a column takes
_BROAD = 1.35  # digits and bold letters are so much wider than a character of running text


@dataclass(frozen=True)
class Table:
    """A table: paragraphs that follow each other, in cells of two columns or more.

    Attributes:
        lines: The paragraphs of each of its rows.
        columns: The column of each paragraph, counted from 0 without empty ones.
        names: The paragraphs whose cells name their column or row.
        shares: Where each column begins, as a part of the table's width, and 1.0 at last.
        least: Width in characters that it needs to be read.
    """

    lines: tuple[range, ...]
    columns: tuple[int, ...]
    names: frozenset[int]
    shares: tuple[float, ...]
    least: float

    @cached_property
    def rows(self) -> range:
        """Its paragraphs."""
        return range(self.lines[0].start, self.lines[-1].stop)

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

    def column(self, row: int) -> int:
        """The column that a paragraph stands in."""
        return self.columns[row - self.rows.start]

    def is_heading_line(self, row: int) -> bool:
        """Whether a paragraph is in the line with the names of the columns."""
        return row in self._heading_line

    def label(self, row: int) -> int | None:
        """The paragraph that names the column of another one; None if there is none."""
        return self.labels[row - self.rows.start]

    def is_spanned(self, line: range) -> bool:
        """Whether a line has a cell at its beginning only, such as a title of what follows."""
        return all(self.column(row) == 0 for row in line)


def find_tables(paragraphs: Sequence[Paragraph]) -> tuple[Table, ...]:
    """The tables of an article; what has one column only is text with a frame around it."""
    return tuple(_tables(paragraphs))


def _tables(paragraphs: Sequence[Paragraph]) -> Iterator[Table]:
    placed = [(row, p.layout.cell) for row, p in enumerate(paragraphs) if p.layout.cell is not None]
    # Text between two of its cells, such as that of a frame, divides a table.
    runs = groupby(enumerate(placed), lambda one: (one[1][0] - one[0], one[1][1].table))
    for _key, run in runs:
        cells = {row: cell for _number, (row, cell) in run}
        if len({cell.column for cell in cells.values()}) > 1:
            yield _table(cells, paragraphs)


def _table(cells: dict[int, Cell], paragraphs: Sequence[Paragraph]) -> Table:
    rows = list(cells)
    begins = [rows[0]] + [row for before, row in pairwise(rows) if _begins(cells, before, row)]
    lines = tuple(range(*ends) for ends in pairwise([*begins, rows[-1] + 1]))
    dense = {column: n for n, column in enumerate(sorted({c.column for c in cells.values()}))}
    columns = tuple(dense[cell.column] for cell in cells.values())
    longest, needed = [0] * len(dense), [_NARROWEST] * len(dense)
    for row, column in zip(rows, columns, strict=True):
        text = paragraphs[row].text
        longest[column] = max(longest[column], len(text))
        word = max(map(len, text.split()), default=0)
        broad = ceil(_BROAD * min(word, _LONGEST_WORD))
        needed[column] = max(needed[column], broad, len(text) // _MOST_LINES)
    wanted = [max(need, min(length, _WIDEST)) for need, length in zip(needed, longest, strict=True)]
    padded = [width + _PADDED for width in wanted]
    whole = sum(padded)
    return Table(
        lines,
        columns,
        frozenset(row for row, cell in cells.items() if cell.heading),
        (*accumulate((width / whole for width in padded[:-1]), initial=0.0), 1.0),
        max((need + _PADDED) * whole / own for need, own in zip(needed, padded, strict=True)),
    )


def _begins(cells: dict[int, Cell], before: int, row: int) -> bool:
    """Whether a paragraph begins a line of its table."""
    last, cell = cells[before], cells[row]
    return cell.row != last.row or cell.column < last.column
