"""What stands at the edge of every page, such as running headers and page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from khulasa.article.pdf.lines import Line

# So many lines at the top and at the bottom of a page may be such.
_DEEPEST = 3
_FEWEST_PAGES = 3
# In points.
_SAME_PLACE = 6.0
_LONG = 25
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p|صفحة|ص|الصفحة)\W*)?(\d{1,4}|[ivxlc]{1,6})\W*"
    r"(?:(?:of|/|من)\W*\d{1,4}\W*)?",
    re.IGNORECASE,
)


def repeated_lines(pages: Sequence[Sequence[Line]]) -> set[int]:
    """The ids of the lines that are not of the article: they come again from page to page.

    Args:
        pages: The lines of every page.
    """
    edges = [_edges(lines) for lines in pages]
    pages_with_text = sum(bool(lines) for lines in pages)
    times: Counter[tuple[str, int]] = Counter()
    for lines in edges:
        times.update({key for line in lines for key in _keys(line)})
    fewest = max(min(_FEWEST_PAGES, pages_with_text), 2)
    # Left and right pages have headers of their own, and chapters theirs.
    found = {
        id(line)
        for lines in edges
        for line in lines
        if any(times[key] >= fewest for key in _keys(line))
    }
    bare = sum(all(id(line) in found for line in lines) for lines in pages if lines)
    # What comes again and again with nothing beside it is the text.
    if 2 * bare > pages_with_text:
        found = set()
    found |= _page_numbers(edges, pages)
    return {key for lines in pages for key in _outermost(lines, found)}


def drawn_again(pages: Sequence[Sequence[Line]]) -> set[int]:
    """The ids of first lines that are the last ones of the page before.

    Some programs draw a line that is cut by the end of a page on both pages.

    Args:
        pages: The lines of every page, without margins.
    """
    return {
        id(below[0])
        for above, below in pairwise(pages)
        if above and below and len(below[0].text) >= _LONG and above[-1].text == below[0].text
    }


def _edges(lines: Sequence[Line]) -> list[Line]:
    """The lines at the top and at the bottom of a page."""
    bases = sorted({line.base for line in lines})
    outer = {*bases[:_DEEPEST], *bases[-_DEEPEST:]}
    return [line for line in lines if line.base in outer and line.cell is None]


def _outermost(lines: Sequence[Line], found: set[int]) -> Iterator[int]:
    """The ids of those lines of a page that nothing else is above or below of."""
    for in_order in (sorted(lines, key=_base), sorted(lines, key=_base, reverse=True)):
        for _height, group in groupby(in_order, _base):
            ids = {id(line) for line in group}
            if not ids <= found:
                break
            yield from ids


def _base(line: Line) -> float:
    return line.base


def _keys(line: Line) -> tuple[tuple[str, int], ...]:
    """Text and place of a line, without its numbers; lines about as high share one of the keys."""
    text = " ".join(_DIGITS.sub("0", line.text).split())
    place = line.base / _SAME_PLACE
    return (text, int(place)), (text, int(place + 0.5) + 100_000)


def _page_numbers(edges: list[list[Line]], pages: Sequence[Sequence[Line]]) -> set[int]:
    """Numbers alone in their line, outermost, that grow with the pages."""
    by_offset: defaultdict[int, list[Line]] = defaultdict(list)
    for page, lines in enumerate(edges):
        if not lines:
            continue
        outermost = {min(line.base for line in lines), max(line.base for line in lines)}
        for line in lines:
            if line.base in outermost and (match := _PAGE_NUMBER.fullmatch(line.text)):
                number = match.group(1)
                if number.isdecimal():
                    by_offset[int(number) - page].append(line)
    return {
        id(line)
        for offset, lines in by_offset.items()
        if len(lines) > 1 or (offset == 1 and len(pages[lines[0].page]) > 2)
        for line in lines
    }
