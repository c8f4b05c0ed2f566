"""The cells of a table of an OpenDocument file and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from khulasa.article.opendocument.names import TABLE, TEXT
from khulasa.article.tables.size import MOST_CELLS, TableSize, too_large

_CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")
_NOT_SHOWN = frozenset({"collapse", "filter"})


class TableCell(NamedTuple):
    """A cell with text.

    Attributes:
        element: Its element.
        row: Its row, counted from 0.
        column: Its column, counted from 0.
        is_heading: Whether it names its column or row.
        is_hidden: Whether it is not shown.
    """

    element: Any
    row: int
    column: int
    is_heading: bool
    is_hidden: bool


def cells_of(table: Any, size: TableSize) -> list[TableCell]:
    """The cells of a table that have text, row by row.

    Args:
        table: A ``table:table`` element.
        size: Counts the cells of the file.

    Raises:
        UnreadableError: All its tables have more of them than anyone reads.
    """
    cells: list[TableCell] = []
    row = 0
    for element, in_header, is_hidden in _rows_in(table):
        filled = list(_cells_in(element))
        # What is repeated without end is the empty rest of a sheet.
        times = _count(element, "number-rows-repeated") if filled else 1
        size.add(times * len(filled), 1 + len(element))
        for number in range(row, row + times):
            cells += [
                TableCell(one, number, column, in_header, is_hidden) for one, column in filled
            ]
        row += _count(element, "number-rows-repeated")
    return cells


def _rows_in(element: Any, header: bool = False) -> Iterator[tuple[Any, bool, bool]]:
    for child in element:
        if child.tag == TABLE + "table-row":
            yield child, header, child.get(TABLE + "visibility") in _NOT_SHOWN
        elif child.tag == TABLE + "table-header-rows":
            yield from _rows_in(child, True)
        elif child.tag in (TABLE + "table-rows", TABLE + "table-row-group"):
            yield from _rows_in(child, header)


def _cells_in(row: Any) -> Iterator[tuple[Any, int]]:
    column = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        times = _count(cell, "number-columns-repeated")
        # A covered cell lies under a merged one and is not shown.
        if cell.tag == _CELLS[0] and _has_text(cell):
            if times > MOST_CELLS:
                raise too_large()
            yield from ((cell, column + n) for n in range(times))
        column += times


def _has_text(cell: Any) -> bool:
    return any(child.tag == TEXT + "p" or len(child) for child in cell)


def _count(element: Any, name: str) -> int:
    value = element.get(TABLE + name, "1")
    return int(value) if value.isdecimal() and len(value) < 10 else 1
