"""The cells of tables in web pages, and tables that are only there to place things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from khulasa.article.blocks import Block
from khulasa.article.model import Cell

_ROWS, _CELLS = frozenset({"tr", "row"}), frozenset({"td", "th", "cell"})
_MOST_COLUMNS, _MOST_ROWS = 100, 1000
# A longer cell holds an article beside its menus, not an entry of a table.
_MOST_WORDS = 100


@dataclass(slots=True)
class _Table:
    number: int
    row: int = -1
    column: int = 0
    in_head: bool = False
    cell: Cell | None = None
    # How many more rows a cell from above covers, by columns.
    covered: dict[int, int] = field(default_factory=dict)


class TablePlaces:
    """Knows the cell that is open, while tags are entered and left.

    Args:
        first: Number of the first table.
    """

    def __init__(self, first: int = 0) -> None:
        self._next = first
        self._open: list[_Table] = []

    @property
    def cell(self) -> Cell | None:
        """The innermost cell that is open."""
        return self._open[-1].cell if self._open else None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Enter an element."""
        if tag == "table":
            self._open.append(_Table(self._next))
            self._next += 1
        elif not self._open:
            return
        elif tag in _CELLS:
            _enter_cell(self._open[-1], tag, attributes)
        elif tag in _ROWS:
            table = self._open[-1]
            table.row, table.column, table.cell = table.row + 1, 0, None
            table.covered = {place: n - 1 for place, n in table.covered.items() if n > 1}
        elif tag in ("thead", "tbody", "tfoot"):
            self._open[-1].in_head = tag == "thead"

    def end(self, tag: str) -> None:
        """Leave an element."""
        if self._open and tag == "table":
            self._open.pop()
        elif self._open and tag in _CELLS:
            self._open[-1].cell = None


def _enter_cell(table: _Table, tag: str, attributes: Mapping[str, str]) -> None:
    while table.column in table.covered:
        table.column += 1
    table.row = max(table.row, 0)
    is_heading = tag == "th" or table.in_head or attributes.get("role") == "head"
    table.cell = Cell(table.number, table.row, table.column, is_heading)
    columns = min(_number(attributes, "colspan"), _MOST_COLUMNS)
    rows = min(_number(attributes, "rowspan"), _MOST_ROWS)
    if rows > 1:
        # This row counts, too: what covers is counted down when the next one begins.
        table.covered.update(dict.fromkeys(range(table.column, table.column + columns), rows))
    table.column += columns


def _number(attributes: Mapping[str, str], name: str) -> int:
    value = attributes.get(name, "").strip()
    return int(value) if value.isascii() and value.isdigit() and 0 < len(value) < 5 else 1


def next_table(blocks: list[Block]) -> int:
    """The first number that no table of these blocks has."""
    return 1 + max((b.layout.cell.table for b in blocks if b.layout.cell is not None), default=-1)


def without_layout_tables(blocks: list[Block]) -> list[Block]:
    """Make text of the cells of tables that a page uses to place things beside each other.

    Args:
        blocks: All blocks of a page or of a part of it.
    """
    tables: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.layout.cell is not None:
            tables[block.layout.cell.table].append(block)
    real = {number for number, within in tables.items() if _is_real(within)}
    return [
        block
        if (cell := block.layout.cell) is None or cell.table in real
        else replace(
            block,
            layout=replace(block.layout, cell=None),
        )
        for block in blocks
    ]


def _is_real(within: list[Block]) -> bool:
    words: dict[Cell, int] = defaultdict(int)
    for block in within:
        assert block.layout.cell is not None
        words[block.layout.cell] += len(block.text.split())
    if len(words) < 2:
        return False
    if any(cell.heading for cell in words):
        return True
    rows, columns = {cell.row for cell in words}, {cell.column for cell in words}
    return len(rows) > 1 and len(columns) > 1 and max(words.values()) <= _MOST_WORDS
