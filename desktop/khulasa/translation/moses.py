"""Moses' rules for punctuation, ``normalize-punctuation.perl``, as sacremoses 0.2 applies them.

Written out here since importing sacremoses takes the engine 16 MB and as long as all else of its
own; ``tests/translation/test_moses.py`` holds both against each other.
"""

from __future__ import annotations

import re
from functools import cache

_Rule = tuple[re.Pattern[str], str]

_SPACES = (
    *((r"\r", ""), (r"\(", " ("), (r"\)", ") "), (" +", " "), (r"\) ([.!:?;,])", r")\1")),
    *((r"\( ", "("), (r" \)", ")"), (r"(\d) %", r"\1%"), (" :", ":"), (" ;", ";")),
)
_ACCENTS_AS_QUOTES = (("`", "'"), ("''", ' " '))
_QUOTES_AND_DASHES = (
    *(("[„“”]", '"'), ("–", "-"), ("—", " - "), (" +", " "), ("´", "'")),
    *(("([a-zA-Z])‘([a-zA-Z])", r"\1'\2"), ("([a-zA-Z])’([a-zA-Z])", r"\1'\2")),
    *(("[‘‚’]", "'"), ("''", '"'), ("…", "...")),
)
_FRENCH_QUOTES = (("\u00a0«\u00a0|«\u00a0|«", '"'), ("\u00a0»\u00a0|\u00a0»|»", '"'))
_HARD_SPACES = (
    *(("\u00a0%", "%"), ("nº\u00a0", "nº "), ("\u00a0:", ":"), ("\u00a0ºC", " ºC")),
    *(("\u00a0cm", " cm"), (r"\u00a0\?", "?"), (r"\u00a0!", "!"), ("\u00a0;", ";")),
    *((",\u00a0", ", "), (" +", " ")),
)
_ALWAYS = (*_SPACES, *_ACCENTS_AS_QUOTES, *_QUOTES_AND_DASHES, *_FRENCH_QUOTES, *_HARD_SPACES)
# Where a comma or full stop stands beside a closing quotation mark.
_INSIDE = (('"([,.]+)', r'\1"'),)
_OUTSIDE = ((',"', '",'), (r'(\.+)"(\s*[^<])', r'"\1\2'))
_DECIMAL_COMMA = frozenset({"de", "es", "fr"})


def normalised_punctuation(text: str, language: str) -> str:
    """Write punctuation the way that Marian's training data has it.

    Args:
        text: A sentence.
        language: ISO 639-1 code of its language.
    """
    for pattern, replacement in _rules(language):
        text = pattern.sub(replacement, text)
    return text.strip()


@cache
def _rules(language: str) -> tuple[_Rule, ...]:
    beside_quotes: tuple[tuple[str, str], ...] = ()
    mark = "."
    if language == "en":
        beside_quotes = _INSIDE
    elif language in _DECIMAL_COMMA:
        beside_quotes = _OUTSIDE
    if language in _DECIMAL_COMMA or language == "cs":
        mark = ","
    in_numbers = ("(\\d)\u00a0(\\d)", rf"\1{mark}\2")
    return tuple((re.compile(p), r) for p, r in (*_ALWAYS, *beside_quotes, in_numbers))
