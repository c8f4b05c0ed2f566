"""The article's paragraphs as rows of a document; those in the cells of a table are one row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from khulasa.article.grids import Grid, column_widths, find_grids
from khulasa.article.model import Paragraph
from khulasa.export.layout.laid_out import Block, Cell, Role, Row, Table

Pair = tuple[Block | None, Block | None]
"""Source and translation of a paragraph; either is None if it is not wanted."""


def in_rows(paragraphs: Sequence[Paragraph], pairs: Sequence[Pair]) -> list[Row]:
    """The article's paragraphs and tables, in their order.

    Args:
        paragraphs: The article's.
        pairs: The texts of each of them.
    """
    return list(_rows(pairs, find_grids(paragraphs)))


def _rows(pairs: Sequence[Pair], grids: Iterator[Grid]) -> Iterator[Row]:
    place = 0
    for grid in grids:
        yield from (Row(n + 1, *pairs[n]) for n in range(place, grid.rows.start))
        within = pairs[grid.rows.start : grid.rows.stop]
        sources, targets = zip(*within, strict=True)
        shares = _shares(grid, within)
        tables = (_table(grid, side, shares) for side in (sources, targets))
        yield Row(grid.rows.start + 1, *tables)
        place = grid.rows.stop
    yield from (Row(n + 1, *pairs[n]) for n in range(place, len(pairs)))


def _shares(grid: Grid, pairs: Sequence[Pair]) -> tuple[float, ...]:
    """How wide the columns are, the same in both languages."""
    texts = (
        (row, block.text)
        for row, pair in zip(grid.rows, pairs, strict=True)
        for block in pair
        if block is not None
    )
    ends = column_widths(grid, texts).shares
    return tuple(end - start for start, end in pairwise(ends))


def _table(grid: Grid, blocks: Sequence[Block | None], shares: tuple[float, ...]) -> Table | None:
    by_row = {row: b for row, b in zip(grid.rows, blocks, strict=True) if b is not None}
    if not by_row:
        return None
    lines = tuple(_line(grid, line, by_row) for line in grid.lines)
    return Table(lines, shares, grid.heading_lines, by_row[grid.rows.start].language)


def _line(grid: Grid, line: range, blocks: Mapping[int, Block]) -> tuple[Cell, ...]:
    cells = grid.cells(line)
    span = grid.width if len(cells) < grid.width else 1
    return tuple(
        Cell(
            tuple(_in_cell(grid, line, row, blocks[row]) for row in rows),
            span,
            any(row in grid.names for row in rows),
        )
        for rows in cells
    )


def _in_cell(grid: Grid, line: range, row: int, block: Block) -> Block:
    role = block.role
    if role is Role.TEXT:
        role = Role.NAME if row in grid.names else Role.CELL
    # One number a line is enough, and beside figures it would be taken for one.
    return replace(block, role=role, is_numbered=block.is_numbered and row == line.start)
