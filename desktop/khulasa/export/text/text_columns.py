"""Two columns of text with a mark before each row, as wide as a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from khulasa.export.text.wrapping import Side, wrapped

_EDGE, _BESIDE = 1, 2  # before and behind all; in a column beside its text


class Columns:
    """Rows of two columns, which share what room there is.

    Args:
        width: Of the page, in cells of a terminal.
        marks: Width of the widest mark; 0 for no marks.
        side: Where the first column is level.
    """

    def __init__(self, width: int, marks: int, side: Side) -> None:
        self._width, self._marks, self._side = width, marks, side
        before = _EDGE + (marks + _BESIDE + _EDGE if marks else 0)
        room = width - before - 2 * _EDGE
        # In a terminal of a few cells a letter a line.
        self._second = max(1, room // 2 - _BESIDE)
        self._first = max(1, room - room // 2 - _BESIDE)

    @property
    def rule(self) -> str:
        """The line below the headings."""
        return f" {'─' * (self._width - 2 * _EDGE)}"

    def lines(self, first: str, second: str, mark: str = "") -> Iterator[str]:
        """The lines of a row, and an empty one below it."""
        left = wrapped(first, self._first, self._side)
        right = wrapped(second, self._second)
        for one, other in zip_longest(left, right, fillvalue=" " * self._first):
            before = f" {mark:>{self._marks}}   " if self._marks else " "
            yield f" {before}{one}   {other}"
            mark = ""
        yield ""
