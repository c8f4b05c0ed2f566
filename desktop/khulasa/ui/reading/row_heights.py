"""Row heights: what has to stand below each paragraph so that the next ones start level.

All lengths are pixels. Heights come from Qt in 64ths and all sums here stay exact in them, so
that thousands of rows don't drift apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from khulasa.article.model import Kind
from khulasa.ui.widgets.grid import UNIT


def gap_below(kind: Kind, following: Kind | None) -> int:
    """Space between a row and the next one."""
    if following is Kind.HEADING:
        return 3 * UNIT
    if kind is Kind.HEADING or kind is following is Kind.LIST_ITEM:
        return UNIT
    return 2 * UNIT


def gaps_below(kinds: Sequence[Kind]) -> list[int]:
    """Space below every row; the last one gets room to breathe at the end of the page."""
    if not kinds:
        return []
    return [gap_below(kind, following) for kind, following in pairwise(kinds)] + [4 * UNIT]


def bottom_margins(source: float, target: float, gap: float) -> tuple[float, float]:
    """Margins below both sides of one row, given the heights of its texts."""
    height = max(source, target)
    return height - source + gap, height - target + gap
