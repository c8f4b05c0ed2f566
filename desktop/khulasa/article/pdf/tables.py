"""The rows of tables: by the lines drawn between them, or by the space."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from khulasa.article.pdf.drawn import Rule
from khulasa.article.pdf.gaps import Gap, part_of
from khulasa.article.pdf.lines import extent
from khulasa.article.pdf.words import Row

_SAME_CELL = 0.85
_SAME_HEIGHT = 2.0
_LONG = 0.6


def table_range(
    rows: Sequence[Row], columns: Sequence[Gap], rules: Sequence[Rule]
) -> tuple[int, int]:
    """Where among rows a table begins and ends: lines of text above and below stand in one column.

    Args:
        rows: Rows from top to bottom.
        columns: The columns of the table.
        rules: The lines drawn on its page.
    """
    filled = _filled(rows, columns)
    start, end = 0, len(rows)
    heights = _heights(rows, rules)
    if len(heights) > 2:
        while end - start > 2 and filled[start] == 1 and rows[start][0].base > heights[0]:
            start += 1
        while end - start > 2 and filled[end - 1] == 1 and rows[end - 1][0].base < heights[-1]:
            end -= 1
        return start, end
    distances = [above[0].base - below[0].base for above, below in pairwise(rows)]
    typical = max(distances, default=0.0)
    while end - start > 2 and filled[start] == 1 and distances[start] > _SAME_CELL * typical:
        start += 1
    while end - start > 2 and filled[end - 1] == 1 and distances[end - 2] > _SAME_CELL * typical:
        end -= 1
    return start, end


def table_rows(
    rows: Sequence[Row], columns: Sequence[Gap], rules: Sequence[Rule]
) -> list[list[Row]]:
    """The rows of a table, each with its lines: cells may have several.

    Args:
        rows: Its lines from top to bottom.
        columns: Its columns.
        rules: The lines drawn on its page.
    """
    heights = _heights(rows, rules)
    if len(heights) > 2:
        return _between(rows, heights)
    filled = _filled(rows, columns)
    distances = [above[0].base - below[0].base for above, below in pairwise(rows)]
    widest = max(distances, default=0.0)
    groups: list[list[Row]] = [[rows[0]]]
    for n, row in enumerate(rows[1:]):
        goes_on = min(filled[n], filled[n + 1]) < len(columns)
        if goes_on and distances[n] <= _SAME_CELL * widest:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _filled(rows: Sequence[Row], columns: Sequence[Gap]) -> list[int]:
    """In how many columns each row has words."""
    return [sum(bool(part_of([row], column)) for column in columns) for row in rows]


def _heights(rows: Sequence[Row], rules: Sequence[Rule]) -> list[float]:
    """Where lines run across most of a table, from top to bottom."""
    left, right = extent(rows)
    top, bottom = rows[0][0].base + 3 * rows[0][0].size, rows[-1][0].base - 3 * rows[-1][0].size
    found: list[tuple[float, float]] = []
    for height, start, end in sorted(rules, reverse=True):
        width = min(end, right) - max(start, left)
        if not bottom < height < top or width <= 0:
            continue
        if found and found[-1][0] - height < _SAME_HEIGHT:
            found[-1] = found[-1][0], found[-1][1] + width
        else:
            found.append((height, width))
    return [height for height, width in found if width > _LONG * (right - left)]


def _between(rows: Sequence[Row], heights: Sequence[float]) -> list[list[Row]]:
    groups: dict[int, list[Row]] = {}
    for row in rows:
        middle = row[0].base + 0.25 * row[0].size
        groups.setdefault(sum(height > middle for height in heights), []).append(row)
    return list(groups.values())
