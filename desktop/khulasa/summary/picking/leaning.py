"""Sentences that lean on the one before them: "He repaired it", "But the plan failed"."""

from __future__ import annotations

import re

from khulasa.review.data.word_lists import pattern_of, read_parts
from khulasa.review.words import plain_arabic

_PARTS = read_parts("leaning_openers.txt", "khulasa.summary.data")
# Quotation marks and dashes may stand before the first word.
_LEANING = re.compile(
    rf"\W*(?!IT\b)(?i:(?:{pattern_of(_PARTS['openers'])})(?!\w)"
    rf"(?!\s+{pattern_of(_PARTS['alone before'])}\b))"
)
# Longer than any opener.
_BEGINNING = 60


def leans(sentence: str) -> bool:
    """Whether an English or Arabic sentence does not say by itself whom or what it is about."""
    return _LEANING.match(plain_arabic(sentence[:_BEGINNING])) is not None
