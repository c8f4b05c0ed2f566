"""Where a text denies something: the one reader of translations and summaries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khulasa.review.data.word_lists import pattern_of, read_parts
from khulasa.review.words import Word, plain_arabic

_EN, _AR = read_parts("denials_en.txt"), read_parts("denials_ar.txt")
_CUES = [
    word
    for part in ("certain", "closed class", "cues", "otherwise", "prefixes and suffixes")
    for word in _EN[part]
]
DENIAL_CUES = re.compile(
    rf"n['’]\s?t\b|\b(?!{pattern_of(_EN['exceptions'])}\b){pattern_of(_CUES)}\b", re.IGNORECASE
)
"""English words that deny, or say a denial the other way."""
# It is split where the tokeniser of the text splits it, and the "t" is left.
_CONTRACTED = r"(?<=n)['’]t\b|\bn['’]t\b|(?<=n) 't\b"
CERTAIN_DENIALS = re.compile(rf"\b{pattern_of(_EN['certain'])}\b|{_CONTRACTED}", re.IGNORECASE)
"""English words that deny whatever stands around them."""
DENYING = re.compile(
    rf"(?<!whether or )(?<!\bif )\b(?!{pattern_of(_EN['denying nothing'])}\b|no\. ?\d)"
    rf"{pattern_of(_EN['denying'])}\b(?: longer\b)?|{_CONTRACTED}",
    re.IGNORECASE,
)
"""English words that deny what stands behind them: not, no longer, refused to."""
BUT_CUES = re.compile(rf"\b{pattern_of(_EN['but'])}\b", re.IGNORECASE)
"""English for an Arabic denial with "but": only, until, as well as."""
NEGATIONS_EN = frozenset(
    # "t" is what is left of "n't" where words are split.
    (*_EN["certain"], *_EN["closed class"], *_EN["contractions"], "t")
)
"""English words whose grammar is negation, in lower case."""

_PARTICLES = {f"{prefix}{word}" for prefix in ("", "و", "ف") for word in _AR["particles"]}
_NOUNS, _NOT_LACKED = frozenset(_AR["nouns"]), frozenset(_AR["not lacked"])
_NOT_DENIED = re.compile(pattern_of(_AR["not denied"]))
_BUT = frozenset(_AR["but"])


def first_denial_ar(words: Sequence[Word]) -> Word | None:
    """The first word of an Arabic text that denies something; None if there is none."""
    for index, word in enumerate(words):
        plain = plain_arabic(word.text)
        following = plain_arabic(words[index + 1].text) if index + 1 < len(words) else ""
        if plain in _NOUNS and following not in _NOT_LACKED:
            return word
        # In names such as De La Rosa.
        if plain == "لا" and index and plain_arabic(words[index - 1].text) in ("دي", "دو"):
            continue
        if plain in _PARTICLES and not _NOT_DENIED.fullmatch(following):
            return word
    return None


def has_but_ar(words: Sequence[Word]) -> bool:
    """Whether an Arabic text has a word that takes a part of its denial back."""
    return any(plain_arabic(word.text) in _BUT for word in words)
