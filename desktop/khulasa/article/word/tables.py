"""The cells of a table of a Word document and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from khulasa.article.word.styles import WORD

_AROUND_CELLS = {WORD + name for name in ("sdt", "sdtContent", "customXml")}
_AROUND_ROWS = _AROUND_CELLS | {WORD + name for name in ("ins", "moveTo")}
_OFF = frozenset({"0", "false", "off"})


class TableCell(NamedTuple):
    """A cell.

    Attributes:
        element: Its ``w:tc``.
        row: Its row, counted from 0.
        column: Its first column, counted from 0.
        is_heading: Whether it names its column or row.
        is_removed: Whether its removal is one of the tracked changes.
    """

    element: Any
    row: int
    column: int
    is_heading: bool
    is_removed: bool


def cells_of(table: Any, styles: Mapping[str, Any]) -> Iterator[TableCell]:
    """The cells of a table row by row; one that is merged downwards comes once.

    Args:
        table: A ``w:tbl`` element.
        styles: The document's styles by their ids.
    """
    style = styles.get(_value(table, "tblPr/tblStyle") or "")
    first_row, first_column = (
        _is_set_apart(table, style, *names)
        for names in (("firstRow", "firstRow", 0x20), ("firstCol", "firstColumn", 0x80))
    )
    for number, row in enumerate(_inside(table, "tr", _AROUND_ROWS)):
        is_removed = _find(row, "trPr/del") is not None
        header = _find(row, "trPr/tblHeader")
        is_header = header is not None and header.get(WORD + "val", "1") not in _OFF
        column = _count(row, "trPr/gridBefore", 0)
        for cell in _inside(row, "tc", _AROUND_CELLS):
            if not _continues_cell_above(cell):
                is_heading = is_header or (first_row and number == 0)
                yield TableCell(
                    cell,
                    number,
                    column,
                    is_heading or (first_column and column == 0),
                    is_removed or _find(cell, "tcPr/cellDel") is not None,
                )
            column += _count(cell, "tcPr/gridSpan", 1)


def _is_set_apart(table: Any, style: Any, name: str, look_name: str, look_bit: int) -> bool:
    """Whether a table's style shows its first row or column otherwise, and this table wants it."""
    look = _find(table, "tblPr/tblLook")
    if look is None:
        return False
    try:
        # Before 2010 Word wrote nothing but this number.
        by_number = bool(int(look.get(WORD + "val", "0"), 16) & look_bit)
    except ValueError:
        by_number = False
    wanted = look.get(WORD + look_name)
    return (
        (by_number if wanted is None else wanted not in _OFF)
        and style is not None
        and any(part.get(WORD + "type") == name for part in style.iter(WORD + "tblStylePr"))
    )


def _inside(element: Any, name: str, around: set[str]) -> Iterator[Any]:
    for child in element:
        if child.tag == WORD + name:
            yield child
        elif child.tag in around:
            yield from _inside(child, name, around)


def _continues_cell_above(cell: Any) -> bool:
    merge = _find(cell, "tcPr/vMerge")
    return merge is not None and merge.get(WORD + "val", "continue") == "continue"


def _count(element: Any, path: str, otherwise: int) -> int:
    value = _value(element, path)
    return int(value) if value and value.isdecimal() and len(value) < 4 else otherwise


def _find(element: Any, path: str) -> Any:
    return element.find("/".join(WORD + name for name in path.split("/")))


def _value(element: Any, path: str) -> str | None:
    found = _find(element, path)
    return None if found is None else found.get(WORD + "val")
