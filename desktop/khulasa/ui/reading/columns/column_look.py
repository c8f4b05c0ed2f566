"""How a column's rows are set, and the room that one of them may have for something else."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """What holds for all rows of a column.

    Attributes:
        direction: In which the text is written.
        zoom: Size of the text, 1.0 being normal.
        line_height: In pixels.
        ink: Colour of the text.
        longest: Widest a line may be, in pixels; what is left of the column stays empty.
        at_right: The text stands at the right edge of the column, and not at the left.
    """

    direction: Qt.LayoutDirection
    zoom: float
    line_height: float
    ink: str
    longest: float = 100_000.0
    at_right: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """Room in a row in the place of a part of its text, which has lines of its own.

    Attributes:
        start, end: Half-open range of the part, in UTF-16 units.
        lines: How many lines the room is high.
    """

    start: int
    end: int
    lines: int
