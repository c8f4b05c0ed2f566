"""How wide characters and lines turned out to be, from which heights of other rows are guessed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontMetricsF


class SeenLines:
    """What the rows that were laid out tell of the others.

    Attributes:
        units: How many characters they have.
    """

    def __init__(self) -> None:
        self.units = self._full_lines = 0
        self._width = self._lost = 0.0

    def add(self, units: int, widths: Sequence[float], room: float) -> None:
        """Take note of a row: its characters, and how wide its lines are of the room they have."""
        self.units += units
        self._width += sum(widths)
        self._full_lines += len(widths) - 1
        self._lost += room * (len(widths) - 1) - sum(widths[:-1])

    def unit(self, font: QFont) -> float:
        """Width of a character; where hardly any was seen, the font's own word counts."""
        own = QFontMetricsF(font).averageCharWidth()
        return (self._width + own * 10) / (self.units + 10)

    def lost(self) -> float:
        """What is left empty at the end of a line, as the next word has no room there."""
        return self._lost / max(1, self._full_lines)
