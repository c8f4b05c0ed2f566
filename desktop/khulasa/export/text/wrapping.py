"""Text in lines of so many cells, as a terminal counts them: a letter takes one, two or none.

``rich.text`` does the same. It keeps styles for every piece that it cuts, which took half of what
a batch of short documents needs beside its models.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from rich.cells import cell_len, chop_cells

Side = Literal["left", "right"]


def wrapped(text: str, width: int, side: Side = "left") -> list[str]:
    """The lines of a text, filled up with spaces to the width; at least one.

    Args:
        text: Where it has line breaks, lines end too.
        width: In cells, at least one. A word that takes more is cut.
        side: Where the lines are level.
    """
    lines = [line for part in text.expandtabs().split("\n") for line in _lines(part, width)]
    fill = [" " * (width - cell_len(line)) for line in lines]
    left, right = (fill, lines) if side == "right" else (lines, fill)
    return [first + second for first, second in zip(left, right, strict=True)]


def _lines(text: str, width: int) -> Iterator[str]:
    words: list[str] = []
    cells = -1  # each word but the first has a space before it
    for word in text.split(" "):
        own = cell_len(word)
        if words and cells + 1 + own > width:
            yield " ".join(words)
            words, cells = [], -1
        last = word
        if own > width:
            *full, last = chop_cells(word, width)
            yield from full
            own = cell_len(last)
        words.append(last)
        cells += 1 + own
    yield " ".join(words)
