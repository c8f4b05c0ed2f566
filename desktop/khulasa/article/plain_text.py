"""Paragraphs of text files: set off by blank lines, hard-wrapped, or one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from khulasa.article.blocks import Block, looks_like_title
from khulasa.article.model import Kind

_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"""[.!?؟…۔:]["'”’»)\]]*\Z""")
_BULLET = re.compile(r"[•▪◦‣●■]\s")

# Wider lines than these are not the work of a hand or a mail program.
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 30
# Of a wrapped file's line ends this share is inside a sentence, and nearly all of these are
# forced by the width.
_TELLING = 0.25
_FORCED = 0.7


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def read_plain_text(text: str) -> list[Block]:
    """Divide a text into paragraphs.

    Blank lines part paragraphs. Where paragraphs have several lines, the file is taken for
    hard-wrapped if most line ends are forced by the width of the text, and for one paragraph a
    line otherwise. A first short line that doesn't end like a sentence is the heading.

    Args:
        text: The decoded file.

    Returns:
        The paragraphs with their exact text; everything between them is white space.
    """
    groups = list(_groups(text))
    width = _wrap_width(groups)
    paragraphs = [
        paragraph
        for group in groups
        for paragraph in (_wrapped(group, width) if width else [[line] for line in group])
    ]
    blocks = [
        Block(
            Kind.LIST_ITEM if _BULLET.match(lines[0].text) else Kind.TEXT,
            text[lines[0].start : lines[-1].end],
        )
        for lines in paragraphs
    ]
    if len(blocks) > 1 and blocks[0].kind is Kind.TEXT and looks_like_title(blocks[0].text):
        blocks[0] = Block(Kind.HEADING, blocks[0].text)
    return blocks


def _groups(text: str) -> Iterator[list[_Line]]:
    """Runs of lines that aren't blank."""
    group: list[_Line] = []
    start = 0
    for end, next_start, parts in _line_edges(text):
        raw = text[start:end]
        stripped = raw.strip()
        if stripped:
            first = start + len(raw) - len(raw.lstrip())
            group.append(_Line(first, first + len(stripped), stripped))
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


def _wrap_width(groups: list[list[_Line]]) -> int:
    """Width to which a file is wrapped; 0 if its line ends mean something."""
    pairs = [
        (line, following)
        for group in groups
        for line, following in pairwise(group)
        if not _begins_item(following) and line is not groups[0][0]
    ]
    width = max((len(line.text) for group in groups if len(group) > 1 for line in group), default=0)
    if not pairs or not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    # A line that ends a sentence may end a paragraph, too: it tells nothing.
    telling = [
        _is_forced(line, following, width)
        for line, following in pairs
        if not _SENTENCE_END.search(line.text)
    ]
    enough = len(telling) >= max(1, _TELLING * len(pairs))
    return width if enough and sum(telling) >= _FORCED * len(telling) else 0


def _is_forced(line: _Line, following: _Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted."""
    # One in ten for editors that count bytes, marks or hanging punctuation otherwise.
    return len(line.text) + 1 + len(following.text.split()[0]) > 0.9 * width


def _wrapped(group: list[_Line], width: int) -> list[list[_Line]]:
    """Paragraphs of wrapped lines; a short line that ends a sentence is the last of its own."""
    paragraphs = [[group[0]]]
    for line, following in pairwise(group):
        short = not _is_forced(line, following, width)
        ends = _SENTENCE_END.search(line.text) is not None
        is_title = line is group[0] and looks_like_title(line.text)
        if _begins_item(following) or (short and (ends or is_title)):
            paragraphs.append([])
        paragraphs[-1].append(following)
    return paragraphs


def _begins_item(line: _Line) -> bool:
    return _BULLET.match(line.text) is not None
