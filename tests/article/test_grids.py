"""Which paragraphs make a table, and how wide its columns are to be."""

from __future__ import annotations

import pytest

from khulasa.article.grids import Grid, column_widths, find_grids
from khulasa.article.model import Cell, Kind, Layout, Paragraph, Span


def cells(*lines: str, headings: int = 0) -> list[Paragraph]:
    """A paragraph for each word of a line, none for a dash."""
    return [
        Paragraph(
            Kind.TEXT,
            text,
            (Span(0, len(text)),),
            Layout(cell=Cell(0, row, column, heading=row < headings)),
        )
        for row, line in enumerate(lines)
        for column, text in enumerate(line.split())
        if text != "-"
    ]


def grid(*lines: str, headings: int = 0) -> Grid:
    (found,) = find_grids(cells(*lines, headings=headings))
    return found


@pytest.mark.parametrize(
    ("lines", "headings", "expected"),
    [
        (("a b", "1 2"), 1, 1),
        (("title", "a b", "1 2"), 2, 2),
        (("title", "a b", "1 2"), 0, 0),  # a line of one cell names no column by itself
        (("a b", "part", "1 2"), 1, 1),
        (("a b", "c d"), 2, 1),  # a table is more than names
    ],
)
def test_the_lines_that_name_columns(lines: tuple[str, ...], headings: int, expected: int) -> None:
    assert grid(*lines, headings=headings).heading_lines == expected


def test_cells_without_text_have_their_place() -> None:
    found = grid("a b c", "1 - 3", "- 2 3", "all")
    assert [found.cells(line) for line in found.lines] == [
        [[0], [1], [2]],
        [[3], [], [4]],
        [[], [5], [6]],
        [[7]],
    ]


def test_a_title_over_all_columns_makes_none_wider() -> None:
    paragraphs = cells("a b", "1 2", "heading")
    (found,) = find_grids(paragraphs)
    texts = [(row, paragraphs[row].text) for row in found.rows]
    usual = column_widths(found, texts).shares
    assert usual == (0.0, 0.5, 1.0)
    assert column_widths(found, [*texts[:-1], (4, "long " * 50)]).shares == usual
    assert column_widths(found, [*texts, (1, "long " * 50)]).shares[1] < 0.5
