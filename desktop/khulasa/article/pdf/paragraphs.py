"""Lines to paragraphs: by the space between them, their indents, their sizes and their ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from khulasa.article.pdf.lines import Line

# In sizes of the letters, or as shares.
_SAME_SIZE = 0.08
_WIDE = 1.3
_INDENT = 0.8
_SPACE = 0.35
_FULL = 0.12
_RAGGED = 0.02
_USUAL_LEADING = 1.9

BULLET = re.compile(r"(?:([•▪◦‣●■○□►▶➢➤✓✔∙�])\s*|([·*–—-])\s+)(?=\S)")
"""The sign before the item of a list."""
NUMBER = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Zأ-ي])[.)]|\[\d{1,3}\]|\d{1,3}\s?[-–])\s+(?=\S)")
"""The number before an item or a note."""
_SENTENCE_END = re.compile(r"""[.!?؟…۔:]["'”’»)\]\d]*\Z""")
_LONGEST_WORD = 60
_HYPHENATED = re.compile(r"([^\W\d_]{2,})-\Z")
_SMALL_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Body:
    """How the text of a document looks for the most part.

    Attributes:
        size: Size of its letters.
        leading: From line to line, in sizes of the letters.
        bold: Whether it is bold.
    """

    size: float
    leading: float
    bold: bool


def body_of(lines: Sequence[Line]) -> Body:
    """How most of the text looks."""
    sizes: Counter[float] = Counter()
    bold = 0
    for line in lines:
        sizes[round(2 * line.size) / 2] += len(line.text)
        bold += len(line.text) if line.bold else 0
    size = sizes.most_common(1)[0][0]
    distances = [
        (a.base - b.base) / size
        for a, b in pairwise(lines)
        if a.page == b.page
        and a.column == b.column
        and same_size(a.size, b.size)
        and same_size(a.size, size)
        and 0 < a.base - b.base < 3 * size
    ]
    # The closer ones of two kinds of distances are those inside paragraphs.
    leading = median(sorted(distances)[: max(len(distances) * 3 // 4, 1)] or [_USUAL_LEADING])
    return Body(size, leading, 2 * bold > sum(sizes.values()))


def same_size(size: float, other: float) -> bool:
    """Whether letters count as equally large."""
    return abs(size - other) <= _SAME_SIZE * max(size, other) + 0.1


def paragraphs_of(lines: Sequence[Line], body: Body) -> list[list[Line]]:
    """Lines grouped by the paragraph that they belong to.

    Args:
        lines: Lines in the order of reading.
        body: How most of the text looks.
    """
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, body):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(group: Sequence[Line], line: Line, body: Body) -> bool:
    """Whether a paragraph goes on with a line."""
    last = group[-1]
    if last.cell is not None or line.cell is not None:
        return last.cell == line.cell
    if line.begins or not same_size(last.size, line.size) or _begins_item(line, last, group):
        return False
    is_large = last.size > body.size and not same_size(last.size, body.size)
    if last.bold != line.bold and (is_large or last.room > 3 * last.size or len(group) == 1):
        return False
    same_column = last.page == line.page and last.base - line.base > 0
    if not same_column or abs(last.column[0] - line.column[0]) > 10 * line.size:
        # A line that is full to the edge is hardly the last one.
        is_full = not last.is_alone and last.room <= _FULL * last.size
        may_end = _SENTENCE_END.search(last.text) and not is_full
        return not is_large and not may_end and not _has_room(last, line, last.room)
    if last.base - line.base > _WIDE * body.leading * line.size:
        return False
    if is_large:
        return True
    # An indent where the lines before had none begins something.
    starts = [one.start for one in group[-3:] if one.column == line.column]
    is_indented = line.start - min(starts, default=line.start) > _INDENT * line.size
    are_centred = not is_item(group) and _is_centred(last) and _is_centred(line)
    if is_indented and not (is_item(group) or are_centred):
        return not _SENTENCE_END.search(last.text) and last.room < last.size
    room = last.room + last.indent if are_centred else last.room
    return not _has_room(last, line, room)


def _has_room(line: Line, following: Line, room: float) -> bool:
    """Whether the first word of the next line would have fitted into this one."""
    width = line.column[1] - line.column[0]
    return room > following.first_word + _SPACE * line.size + _RAGGED * width


def _is_centred(line: Line) -> bool:
    return line.indent > line.size and abs(line.indent - line.room) < line.size


def _begins_item(line: Line, last: Line, group: Sequence[Line]) -> bool:
    """Whether an item of a list or a note begins; a dash or a number may also be wrapped prose."""
    sign = BULLET.match(line.text)
    if sign is not None and sign.group(1):
        return True
    if sign is None and NUMBER.match(line.text) is None:
        return False
    return (
        _SENTENCE_END.search(last.text) is not None or last.room > 4 * last.size or is_item(group)
    )


def is_item(group: Sequence[Line]) -> bool:
    """Whether a paragraph begins like an item of a list."""
    text = group[0].text
    return BULLET.match(text) is not None or NUMBER.match(text) is not None


def joined(lines: Sequence[Line], words: Counter[str]) -> str:
    """The text of a paragraph on one line.

    Args:
        lines: Its lines.
        words: The words of the document, which tell whether a hyphen belongs to one.
    """
    text = lines[0].text
    for line in lines[1:]:
        match = _HYPHENATED.search(text[-_LONGEST_WORD:])
        following = _SMALL_WORD.match(line.text)
        if match and following and following.group()[0].islower():
            with_hyphen = f"{match.group(1)}-{following.group()}"
            is_own = words[with_hyphen.lower()] > words[with_hyphen.replace("-", "").lower()]
            text = (text if is_own else text[:-1]) + line.text
        else:
            text += f" {line.text}"
    return text
