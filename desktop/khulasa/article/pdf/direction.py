"""From the order in which letters are seen to the order in which they are read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from functools import cache

from khulasa.article.pdf.words import Row, Word

# Between two figures these belong to a number wherever it stands.
_IN_NUMBERS = frozenset(".,:/،٫٬\u00a0")
# Follow a word without space.
_AFTER_WORDS = frozenset(".,:;!?)،؛؟»")
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"), ("‹", "›"))
_LAST, _ARTICLE = frozenset("ةى"), "ال"
# The mark of a note whose brackets are turned.
_TURNED_MARK = re.compile(r"\](\d{1,3})\[")
_RIGHT, _NEUTRAL, _NUMBER, _LEFT = range(4)


class Direction(Enum):
    """How the lines of a page run."""

    LEFT_TO_RIGHT = auto()
    RIGHT_TO_LEFT = auto()
    BACKWARDS = auto()
    """Arabic that somebody wrote from left to right."""


def strong_letters(words: Iterable[Word]) -> tuple[int, int]:
    """How many letters are written from right to left, and how many from left to right."""
    right = left = 0
    for word in words:
        for letter in word.letters:
            kind = _kind(letter.text[0])
            right += kind == _RIGHT
            left += kind == _LEFT
    return right, left


def is_right_to_left(text: str) -> bool:
    """Whether most letters of a text are written from right to left."""
    kinds = [_kind(letter) for letter in text]
    return kinds.count(_RIGHT) > kinds.count(_LEFT)


def backward_words(words: Iterable[Word]) -> int:
    """How many more Arabic words stand there from left to right than from right to left.

    Some programs know nothing of the direction of Arabic. Ta marbuta and alef maqsura end a word,
    the article begins one.

    Args:
        words: Words of a page.
    """
    votes = 0
    for word in words:
        if len(word.letters) > 3:
            ends = (*word.letters[:2], *word.letters[-2:])
            first, second, last_but_one, last = (one.text[0] for one in ends)
            votes += (last in _LAST) + (first + second == _ARTICLE)
            votes -= (first in _LAST) + (last + last_but_one == _ARTICLE)
    return votes


def as_drawn(row: Row) -> str:
    """The text of a line from left to right, whatever its letters are."""
    return " ".join("".join(letter.text for letter in word.letters) for word in row)


def read_row(row: Row, right_to_left: bool) -> str:
    """The text of a line in the order in which it is read.

    Args:
        row: Its words from left to right.
        right_to_left: Whether its paragraph runs from right to left.
    """
    return _TURNED_MARK.sub(r"[\1]", _read(row, right_to_left))


def _read(row: Row, right_to_left: bool) -> str:
    texts: list[str] = []
    for word in row:
        if texts:
            texts.append(" ")
        texts += (letter.text for letter in word.letters)
    kinds = [_kind(text[0]) for text in texts]
    if _RIGHT not in kinds:
        if not right_to_left or not _is_end_of_other_direction(texts, kinds):
            return "".join(texts)
    elif not right_to_left:
        return _read_left_to_right(texts, kinds)
    return _read_right_to_left(texts, kinds)


@cache
def _kind(letter: str) -> int:
    """Which way a letter is written."""
    if letter.isdigit():
        return _NUMBER
    bidirectional = unicodedata.bidirectional(letter)
    if bidirectional in ("AL", "R"):
        return _RIGHT
    return _LEFT if bidirectional == "L" else _NEUTRAL


def _is_end_of_other_direction(texts: Sequence[str], kinds: Sequence[int]) -> bool:
    """Whether Latin words end a line that runs from right to left: its full stop is at the left."""
    return kinds[0] == _NEUTRAL and texts[0] in _AFTER_WORDS and kinds[-1] != _NEUTRAL


def _read_left_to_right(texts: list[str], kinds: list[int]) -> str:
    read: list[str] = []
    at = 0
    while at < len(texts):
        if kinds[at] != _RIGHT:
            read.append(texts[at])
            at += 1
            continue
        # Up to the last letter of the same direction before a Latin one.
        end = next((n for n in range(at, len(kinds)) if kinds[n] == _LEFT), len(kinds))
        end = max(n for n in range(at, end) if kinds[n] == _RIGHT) + 1
        read.append(_read_right_to_left(texts[at:end], kinds[at:end]))
        at = end
    return "".join(read)


def _read_right_to_left(texts: list[str], kinds: list[int]) -> str:
    read: list[str] = []
    at = len(texts)
    while at:
        end, at = at, at - 1
        if kinds[at] in (_LEFT, _NUMBER):
            at = _start_of_run(texts, kinds, at)
        read += texts[at:end]
    return "".join(read)


def _start_of_run(texts: list[str], kinds: list[int], at: int) -> int:
    """Where the Latin words or the number begin that end at a place."""
    start = at
    has_letters = kinds[at] == _LEFT
    for n in range(at - 1, -1, -1):
        if kinds[n] == _RIGHT:
            break
        # "Genova .14": the sign belongs to what is to the right of it.
        if texts[n] == " " and start > n + 1 and texts[n + 1] in _AFTER_WORDS:
            break
        if kinds[n] == _LEFT:
            start, has_letters = n, True
        elif kinds[n] == _NUMBER:
            between = texts[n + 1 : start]
            # Among Latin words a number is one of them if it follows a word.
            if not between or (len(between) == 1 and between[0] in _IN_NUMBERS):
                start = n
            elif not has_letters or not _letter_comes_first(kinds, n):
                break
    return start


def _letter_comes_first(kinds: Sequence[int], at: int) -> bool:
    """Whether there is a Latin letter to the left of a number, before any Arabic one."""
    for n in range(at, -1, -1):
        if kinds[n] == _RIGHT:
            return False
        if kinds[n] == _LEFT:
            return True
    return False


def with_right_brackets(text: str) -> str:
    """Open every bracket before it is closed: files disagree on which way those of Arabic turn.

    Args:
        text: A paragraph in the order in which it is read.
    """
    for opening, closing in _PAIRS:
        if opening in text or closing in text:
            text = _paired(text, opening, closing)
    return text


def _paired(text: str, opening: str, closing: str) -> str:
    if _is_balanced(text, opening, closing):
        return text
    turned = text.translate({ord(opening): closing, ord(closing): opening})
    if _is_balanced(turned, opening, closing):
        return turned
    count = text.count(opening) + text.count(closing)
    if count % 2 == 0:
        # One opens, the next one closes.
        signs = iter((opening + closing) * (count // 2))
        return re.sub(f"[{re.escape(opening + closing)}]", lambda _sign: next(signs), text)
    return text


def _is_balanced(text: str, opening: str, closing: str) -> bool:
    depth = 0
    for letter in text:
        depth += (letter == opening) - (letter == closing)
        if depth < 0:
            return False
    return depth == 0
