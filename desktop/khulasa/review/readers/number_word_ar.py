"""An Arabic word that makes numbers: what it is worth, without the letters joined to it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from khulasa.review.data.number_words_ar import NUMBER_WORDS, PLURAL_SCALES
from khulasa.review.words import plain_arabic

# "Amount" looks like "as a hundred", "I am not" like "six".
_AMOUNT = "كميه"
_NO_NUMBERS = {"لست", "ولست", "فلست", "وست", "فست", "كست", "بست"}


class NumberWord(NamedTuple):
    """A word that makes numbers.

    Attributes:
        word: The word by itself, in plain spelling.
        value: What it is worth.
        kind: one, ten, tens, hundred, hundreds, scale, decade, fraction, amount or loose.
        joined: With و before it.
        definite: With ال before it.
        plural: Thousands, millions: no number by itself.
    """

    word: str
    value: float
    kind: str
    joined: bool
    definite: bool
    plural: bool


@lru_cache(maxsize=65536)
def number_word(word: str) -> NumberWord | None:
    """What an Arabic word adds to a number; None if it makes none."""
    plain = plain_arabic(word)
    if plain in _NO_NUMBERS or plain.endswith(_AMOUNT):
        return None
    joined = definite = False
    found = NUMBER_WORDS.get(plain)
    if found is None and plain[:1] in ("و", "ف"):
        joined, plain = plain[0] == "و", plain[1:]
        found = NUMBER_WORDS.get(plain)
    if found is None and plain[:2] == "لل":
        definite, plain = True, plain[2:]
        found = NUMBER_WORDS.get(plain)
    if found is None and plain[:1] in ("ب", "ل", "ك"):
        plain = plain[1:]
        found = NUMBER_WORDS.get(plain)
    if found is None and plain[:2] == "ال":
        definite, plain = True, plain[2:]
        found = NUMBER_WORDS.get(plain)
    if found is None:
        return None
    value, kind = found
    return NumberWord(plain, value, kind, joined, definite, plain in PLURAL_SCALES)
