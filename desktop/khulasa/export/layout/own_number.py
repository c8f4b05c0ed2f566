"""Items of lists that carry their number in their text."""

from __future__ import annotations

import re

# Of four digits at most, as word processors count no list further than 32,767.
_COUNTED = re.compile(r"(?!0\d)(\d{1,4})([.)])\s+(?=\S)", re.ASCII)
_OWN_NUMBER = re.compile(r"\(?\w{1,9}[.):\-–]\s")


def own_number(text: str) -> str:
    """The number or letter that an item begins with, with its dot or brackets; empty for none."""
    match = _OWN_NUMBER.match(text)
    if match is None:
        return ""
    is_one = match[0][0].isdigit() or len(match[0].strip("(.):-– ")) == 1
    return match[0].rstrip() if is_one else ""


def has_own_number(text: str) -> bool:
    """Whether an item begins with a number or letter of its own, and so needs no bullet."""
    return bool(own_number(text))


def counted(text: str) -> tuple[int, str, str] | None:
    """The number that an item begins with, the sign after it, and the text without both.

    None if it has none that lists of all formats can have, such as a letter or Arabic digits.
    """
    match = _COUNTED.match(text)
    return None if match is None else (int(match[1]), match[2], text[match.end() :])
