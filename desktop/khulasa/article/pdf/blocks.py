"""Paragraphs of a PDF to the blocks of an article: headings, items, cells, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from khulasa.article.blocks import Block, looks_like_title
from khulasa.article.model import NO_LAYOUT, Kind, Layout
from khulasa.article.pdf.direction import with_right_brackets
from khulasa.article.pdf.lines import Line
from khulasa.article.pdf.margins import drawn_again
from khulasa.article.pdf.paragraphs import (
    BULLET,
    NUMBER,
    Body,
    body_of,
    joined,
    paragraphs_of,
    same_size,
)

_LARGER = 1.12
_SMALLER = 0.92
_DEEPEST = 6
_LONGEST_HEADING = 300
_NOTE = re.compile(r"(?:\(?\d{1,3}[.)\-–]?|\[\d{1,3}\]|[*†‡]{1,3})\s*(?=\S)")
_NOTE_NUMBER = re.compile(r"\A[(\[]?(\d{1,3})[.)\]\-–]*\s*(?=[^\W\d]|[\"«“])")
_CAPTION = re.compile(r"(?:الشكل|شكل|الجدول|جدول|الصورة|صورة|figure|fig\.|table)\s*\(?\d+", re.I)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def blocks_of(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """The article in the lines of a document; its notes follow the text.

    Args:
        pages: The lines of every page in the order of reading, without margins.
    """
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    body = body_of(lines)
    words = Counter(word.lower() for line in lines for word in _WORD.findall(line.text))
    foot = [list(_note_lines(page, body)) for page in pages]
    notes = {id(line) for page in foot for line in page}
    above = [[line for line in page if id(line) not in notes] for page in pages]
    again = drawn_again(above) | drawn_again(foot)
    text, below = (
        [line for page in part for line in page if id(line) not in again] for part in (above, foot)
    )
    groups = paragraphs_of(text, body)
    levels = _levels(groups, body)
    blocks = [_block(group, body, levels, words) for group in groups]
    blocks += (Block(Kind.NOTE, _with_mark(_text(group, words))) for group in _notes(below))
    return [block for block in blocks if block.text]


def _note_lines(page: Sequence[Line], body: Body) -> Iterator[Line]:
    """The small lines at the foot of a page or column, from the first mark of a note on."""
    for _column, group in groupby(page, lambda line: line.column):
        lines = list(group)
        at = len(lines)
        while at and lines[at - 1].size < _SMALLER * body.size and lines[at - 1].cell is None:
            at -= 1
        small = lines[at:]
        first = next((n for n, line in enumerate(small) if _NOTE.match(line.text)), len(small))
        # What precedes the first mark goes on from the page before.
        yield from small if first < len(small) else ()


def _notes(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines grouped by the note that they belong to; a number that counts on begins one."""
    groups: list[list[Line]] = []
    number = 0
    for n, line in enumerate(lines):
        match = _NOTE_NUMBER.match(line.text)
        is_first = n == 0 or line.page != lines[n - 1].page
        counts_on = match is not None and int(match.group(1)) == number + 1
        if counts_on or (is_first and match) or (match is None and _NOTE.match(line.text)):
            groups.append([line])
            number = int(match.group(1)) if match else number
        elif groups:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _levels(groups: Sequence[Sequence[Line]], body: Body) -> list[float]:
    """The sizes of headings from the largest on."""
    sizes: list[float] = []
    for size in sorted((group[0].size for group in groups if _is_large(group, body)), reverse=True):
        if not sizes or not same_size(sizes[-1], size):
            sizes.append(size)
    return sizes


def _is_large(group: Sequence[Line], body: Body) -> bool:
    return (
        group[0].cell is None
        and group[0].size > _LARGER * body.size
        and sum(len(line.text) for line in group) <= _LONGEST_HEADING
        and any(map(str.isalpha, group[0].text))
    )


def _is_bold_title(group: Sequence[Line], body: Body) -> bool:
    return (
        not body.bold
        and all(line.bold for line in group)
        and group[0].size > _SMALLER * body.size
        and looks_like_title(" ".join(line.text for line in group))
    )


def _block(
    group: Sequence[Line], body: Body, levels: Sequence[float], words: Counter[str]
) -> Block:
    first, text = group[0], _text(group, words)
    if first.cell is not None:
        return Block(Kind.TEXT, text, Layout(cell=first.cell))
    if _is_large(group, body):
        level = next(n for n, size in enumerate(levels, 1) if same_size(size, first.size))
        return Block(Kind.HEADING, text, Layout(min(level, _DEEPEST)))
    if match := BULLET.match(text):
        return Block(Kind.LIST_ITEM, text[match.end() :])
    if NUMBER.match(text):
        return Block(Kind.LIST_ITEM, text)
    if _is_bold_title(group, body):
        return Block(Kind.HEADING, text, Layout(min(len(levels) + 1, _DEEPEST)))
    if len(group) > 1 and all(line.is_inset for line in group):
        return Block(Kind.QUOTE, text)
    kind = Kind.CAPTION if _CAPTION.match(text) and len(group) < 4 else Kind.TEXT
    return Block(kind, text, NO_LAYOUT)


def _with_mark(note: str) -> str:
    """A note with its number as the text has it."""
    return _NOTE_NUMBER.sub(r"[\1] ", note)


def _text(group: Sequence[Line], words: Counter[str]) -> str:
    return with_right_brackets(joined(group, words)).strip()
