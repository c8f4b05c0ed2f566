"""Paragraphs of text files: set off by blank lines, hard-wrapped, or one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from khulasa.article.blocks import Block, looks_like_title
from khulasa.article.model import Kind
from khulasa.article.plain.line_beginnings import go_on_with_a_list, item_lines, speaking_lines
from khulasa.article.plain.wrapping import SENTENCE_END, is_forced, wrap_widths

_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    indent: int


def read_plain_text(text: str, *, join_lines: bool = False) -> list[Block]:
    """Divide a text into paragraphs.

    Blank lines part paragraphs, and so does what begins an item of a list or what somebody says.
    Other lines are joined where they are wrapped prose, and are paragraphs of their own otherwise.
    A first short line that doesn't end like a sentence is the heading.

    Args:
        text: The decoded file.
        join_lines: Take all lines between two such places for wrapped prose.

    Returns:
        The paragraphs with their exact text; everything between them is white space.
    """
    pieces, items, spoken = _pieces(list(_groups(text)))
    lines_of_pieces = [[line.text for line in piece] for piece in pieces]
    if join_lines:
        widths = [max(map(len, lines)) for lines in lines_of_pieces]
    else:
        widths = wrap_widths(lines_of_pieces)
    for n, (first, *others) in enumerate(pieces):
        # Under the words of an item, not under its sign.
        if first in items and others and all(line.indent > first.indent for line in others):
            widths[n] = max(map(len, lines_of_pieces[n]))
    paragraphs = [
        paragraph
        for piece, width in zip(pieces, widths, strict=True)
        for paragraph in (_wrapped(piece, width) if width else [[line] for line in piece])
    ]
    blocks = [
        Block(
            Kind.LIST_ITEM if lines[0] in items else Kind.TEXT,
            text[lines[0].start : lines[-1].end],
        )
        for lines in paragraphs
    ]
    may_be_title = blocks and blocks[0].kind is Kind.TEXT and pieces[0][0] not in spoken
    if may_be_title and len(blocks) > 1 and looks_like_title(blocks[0].text):
        blocks[0] = Block(Kind.HEADING, blocks[0].text)
    return blocks


def _pieces(
    groups: list[list[_Line]],
) -> tuple[list[list[_Line]], set[_Line], set[_Line]]:
    """Groups parted where an item or somebody's words begin, and the lines that begin each."""
    lines = [line for group in groups for line in group]
    spoken = {lines[n] for n in speaking_lines([line.text for line in lines])}
    pieces: list[list[_Line]] = []
    items: set[_Line] = set()
    for group in groups:
        texts = [line.text for line in group]
        begin = item_lines(texts, [SENTENCE_END.search(text) is not None for text in texts])
        items |= {group[n] for n in begin}
        for n, line in enumerate(group):
            if n == 0 or n in begin or line in spoken:
                pieces.append([])
            pieces[-1].append(line)
    for before, after in pairwise(pieces):
        if go_on_with_a_list(before[0].text, after[0].text):
            items |= {before[0], after[0]}
    return pieces, items, spoken


def _groups(text: str) -> Iterator[list[_Line]]:
    """Runs of lines that aren't blank."""
    group: list[_Line] = []
    start = 0
    for end, next_start, parts in _line_edges(text):
        raw = text[start:end]
        stripped = raw.strip()
        if stripped:
            first = start + len(raw) - len(raw.lstrip())
            group.append(_Line(first, first + len(stripped), stripped, first - start))
        if group and (parts or not stripped):
            yield group
            group = []
        start = next_start
    if group:
        yield group


def _line_edges(text: str) -> Iterator[tuple[int, int, bool]]:
    """End of each line, start of the next, and whether what is between parts paragraphs."""
    for match in _LINE_BREAK.finditer(text):
        yield match.start(), match.end(), match.group() in "\f\u2029"
    yield len(text), len(text), True


def _wrapped(piece: list[_Line], width: int) -> list[list[_Line]]:
    """Paragraphs of wrapped lines; a short line that ends a sentence is the last of its own."""
    paragraphs = [[piece[0]]]
    for line, following in pairwise(piece):
        short = not is_forced(line.text, following.text, width)
        ends = SENTENCE_END.search(line.text) is not None
        is_title = line is piece[0] and looks_like_title(line.text)
        if short and (ends or is_title):
            paragraphs.append([])
        paragraphs[-1].append(following)
    return paragraphs
