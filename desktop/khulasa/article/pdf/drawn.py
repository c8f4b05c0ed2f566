"""What is drawn on a page and tells of its text: the lines of tables, the dots before items."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

Rule = tuple[float, float, float]
"""A horizontal line: height, left and right end."""
Dot = tuple[float, float, float]
"""A small round or square sign: middle from left and from below, width."""

_THIN = 3.0
_LARGEST_DOT = 8.0
_SMALLEST_DOT = 1.0
_ROUND = 1.4
_MOST, _MOST_DOTS = 20_000, 500


class Drawing:
    """The lines and boxes of a page, looked for only when they are asked for.

    Args:
        page: A page of pypdfium2.
    """

    def __init__(self, page: Any) -> None:
        self._page = page

    @cached_property
    def rules(self) -> list[Rule]:
        """The horizontal lines, and the upper and lower edges of boxes."""
        rules: list[Rule] = []
        for left, bottom, right, top in self._bounds:
            if right - left < _THIN:
                continue
            heights = [(bottom + top) / 2] if top - bottom < _THIN else [bottom, top]
            rules += ((height, left, right) for height in heights)
        return rules

    @cached_property
    def dots(self) -> list[Dot]:
        """The small signs that are about as wide as high."""
        dots = [
            ((left + right) / 2, (bottom + top) / 2, right - left)
            for left, bottom, right, top in self._bounds
            if _SMALLEST_DOT < right - left < _LARGEST_DOT
            and 1 / _ROUND < (top - bottom) / (right - left) < _ROUND
        ]
        # So many belong to a drawing.
        return dots if len(dots) <= _MOST_DOTS else []

    @cached_property
    def _bounds(self) -> list[tuple[float, float, float, float]]:
        # The places of what is drawn on a turned page are those of the page before it is turned.
        if self._page.get_rotation():
            return []
        bounds = []
        try:
            for n, drawn in enumerate(self._page.get_objects([pdfium.FPDF_PAGEOBJ_PATH])):
                if n == _MOST:
                    break
                bounds.append(drawn.get_bounds())
        # Without them the text is as good.
        except pypdfium2.PdfiumError:
            return []
        return bounds
