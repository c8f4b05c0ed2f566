"""The headings of an article, and the one that a paragraph stands under."""

from __future__ import annotations

from khulasa.article.model import Kind, Layout, Paragraph, Span
from khulasa.reading.outline import heading_at, outline_of


def article(*levels: int | None) -> list[Paragraph]:
    """Headings of these levels (0 for an unknown one), and texts for None."""
    return [
        Paragraph(Kind.TEXT, "Words.", (Span(0, 6),))
        if level is None
        else Paragraph(Kind.HEADING, "Title", (Span(0, 5),), Layout(level))
        for level in levels
    ]


def depths(*levels: int | None) -> list[tuple[int, int]]:
    return [(heading.row, heading.depth) for heading in outline_of(article(*levels))]


def test_headings_stand_under_those_of_higher_level() -> None:
    assert depths(1, None, 2, None, 3, 2, None, 1) == [(0, 0), (2, 1), (4, 2), (5, 1), (7, 0)]
    # A level that is passed over leaves no gap, and an unknown one is that of the one before.
    assert depths(1, 4, 0, 2, None) == [(0, 0), (1, 1), (2, 1), (3, 1)]


def test_a_title_alone_is_no_outline() -> None:
    assert outline_of(article(1, None, None)) == ()


def test_every_paragraph_stands_under_the_last_heading_before_it() -> None:
    outline = outline_of(article(None, 1, None, 2, None))
    assert [heading_at(outline, row) for row in range(5)] == [-1, 0, 0, 1, 1]
