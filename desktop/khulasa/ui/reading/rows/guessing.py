"""How high rows that were not laid out will be, by the lengths of their texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from khulasa.ui.reading.rows.row_heights import ColumnRows
from khulasa.ui.reading.rows.row_styles import RowStyle
from khulasa.ui.reading.rows.tables import PADDING


class Room(NamedTuple):
    """What a line of a column has room for; all in pixels.

    Attributes:
        measure: Width of a line that is not indented.
        height: Of a line.
        unit: Width of a character.
        lost: What is left empty at the end of a line.
    """

    measure: float
    height: float
    unit: float
    lost: float


def guessed_heights(
    lengths: Sequence[int], first: int, styles: Sequence[RowStyle], rows: ColumnRows, room: Room
) -> list[float]:
    """Guessed heights in pixels of rows.

    Args:
        lengths: Of their texts, in UTF-16 units.
        first: Number of the first of them.
        styles: How all rows are set.
        rows: Say which are cells of a table.
        room: Of a line.
    """
    measure, height = room.measure, room.height
    styles = styles[first : first + len(lengths)]
    # In 64ths of characters: whole numbers are what Python is quickest with.
    whole = {
        indent: max(64, round(64 * (measure - indent - room.lost) / room.unit))
        for indent in {style.indent for style in styles}
    }
    guessed = [
        height * (1 + ((length or 1) * 64 - 1) // whole[style.indent])
        for length, style in zip(lengths, styles, strict=True)
    ]
    for table in rows.tables:
        inside = range(max(first, table.rows.start), min(first + len(styles), table.rows.stop))
        if not inside:
            continue
        places = slice(inside.start - table.rows.start, inside.stop - table.rows.start)
        if rows.grid_of(table.rows.start) is None:
            for row, label in zip(inside, table.labels[places], strict=True):
                guessed[row - first] += 0 if label is None else height
            continue
        spaces = {
            ends: max(64, round(64 * ((ends[1] - ends[0]) * measure - 2 * PADDING) / room.unit))
            for ends in set(table.extents)
        }
        for row, ends in zip(inside, table.extents[places], strict=True):
            length = lengths[row - first] or 1
            guessed[row - first] = height * (1 + (length * 64 - 1) // spaces[ends])
    return guessed
