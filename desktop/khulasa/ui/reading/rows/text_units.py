"""Places in texts in UTF-16 units, because that is what Qt counts in; an emoji is two of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khulasa.article.model import Span

# All of these would break a line, start a new block or a frame in a Qt text document.
_BREAKS = re.compile("[\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029\ufdd0\ufdd1\ufffc]")

# Latin words and European numbers, with the spaces and points between two of them.
_LATIN = re.compile(r"([0-9A-Za-zÀ-ɏ]+(?:[ !-/:-@’–]{1,3}[0-9A-Za-zÀ-ɏ]+)*%?)")


def display_text(text: str) -> str:
    """The text with every line break as a space; the length stays the same."""
    return _BREAKS.sub(" ", text)


def script_runs(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is Latin words or European numbers."""
    pieces = enumerate(_LATIN.split(text))
    return [(piece, index % 2 == 1) for index, piece in pieces if piece]


def utf16_length(text: str) -> int:
    """Length in the units that Qt counts in."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def first_units(text: str, units: int) -> str:
    """The beginning of a text that is so many of Qt's units long."""
    beginning = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return beginning.decode("utf-16-le", "surrogatepass")


def spots(text: str, spans: Sequence[Span], base: int) -> tuple[tuple[int, int], ...]:
    """Places in the row of spans of a part's text, joined where they overlap or touch."""
    places: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: span.start):
        start, end = max(0, span.start), min(len(text), span.end)
        if start >= end:
            continue
        place = base + utf16_length(text[:start]), base + utf16_length(text[:end])
        if places and place[0] <= places[-1][1]:
            places[-1] = places[-1][0], max(places[-1][1], place[1])
        else:
            places.append(place)
    return tuple(places)
