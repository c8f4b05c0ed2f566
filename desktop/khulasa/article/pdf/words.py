"""Letters to words, and words to the lines that they stand on."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from operator import attrgetter

from khulasa.article.marks.raised import lowered, raised
from khulasa.article.pdf.letters import Letter

# In shares of the font's size.
_SPACE = 0.17
_SAME_BASE = 0.28
_RAISED = 0.7
_SMALL = 0.85
_APART = 0.12
_FEW = 8
# How many letters away in the file the other half of a letter and its mark may be.
_NEAR = 12
_OVERLAP = 0.5
_ALEFS = frozenset("اأإآٱ")
_POWER_BASE = re.compile(r"(?:\A|[^a-zA-Z])[a-zA-Z]{1,2}\Z|\d\Z")
_size = attrgetter("size")
_LAM, _TATWEEL, _SHADDA = "ل", "\u0640", "\u0651"


@dataclass(slots=True)
class Word:
    """Letters without space between them.

    Attributes:
        letters: From left to right; the marks of each follow it in its text.
        base: The line that it stands on.
        size: Size of its largest letter.
        left, right: Where it begins and ends.
    """

    letters: list[Letter]
    base: float
    size: float
    left: float
    right: float


Row = list[Word]
"""Words on one line, from left to right."""


def rows_of(letters: Iterable[Letter]) -> list[Row]:
    """The lines of a page or column from top to bottom; columns that stand side by side share them.

    Args:
        letters: All its letters.
    """
    marks: list[Letter] = []
    bases: list[Letter] = []
    in_order = list(letters)
    for n, letter in enumerate(in_order):
        if not unicodedata.combining(letter.text[0]):
            bases.append(letter)
        elif not _is_other_half(letter, in_order[max(n - _NEAR, 0) : n + _NEAR + 1]):
            marks.append(letter)
    lines = _lines(bases)
    _put_marks(marks, lines)
    return [row for line in lines if (row := _words(line))]


def _lines(letters: list[Letter]) -> list[list[Letter]]:
    """Letters by the line that they stand on; what is raised or lowered belongs to its line."""
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=attrgetter("base"), reverse=True):
        if lines and abs(lines[-1][0].base - letter.base) <= _SAME_BASE * letter.size:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    joined: list[list[Letter]] = []
    for line in lines:
        if joined and _is_raised(joined[-1], line):
            joined[-1] = line + joined[-1]
        elif joined and _is_raised(line, joined[-1]):
            joined[-1] += line
        else:
            joined.append(line)
    return joined


def _is_raised(few: list[Letter], line: list[Letter]) -> bool:
    """Whether a few letters are the raised or lowered ones of a line."""
    if len(few) > _FEW or len(few) >= len(line):
        return False
    size = max(map(_size, line))
    return abs(few[0].base - line[0].base) < _RAISED * size and (
        len(few) <= 2 or all(letter.size < _SMALL * size for letter in few)
    )


def _is_other_half(mark: Letter, near: Iterable[Letter]) -> bool:
    """Whether the file draws a letter with its mark as one, and gives each half of the width.

    If so, the letter gets its mark, and all of the width.
    """
    width = mark.right - mark.left
    for letter in near:
        if (
            letter is not mark
            and letter.base == mark.base
            and width > 0
            and abs(letter.right - letter.left - width) < 0.02
            and min(abs(letter.left - mark.right), abs(letter.right - mark.left)) < 0.02
            and letter.text.isalpha()
        ):
            letter.text += mark.text
            letter.left = min(letter.left, mark.left)
            letter.right = max(letter.right, mark.right)
            return True
    return False


def _put_marks(marks: list[Letter], lines: list[list[Letter]]) -> None:
    """Put vowel signs behind the letters that they stand on: files have them at any place."""
    heights = [-line[0].base for line in lines]
    for mark in marks:
        first = bisect_left(heights, -mark.base - mark.size)
        last = bisect_right(heights, -mark.base + mark.size)
        near = [
            letter
            for line in lines[first:last]
            for letter in line
            if letter.left - 0.1 * mark.size <= mark.middle <= letter.right + 0.1 * mark.size
            and letter.text != " "
        ]
        if not near:
            continue
        letter = min(near, key=partial(_distance, mark))
        at = 1 if mark.text == _SHADDA else len(letter.text)
        letter.text = letter.text[:at] + mark.text + letter.text[at:]


def _distance(mark: Letter, letter: Letter) -> tuple[bool, float, float, bool]:
    """How far a letter is from a mark; of lam and alef, which are drawn as one, lam is nearer."""
    is_far = abs(letter.base - mark.base) > _RAISED * mark.size
    outside = max(letter.left - mark.middle, mark.middle - letter.right, 0.0)
    distance = abs(letter.middle - mark.middle)
    return is_far, round(outside, 1), round(distance, 1), letter.text[0] in _ALEFS


def _words(letters: list[Letter]) -> Row:
    """Letters of a line, parted where there is space."""
    row: Row = []
    letters.sort(key=lambda letter: letter.left + letter.right)
    right, is_open = 0.0, False
    # Every letter of a book comes by here: comparisons, where functions take twice the time.
    for letter in letters:
        if letter.text == " ":
            is_open = False
            continue
        start, end, size = letter.left, letter.right, letter.size
        if is_open and start - right <= _SPACE * size:
            word = row[-1]
            if not _is_drawn_twice(word.letters[-1], letter):
                word.letters.append(letter)
                if size > word.size:
                    word.size = size
                if start < word.left:
                    word.left = start
                if end > word.right:
                    word.right = end
            if end > right:
                right = end
        else:
            row.append(Word([letter], letter.base, size, start, end))
            right, is_open = end, True
    for word in row:
        _put_lam_before_alef(word.letters)
        if len(word.letters) > 2:
            # What makes words longer until the line is full; that of هـ ends its word.
            first, *inner = word.letters
            word.letters = [first, *(letter for letter in inner if letter.text != _TATWEEL)]
        first = word.letters[0]
        largest = first if first.size == word.size else max(word.letters, key=_size)
        word.base = largest.base
    return row


def with_raised(row: Row) -> Row:
    """A line with its raised and lowered figures as plain text shows them.

    Args:
        row: The words of one column.
    """
    largest = max(row, key=_size)
    return [
        replace(word, letters=_with_raised(word.letters, largest.base, largest.size))
        if any(letter.size < _SMALL * largest.size for letter in word.letters)
        else word
        for word in row
    ]


def _with_raised(letters: list[Letter], base: float, size: float) -> list[Letter]:
    found: list[Letter] = []
    for is_apart, group in groupby(letters, lambda one: _is_apart(one, base, size)):
        run = list(group)
        text = "".join(letter.text for letter in run)
        if not is_apart or not text.isdigit():
            found += run
            continue
        before = "".join(letter.text for letter in found)
        if run[0].base < base:
            text = lowered(text, before)
        else:
            # After a short unit or a number it is a power, after a word it leads to a note.
            is_power = _POWER_BASE.search(before) is not None
            text = raised(text, before, is_note=not is_power)
        found.append(replace(run[0], text=text, right=run[-1].right))
    return found


def _is_apart(letter: Letter, base: float, size: float) -> bool:
    return letter.size < _SMALL * size and abs(letter.base - base) > _APART * size


def _is_drawn_twice(letter: Letter, next_one: Letter) -> bool:
    """Whether a letter is drawn a second time on top, as a shadow or to look bold."""
    return letter.text == next_one.text and next_one.left - letter.left < 0.1 * letter.size


def _put_lam_before_alef(letters: list[Letter]) -> None:
    """Lam and alef are drawn as one; the file may have them in either order."""
    for n in range(len(letters) - 1):
        one, other = letters[n], letters[n + 1]
        if one.text[0] != _LAM or other.text[0] not in _ALEFS:
            continue
        overlap = min(one.right, other.right) - max(one.left, other.left)
        if overlap > _OVERLAP * min(one.right - one.left, other.right - other.left):
            letters[n], letters[n + 1] = other, one
