"""Where the columns stand in the view, as plain values for windows from left to right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from khulasa.settings.arrangement import Arrangement
from khulasa.ui.reading.rows.row_heights import MARGIN

MOST_CHARACTERS = 75
"""Of a line; longer ones are hard to find back from."""

_FEWEST_CHARACTERS = 38  # of a line, where two columns stand beside each other
LEAST_SHARE = 0.2
"""Of the width of both columns, for either of them."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of the view stand; those of columns that are not shown say nothing.

    Attributes:
        source, gutter, target: The parts. Columns that stand under each other share one place.
    """

    source: QRect
    gutter: QRect
    target: QRect


def arrangement_in(chosen: Arrangement, width: float, character: float) -> Arrangement:
    """The arrangement that fits: two narrow columns are rather put one above the other.

    Args:
        chosen: What the reader chose.
        width: Of the view without its gutter, in pixels.
        character: How wide a character is.
    """
    narrow = width < 2 * (_FEWEST_CHARACTERS * character + 2 * MARGIN)
    return Arrangement.STACKED if chosen is Arrangement.BESIDE and narrow else chosen


def places(
    size: QSize, arrangement: Arrangement, share: float, gutter: int, longest: float
) -> Places:
    """Where the parts of a view stand.

    Args:
        size: Of the view.
        arrangement: How the columns stand.
        share: The source's part of the width of both columns.
        gutter: Width of the strip with the numbers of the paragraphs.
        longest: Width of the longest line of a single column.
    """
    width, height = size.width(), size.height()
    if arrangement is Arrangement.BESIDE:
        share = min(max(share, LEAST_SHARE), 1 - LEAST_SHARE)
        source = round(max(0, width - gutter) * share)
        return Places(
            QRect(0, 0, source, height),
            QRect(source, 0, gutter, height),
            QRect(source + gutter, 0, width - source - gutter, height),
        )
    # The text is in the middle, with its numbers beside it; the column goes on to the scroll bar.
    left = max(0, round((width - 2 * gutter - 2 * MARGIN - longest) / 2))
    column = QRect(left + gutter, 0, width - left - gutter, height)
    return Places(column, QRect(left, 0, gutter, height), column)


def share_at(x: int, width: int, gutter: int) -> float:
    """The source's part of the width, where the middle of the gutter is at ``x``."""
    room = max(1, width - gutter)
    return min(max((x - gutter / 2) / room, LEAST_SHARE), 1 - LEAST_SHARE)
