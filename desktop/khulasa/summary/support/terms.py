"""A sentence as the things that another sentence may share with it: stems, names, numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from khulasa.review.readers.digits import Number, NumberMention
from khulasa.review.readers.numbers import numbers_in
from khulasa.review.words import words
from khulasa.summary.data.closed_class_en import INFINITIVES
from khulasa.summary.data.function_words_en import FUNCTION_WORDS

Key = str | Number
"""What two terms are compared by: a stem, or the value of a number."""
_STEMMER = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class Term:
    """Something a sentence says.

    Attributes:
        keys: What it is compared by; one in common is enough. A stem, or the values of a number.
        start, end: Its place in the sentence.
        number: The number that it is; None for a word.
        place: Which of the sentence's words it begins with, from 0.
        word: The word in lower case; the number as it is written.
    """

    keys: tuple[Key, ...]
    start: int
    end: int
    place: int
    word: str
    number: NumberMention | None = None


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of an English word in lower case, by the Snowball algorithm; of "spoke", "speak"."""
    return str(_STEMMER.stemWord(INFINITIVES.get(word, word)))


@lru_cache(maxsize=1024)
def terms(text: str) -> tuple[Term, ...]:
    """What an English sentence says, in reading order; function words say nothing."""
    all_words = words(text)
    numbers = {m.start: m for m in numbers_in(text)}
    found = []
    covered = 0
    for place, word in enumerate(all_words):
        if word.start < covered:
            continue
        mention = numbers.get(word.start)
        if mention is not None:
            covered = mention.end
            said = text[mention.start : mention.end].lower()
            found.append(Term(mention.values, mention.start, mention.end, place, said, mention))
            continue
        lower = word.text.lower()
        if lower not in FUNCTION_WORDS:
            found.append(Term((stem(lower),), word.start, word.end, place, lower))
    return tuple(found)
