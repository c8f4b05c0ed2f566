"""The headings of an article, as a reader goes by them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from khulasa.article.model import Kind, Paragraph

_FEWEST = 2  # one heading is the title


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the article.

    Attributes:
        row: Its paragraph.
        depth: How many headings it stands under.
    """

    row: int
    depth: int


def outline_of(paragraphs: Sequence[Paragraph]) -> tuple[Heading, ...]:
    """The headings in their order; none where there are too few to go by.

    A heading whose level is not known stands beside the one before it.
    """
    headings: list[Heading] = []
    above: list[int] = []  # levels of the headings that the present one stands under
    for row, paragraph in enumerate(paragraphs):
        if paragraph.kind is not Kind.HEADING:
            continue
        level = paragraph.layout.level or (above[-1] if above else 1)
        while above and above[-1] >= level:
            above.pop()
        headings.append(Heading(row, len(above)))
        above.append(level)
    return tuple(headings) if len(headings) >= _FEWEST else ()


def heading_at(outline: Sequence[Heading], row: int) -> int:
    """Index of the heading that a paragraph stands under; -1 before the first."""
    return bisect_right(outline, row, key=lambda heading: heading.row) - 1
