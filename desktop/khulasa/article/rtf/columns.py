"""The columns of tables in rich text, which says of each row only where its cells end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from khulasa.article.blocks import Block

# Twentieths of a point: programs round, and draw borders beside each other.
_SAME_EDGE = 40


def with_columns(
    blocks: list[Block], edges: Mapping[tuple[int, int], Sequence[int]]
) -> list[Block]:
    """Give cells the columns in which they stand, beside those that are several columns wide.

    Args:
        blocks: What was read; cells are counted in each row.
        edges: Where the cells end, by the numbers of table and row.
    """
    of_tables: dict[int, set[int]] = defaultdict(set)
    for (table, _row), ends in edges.items():
        of_tables[table].update(ends)
    columns = {table: _columns(ends) for table, ends in of_tables.items()}
    placed = []
    for block in blocks:
        cell = block.layout.cell
        ends = () if cell is None else edges.get((cell.table, cell.row), ())
        if cell is not None and 0 < cell.column <= len(ends):
            column = columns[cell.table][ends[cell.column - 1]]
            layout = replace(block.layout, cell=replace(cell, column=column))
            placed.append(replace(block, layout=layout))
        else:
            placed.append(block)
    return placed


def _columns(ends: set[int]) -> dict[int, int]:
    """The column that begins where another one ends, by that place."""
    columns: dict[int, int] = {}
    column, before = 0, None
    for end in sorted(ends):
        if before is None or end - before > _SAME_EDGE:
            column += 1
        columns[end], before = column, end
    return columns
