"""Tables in Markdown: the translation's with bars, the source's as HTML, which has directions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import takewhile

from khulasa.article.grids import Grid
from khulasa.export.direction import html_direction


@dataclass(frozen=True, slots=True)
class Sides:
    """The texts of a paragraph.

    Attributes:
        number: Of the paragraph, to be shown; 0 for none.
        source: As HTML; None if it is not wanted.
        target: As Markdown; None if it is not wanted.
    """

    number: int
    source: str | None
    target: str | None


def source_place(language: str) -> str:
    """What HTML has to say of the source's language."""
    return f'dir="{html_direction(language)}" lang="{escape(language)}"'


def markdown_table(grid: Grid, texts: Mapping[int, Sides], language: str) -> Iterator[str]:
    """A table as blocks of Markdown: the translation's, then the source's.

    Args:
        grid: The table.
        texts: By paragraph.
        language: ISO 639-1 code of the source.
    """
    if any(sides.target is not None for sides in texts.values()):
        yield from _with_bars(grid, texts)
    if any(sides.source is not None for sides in texts.values()):
        yield _as_html(grid, texts, language)


def _with_bars(grid: Grid, texts: Mapping[int, Sides]) -> Iterator[str]:
    # Such a table has one line with names; a title above them has no place in it.
    titles = [*takewhile(grid.is_spanned, grid.lines[: max(0, grid.heading_lines - 1)])]
    for line in titles:
        yield f"**{' '.join(_target(line, row, texts) for row in line)}**"
    lines = grid.lines[len(titles) :]
    head = lines[: 1 if grid.heading_lines else 0]
    names = [_bars(grid, line, texts) for line in head] or [_row([""] * grid.width)]
    body = (_bars(grid, line, texts, bold=True) for line in lines[len(head) :])
    yield "\n".join([*names, _row(["---"] * grid.width), *body])


def _bars(grid: Grid, line: range, texts: Mapping[int, Sides], *, bold: bool = False) -> str:
    cells = []
    for rows in grid.cells(line):
        text = "<br>".join(_target(line, row, texts) for row in rows)
        is_name = bold and any(row in grid.names for row in rows)
        cells.append(f"**{text}**" if is_name and text else text)
    return _row([*cells, *[""] * (grid.width - len(cells))])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _target(line: range, row: int, texts: Mapping[int, Sides]) -> str:
    """The translation of a paragraph, with its number if it is the first of a line."""
    sides = texts[row]
    shown = f" ({sides.number})" if sides.number and row == line.start else ""
    return f"{sides.target}{shown}"


def _as_html(grid: Grid, texts: Mapping[int, Sides], language: str) -> str:
    lines = [f"<table {source_place(language)}>"]
    for number, line in enumerate(grid.lines):
        row = ""
        for rows in (cells := grid.cells(line)):
            is_name = number < grid.heading_lines or any(r in grid.names for r in rows)
            tag = "th" if is_name else "td"
            span = f' colspan="{grid.width}"' if len(cells) < grid.width else ""
            text = "<br>".join(texts[r].source or "" for r in rows)
            row += f"<{tag}{span}>{text}</{tag}>"
        lines.append(f"<tr>{row}</tr>")
    return "\n".join([*lines, "</table>"])
