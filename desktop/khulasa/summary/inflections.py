"""The other forms of an English word: plurals, tenses, adverbs; only forms that are in use."""

from __future__ import annotations

import re
from functools import lru_cache

from khulasa.review.common_words_en import is_common_en
from khulasa.summary.closed_class_en import FAMILIES

_SHORTEST = 3
_VOWEL_CONSONANT = re.compile(r"[^aeiou][aeiou]([bdfgklmnprstvz])$")
_DOUBLED = re.compile(r"(([bdfgklmnprstvz])\2)$")
# What may be taken off, and what stood there before.
_ENDINGS = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ly", ("",)),
)


@lru_cache(maxsize=16384)
def inflections(word: str) -> frozenset[str]:
    """The forms of a word, itself among them.

    Args:
        word: In lower case; a word with other signs than letters has no other forms.
    """
    if word in FAMILIES:
        return FAMILIES[word]
    if len(word) < _SHORTEST or not word.isascii() or not word.isalpha():
        return frozenset((word,))
    bases = {word}
    for ending, befores in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            stem = word[: -len(ending)]
            bases.update(stem + before for before in befores)
            if _DOUBLED.search(stem):
                bases.add(stem[:-1])
    bases = {base for base in bases if base == word or is_common_en(base)}
    forms = {form for base in bases for form in _forms(base) if is_common_en(form)}
    return frozenset({word, *bases, *forms})


def _forms(base: str) -> set[str]:
    forms = {base, f"{base}s", f"{base}es", f"{base}ed", f"{base}ing", f"{base}ly"}
    if base.endswith("e"):
        forms |= {f"{base}d", f"{base[:-1]}ing"}
    if base.endswith("y"):
        forms |= {f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base[:-1]}ily"}
    if _VOWEL_CONSONANT.search(base):
        forms |= {f"{base}{base[-1]}ed", f"{base}{base[-1]}ing"}
    return forms
