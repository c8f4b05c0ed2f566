"""Rows of a table that is a file of its own, as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from khulasa.article.blocks import Block
from khulasa.article.model import Cell, Kind, Layout
from khulasa.article.tables.size import TableSize

_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_NAME = 60


def blocks_of_rows(rows: Iterable[Sequence[str]], table: int, size: TableSize) -> list[Block]:
    """The cells of a table that have text; empty rows are left out.

    Args:
        rows: The texts of its cells.
        table: Number of the table in its file.
        size: Counts the cells of its file.

    Raises:
        UnreadableError: They are more than anyone reads.
    """
    filled: list[list[tuple[int, str]]] = []
    for row in rows:
        texts = [(column, text.strip()) for column, text in enumerate(row) if text.strip()]
        size.add(len(texts), 1 + len(row))
        if texts:
            filled.append(texts)
    has_names = _has_names(filled)
    return [
        Block(Kind.TEXT, text, Layout(cell=Cell(table, number, column, has_names and number == 0)))
        for number, texts in enumerate(filled)
        for column, text in texts
    ]


def _has_names(rows: list[list[tuple[int, str]]]) -> bool:
    """Whether the first row names the columns: a short name without number above each of them."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    if any(not _LETTER.search(text) or len(text) > _LONGEST_NAME for _, text in rows[0]):
        return False
    return {column for column, _ in rows[0]} >= {column for row in rows for column, _ in row}
