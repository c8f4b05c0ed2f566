"""Lines that begin something of their own: items of lists, and what people say in turn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_INVISIBLE = "\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069"
# Signs that stand nowhere but before items.
_BULLET = re.compile(rf"[{_INVISIBLE}]*[•▪◦‣●■○□►▶➢➤✓✔·∙]\s")
_SIGN = re.compile(rf"[{_INVISIBLE}]*([-–—*+ـ])[\s{_INVISIBLE}]*(?=[^\W\d]|\d*\s|[\"'«“‘(])")
_SIGN_AND_SPACE = re.compile(rf"[{_INVISIBLE}]*.\s")
_NUMBER = re.compile(
    rf"[{_INVISIBLE}]*\(?(\d{{1,3}})\s?(?:[.)\]،]|[-–—/](?=\s|[^\W\d]))[-–—]?\s*(?=[^\d\s])"
)
_LETTER = re.compile(
    rf"[{_INVISIBLE}]*(?:\(?([\u0621-\u064a]|هـ)\s?[.)\]\-–—]|\(?([a-zA-Z])[.)])\s+"
)
# As Arabic counts with letters: the old order, then that of the dictionary.
_ORDERS = ("أبجدهوزحطي", "أبتثجحخدذر", "ابجدهوزحطي", "ابتثجحخدذر", "abcdefghijklmnop")

_TIME = r"\d{1,2}[:٫.]\d{2}(?:[:٫.]\d{2})?(?:\s?(?:[ap]\.?m\.?|ص|م|صباحا|مساء))?"
_DATE = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"
_NAME_AND_STAMP = re.compile(rf"[^\W\d_][^:\d]{{0,30}}?[\[(]{_TIME}[\])]\s?:?\s", re.IGNORECASE)
_STAMP = re.compile(
    rf"[\[(<]?(?:{_DATE}[\s,،]+)?{_TIME}(?:[\s,،]+{_DATE})?(?:[\])>]|\s*[-–—])?\s", re.IGNORECASE
)
_NAME = re.compile(
    r"(?:<([^<>\s][^<>]{0,30})>|([^\W\d_][^:.!?؟،,؛;\"«»()\[\]]{0,30}?)\s?:)(?:\s|\Z)"
)
_NAME_AND_DASH = re.compile(r"([^\W\d_]\w*(?:\s\w+)?)\s[-–—]\s")
_NAME_WORDS = 4
# "وقال الوزير:" at the beginning of a wrapped line is no name.
_SAYS = re.compile(
    r"[وف]?(?:قال|أضاف|تابع|أوضح|أكد|ذكر|أعلن|سأل|رد|صرح|كتب|جاء|يقول|تقول|يضيف|أن|إن|هي|هو)ت?\b"
    r"|.*\b(?:says?|said|asked|added|wrote|replied|is|was|are|were|that)\b",
    re.IGNORECASE,
)


def item_lines(lines: Sequence[str], ends: Sequence[bool]) -> set[int]:
    """Which lines of a group begin items of a list.

    A dash or a number may also stand at the beginning of a wrapped line. It begins an item at the
    beginning of a group and after a line that ends a sentence, and all lines that go on with the
    same sign, or count on, begin items with it.

    Args:
        lines: Lines that no blank line parts.
        ends: Of each line, whether it ends a sentence or introduces something.
    """
    found = {n for n, line in enumerate(lines) if _BULLET.match(line)}
    for places in (_same_sign(lines), *_counting(lines)):
        first = next((n for n in places if n == 0 or ends[n - 1]), None)
        follow_each_other = any(n + 1 in places for n in places)
        if first is None and (follow_each_other or (len(places) > 1 and places[0] == 1)):
            first = places[0]
        found |= {n for n in places if first is not None and n >= first}
    return found


def go_on_with_a_list(line: str, following: str) -> bool:
    """Whether two paragraphs in a row are items: both have the same sign, or the second counts on.

    Args:
        line: The beginning of the first.
        following: The beginning of the second.
    """
    number = _number(line)
    if number is not None:
        return _number(following) == number + 1
    return _sign(line) != "" and _sign(following) == _sign(line)


def _number(line: str) -> int | None:
    """The place that a line's number or letter gives it in a list."""
    if match := _NUMBER.match(line):
        return int(match.group(1))
    if match := _LETTER.match(line):
        letter = (match.group(1) or match.group(2)).replace("ـ", "").lower()
        return next((order.index(letter) + 1 for order in _ORDERS if letter in order), None)
    return None


def _same_sign(lines: Sequence[str]) -> list[int]:
    signs = {n: sign for n, line in enumerate(lines) if (sign := _sign(line))}
    places = [n for n, sign in signs.items() if sign == next(iter(signs.values()))]
    # One alone without a space may be a part of its word.
    return places if len(places) != 1 or _SIGN_AND_SPACE.match(lines[places[0]]) else []


def _sign(line: str) -> str:
    match = _SIGN.match(line)
    return ("-" if match.group(1) in "–—" else match.group(1)) if match else ""


def _counting(lines: Sequence[str]) -> list[list[int]]:
    """Runs of lines whose numbers follow each other."""
    runs: list[list[int]] = []
    last = 0
    for n, line in enumerate(lines):
        number = _number(line)
        if number is None:
            continue
        if runs and number == last + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
        last = number
    return [run for run in runs if len(run) > 1]


def speaking_lines(lines: Sequence[str]) -> set[int]:
    """Which lines of a text begin what somebody says: after a name and a colon, or a time.

    A name speaks more than once, or others speak in the lines around it.

    Args:
        lines: All lines of the text.
    """
    stamped = {n for n, line in enumerate(lines) if _is_stamped(_visible(line))}
    if len(stamped) < 2:
        stamped = set()
    names = {n: name for n, line in enumerate(lines) if n not in stamped and (name := _name(line))}
    times = Counter(names.values())
    dashes = {n: m.group(1) for n, line in enumerate(lines) if (m := _NAME_AND_DASH.match(line))}
    with_dash = Counter(dashes.values())
    stamped |= {n for n in dashes if with_dash[dashes[n]] > 1 or n - 1 in stamped}
    return stamped | {
        n for n, name in names.items() if times[name] > 1 or n - 1 in names or n + 1 in names
    }


def _is_stamped(line: str) -> bool:
    return _STAMP.match(line) is not None or _NAME_AND_STAMP.match(line) is not None


def _name(line: str) -> str:
    match = _NAME.match(_visible(line))
    name = (match.group(1) or match.group(2)).strip() if match else ""
    return "" if len(name.split()) > _NAME_WORDS or _SAYS.match(name) else name


def _visible(line: str) -> str:
    return re.sub(f"[{_INVISIBLE}]", "", line)
