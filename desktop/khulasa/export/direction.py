"""Which way a language is written."""

from __future__ import annotations

import unicodedata

# The languages on models.cfg's horizon whose script runs from right to left (Unicode CLDR).
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def is_right_to_left(language: str) -> bool:
    """Whether the language with this ISO 639 code is written from right to left."""
    return language in _RIGHT_TO_LEFT


def html_direction(language: str) -> str:
    """The value of HTML's ``dir`` attribute for the language."""
    return "rtl" if is_right_to_left(language) else "ltr"


def text_direction(text: str) -> str:
    """The value of ``dir`` by a text's first letter, for texts in no known language."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return "ltr" if direction == "L" else "rtl"
    return "ltr"


def block_direction(language: str, text: str) -> str:
    """The value of ``dir`` for a text in a language, or by its first letter if that is unknown."""
    return html_direction(language) if language else text_direction(text)
