"""The other forms of an English word: plurals and tenses; only forms that are in use."""

from __future__ import annotations

import re
from functools import lru_cache

from khulasa.review.data.common_words_en import is_common_en
from khulasa.summary.data.closed_class_en import IRREGULAR_FORMS

_SHORTEST = 3
# "Plan", "stop": short words only, "mayor" has no "mayorring".
_VOWEL_CONSONANT = re.compile(r"^[^aeiou]+[aeiou]([bdgklmnprtz])$")
_HISSING = ("s", "x", "z", "ch", "sh", "o")
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
    if word in IRREGULAR_FORMS:
        return IRREGULAR_FORMS[word]
    if len(word) < _SHORTEST or not word.isascii() or not word.isalpha():
        return frozenset((word,))
    bases = {word}
    ending, befores = next(((e, b) for e, b in _ENDINGS if word.endswith(e)), ("", ()))
    stem = word.removesuffix(ending)
    if ending and len(stem) >= _SHORTEST - 1:
        bases.update(stem + before for before in befores)
        if ending in ("ed", "ing") and _DOUBLED.search(stem):
            bases.add(stem[:-1])
    bases = {base for base in bases if base == word or is_common_en(base)}
    forms = {form for base in bases for form in _forms(base) if is_common_en(form)}
    return frozenset({word, *bases, *forms})


def _forms(base: str) -> set[str]:
    if base.endswith("e"):
        return {base, f"{base}s", f"{base}d", f"{base[:-1]}ing"}
    if base.endswith("y") and base[-2] not in "aeiou":
        return {base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"}
    if _VOWEL_CONSONANT.search(base):
        return {base, f"{base}s", f"{base}{base[-1]}ed", f"{base}{base[-1]}ing"}
    plural = f"{base}es" if base.endswith(_HISSING) else f"{base}s"
    return {base, plural, f"{base}ed", f"{base}ing"}
