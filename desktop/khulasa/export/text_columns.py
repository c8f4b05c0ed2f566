"""Two columns of text with a mark before each row, as wide as a page.

``rich.table`` makes the same. It measures and cuts every cell several times, which took a third of
what a batch of short documents needs beside its models.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Literal

from rich.console import Console
from rich.text import Text

Side = Literal["left", "right"]
_EDGE, _BESIDE = 1, 2  # before and behind all; in a column beside its text


class Columns:
    """Rows of two columns, which share what room there is.

    Args:
        console: Its width is the page's, in cells of a terminal.
        marks: Width of the widest mark; 0 for no marks.
        side: Where the first column is level.
    """

    def __init__(self, console: Console, marks: int, side: Side) -> None:
        self._console, self._marks, self._side = console, marks, side
        before = _EDGE + (marks + _BESIDE + _EDGE if marks else 0)
        room = console.width - before - 2 * _EDGE
        # In a terminal of a few cells a letter a line.
        self._second = max(1, room // 2 - _BESIDE)
        self._first = max(1, room - room // 2 - _BESIDE)

    @property
    def rule(self) -> str:
        """The line below the headings."""
        return f" {'─' * (self._console.width - 2 * _EDGE)}"

    def lines(self, first: str, second: str, mark: str = "") -> Iterator[str]:
        """The lines of a row, and an empty one below it."""
        left = self._wrapped(first, self._first, self._side)
        right = self._wrapped(second, self._second, "left")
        for one, other in zip_longest(left, right, fillvalue=" " * self._first):
            before = f" {mark:>{self._marks}}   " if self._marks else " "
            yield f" {before}{one}   {other}"
            mark = ""
        yield ""

    def _wrapped(self, text: str, width: int, side: Side) -> list[str]:
        wrapped = Text(text).wrap(self._console, width, justify=side, overflow="fold")
        return [line.plain for line in wrapped]
