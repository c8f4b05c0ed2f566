"""The order in which the lines of a page are read: bands, columns and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from khulasa.article.model import Cell
from khulasa.article.pdf.direction import Direction
from khulasa.article.pdf.drawn import Drawing
from khulasa.article.pdf.gaps import Gap, columns_between, part_of, side_by_side
from khulasa.article.pdf.lines import Line, extent, line_of, put_bullets, set_inset
from khulasa.article.pdf.tables import table_range, table_rows
from khulasa.article.pdf.words import Row, rows_of

_DEEPEST = 4
# Lines of prose have more words than cells, and reach from side to side.
_PROSE_WORDS = 4
_FULL = 0.62
_SHARE_OF_PROSE = 0.3
_FEW_LINES = 5
_FEWEST_ROWS = 2
# Columns are not sought on a page that is as long as a scroll.
_MOST_ROWS = 500


@dataclass(slots=True)
class Layout:
    """Puts the rows of a page into the order of reading.

    Attributes:
        page: Number of the page.
        direction: How the page runs.
        tables: Numbers for tables.
        drawing: What is drawn on the page.
        doubts: How often the order was hard to tell.
    """

    page: int
    direction: Direction
    tables: count[int]
    drawing: Drawing
    doubts: int = 0

    def lines(self, rows: Sequence[Row], depth: int = 0) -> list[Line]:
        """The lines of a page or a column.

        Args:
            rows: Its rows from top to bottom.
            depth: How many columns it lies in.
        """
        lines: list[Line] = []
        single: list[Row] = []
        at = 0
        edges = extent(rows) if rows else (0.0, 0.0)
        is_sought = depth < _DEEPEST and len(rows) <= _MOST_ROWS
        self.doubts += len(rows) > _MOST_ROWS
        while at < len(rows):
            end, gaps = side_by_side(rows, at, edges) if is_sought else (at, [])
            if not gaps:
                single.append(rows[at])
                at += 1
                continue
            lines += self._plain(single)
            single = []
            lines += self._parted(rows[at:end], gaps, depth)
            at = end
        return lines + self._plain(single)

    def _plain(self, rows: Sequence[Row]) -> list[Line]:
        if not rows:
            return []
        column = extent(rows)
        lines = [line_of(row, self.page, column, self.direction) for row in rows]
        lines[0].is_alone = len(lines) == 1
        set_inset(lines)
        if any(line.is_after_space for line in lines):
            put_bullets(lines, self.drawing.dots)
        return lines

    def _parted(self, rows: Sequence[Row], gaps: Sequence[Gap], depth: int) -> list[Line]:
        columns = columns_between(gaps)
        if self.direction is Direction.RIGHT_TO_LEFT:
            columns.reverse()
        parts = [part_of(rows, column) for column in columns]
        if not all(map(_is_prose, parts)):
            return self._table(rows, gaps)
        if min(map(len, parts)) < _FEW_LINES:
            self.doubts += 1
        lines: list[Line] = []
        for part in parts:
            letters = (letter for row in part for word in row for letter in word.letters)
            lines += self.lines(rows_of(letters), depth + 1)
        return lines

    def _table(self, rows: Sequence[Row], gaps: Sequence[Gap]) -> list[Line]:
        rules = self.drawing.rules
        start, end = table_range(rows, columns_between(gaps), rules)
        above, below, rows = rows[:start], rows[end:], rows[start:end]
        # A line of text above or below may have crossed some of its gaps.
        gaps = side_by_side(rows, 0, extent(rows), _FEWEST_ROWS)[1] or gaps
        columns = columns_between(gaps)
        if self.direction is Direction.RIGHT_TO_LEFT:
            columns.reverse()
        table = next(self.tables)
        extents = [extent(part_of(rows, column)) for column in columns]
        lines = self._plain(above)
        for number, group in enumerate(table_rows(rows, columns, rules)):
            for n, column in enumerate(columns):
                cell = Cell(table, number, n)
                lines += (
                    line_of(words, self.page, extents[n], self.direction, cell)
                    for words in part_of(group, column)
                )
        return lines + self._plain(below)


def _is_prose(rows: Sequence[Row]) -> bool:
    left, right = extent(rows)
    full = sum(
        len(row) >= _PROSE_WORDS and row[-1].right - row[0].left >= _FULL * (right - left)
        for row in rows
    )
    return full >= _SHARE_OF_PROSE * len(rows)
