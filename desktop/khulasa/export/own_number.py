"""Items of lists that carry their number in their text."""

from __future__ import annotations

import re

_OWN_NUMBER = re.compile(r"\(?\w{1,9}[.):\-–]\s")


def has_own_number(text: str) -> bool:
    """Whether an item begins with a number or letter of its own, and so needs no bullet."""
    match = _OWN_NUMBER.match(text)
    return match is not None and (match[0][0].isdigit() or len(match[0].strip("(.):-– ")) == 1)
