"""Which way a language is written."""

from __future__ import annotations

# The languages on models.cfg's horizon whose script runs from right to left (Unicode CLDR).
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def is_right_to_left(language: str) -> bool:
    """Whether the language with this ISO 639 code is written from right to left."""
    return language in _RIGHT_TO_LEFT


def html_direction(language: str) -> str:
    """The value of HTML's ``dir`` attribute for the language."""
    return "rtl" if is_right_to_left(language) else "ltr"
