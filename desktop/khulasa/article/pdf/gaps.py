"""Space that runs down between columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from statistics import median

from khulasa.article.pdf.words import Row

Gap = tuple[float, float]

# In sizes of the letters.
_NARROWEST = 0.9
FEWEST_LINES = 3
"""Columns have so many lines at least."""
# A gap along fewer lines may be chance, unless it is wider than the space between words.
_ENOUGH_LINES = 8
_WIDER_THAN_SPACES = 1.8
_LARGER = 1.15
_MOST_TRIES = 30
# Signs and numbers of a list stand apart from its items, and yet are no column.
_MARK = re.compile(r"[\W_]{1,2}|\W?(?:\d{1,3}|\w)\W{1,2}|\d{1,3}(?:\.\d{1,3})+\.?")


def side_by_side(
    rows: Sequence[Row], start: int, edges: Gap, fewest: int = FEWEST_LINES
) -> tuple[int, list[Gap]]:
    """How far down from a row on there are the same gaps between columns, and which.

    Args:
        rows: The rows of a page or column.
        start: Index of a row.
        edges: Where the page or column begins and ends.
        fewest: How many lines a column has at least.

    Returns:
        The index after the last of these rows, and the gaps from left to right; none if the row
        stands in one column alone.
    """
    end, gaps = _longest(rows, start, edges, fewest)
    if end == len(rows):
        return end, gaps
    for later in range(start + 1, end):
        # A longer run that begins inside this one, such as columns below a line that crosses them.
        if (other := _longest(rows, later, edges, fewest)[0]) > end and other - later > end - start:
            return _longest(rows[:later], start, edges, fewest)
    return end, gaps


def _longest(rows: Sequence[Row], start: int, edges: Gap, fewest: int) -> tuple[int, list[Gap]]:
    left, right = edges
    common = _gaps(rows[start], left, right)
    # The gaps that some rows share, by the index after the last of these.
    history: dict[tuple[Gap, ...], int] = {}
    for end in range(start + 1, len(rows) + 1):
        if not common:
            break
        # What reaches the edge is the room at the end of lines.
        inner = tuple(gap for gap in common if gap[0] > left and gap[1] < right)
        if inner and end - start >= fewest:
            history[inner] = end
        if end < len(rows):
            common = _common(common, _gaps(rows[end], left, right))
    for found, end in islice(reversed(history.items()), _MOST_TRIES):
        if gaps := [gap for gap in found if _parts_columns(gap, rows[start:end], fewest)]:
            return _without_heading(rows, start, end, gaps), gaps
    return start, []


def columns_between(gaps: Sequence[Gap]) -> list[Gap]:
    """Where the columns begin and end between which gaps lie, from left to right."""
    edges = [float("-inf"), *((left + right) / 2 for left, right in gaps), float("inf")]
    return list(pairwise(edges))


def part_of(rows: Sequence[Row], column: Gap) -> list[Row]:
    """The words of rows that stand in a column; rows without any left out."""
    left, right = column
    parts = ([word for word in row if left <= word.left < right] for row in rows)
    return [part for part in parts if part]


def _gaps(row: Row, left: float, right: float) -> list[Gap]:
    narrowest = _NARROWEST * max(word.size for word in row)
    gaps = []
    for word in row:
        if word.left - left >= narrowest:
            gaps.append((left, word.left))
        left = max(left, word.right)
    if right - left >= narrowest:
        gaps.append((left, right))
    return gaps


def _common(gaps: list[Gap], others: list[Gap]) -> list[Gap]:
    """The space that two rows leave free."""
    found = []
    for left, right in gaps:
        for other_left, other_right in others:
            both = max(left, other_left), min(right, other_right)
            # Narrower than this is no gap between columns of any size of letters.
            if both[1] - both[0] >= min(right - left, other_right - other_left, 7.0):
                found.append(both)
    return found


def _parts_columns(gap: Gap, rows: Sequence[Row], fewest: int) -> bool:
    """Whether there are columns on both sides of a gap."""
    left, right = gap
    sides = (
        [part for row in rows if (part := [word for word in row if word.right <= left + 0.1])],
        [part for row in rows if (part := [word for word in row if word.left >= right - 0.1])],
    )
    if min(map(len, sides)) < fewest or any(map(_are_marks, sides)):
        return False
    width = right - left
    size = median(word.size for row in rows for word in row)
    if width < _NARROWEST * size or len(rows) >= _ENOUGH_LINES:
        return width >= _NARROWEST * size
    spaces = [b.left - a.right for row in rows for a, b in pairwise(row)]
    narrower = [space for space in spaces if space < width]
    return width >= _WIDER_THAN_SPACES * median(narrower or [0.0])


def _are_marks(rows: Sequence[Row]) -> bool:
    texts = ["".join(letter.text for word in row for letter in word.letters) for row in rows]
    return all(_MARK.fullmatch(text) for text in texts)


def _without_heading(rows: Sequence[Row], start: int, end: int, gaps: list[Gap]) -> int:
    """The end without a heading below the columns that stands on one side by its shortness."""
    size = median(word.size for row in rows[start:end] for word in row)
    while end - start > FEWEST_LINES:
        row = rows[end - 1]
        one_side = all(row[0].left >= gap[1] or row[-1].right <= gap[0] for gap in gaps)
        if not one_side or row[0].size < _LARGER * size:
            break
        end -= 1
    return end
