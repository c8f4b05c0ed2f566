"""The numbers of a text, in digits and in words: the one reader of translations and summaries."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from khulasa.review.readers import numbers_ar, numbers_en
from khulasa.review.readers.dates_and_times import dates_and_times
from khulasa.review.readers.digits import (
    FRACTION,
    Number,
    NumberMention,
    digits_value,
    fraction_values,
)
from khulasa.review.readers.neighbours import with_neighbours
from khulasa.review.readers.powers import is_raised_or_lowered, with_powers
from khulasa.review.readers.runs_of_digits import runs_of_digits
from khulasa.review.words import Word, words

# Reads the number that begins with the word at an index: the number, or None if there is none, and
# the index to go on with.
ReadAt = Callable[[str, Sequence[Word], int], tuple[NumberMention | None, int]]


class _NumberReader(NamedTuple):
    at_digits: ReadAt
    at_word: ReadAt


_READERS = {
    "ar": _NumberReader(numbers_ar.read_digits, numbers_ar.read_word),
    "en": _NumberReader(numbers_en.read_digits, numbers_en.read_word),
}


def numbers_in(text: str, language: str = "en") -> list[NumberMention]:
    """The numbers that a text mentions, in reading order.

    Args:
        text: The text.
        language: ISO 639-1 code. Of a language without a reader only digits are read.
    """
    return list(_numbers_in(text, language))


@lru_cache(maxsize=8)
def _numbers_in(text: str, language: str) -> tuple[NumberMention, ...]:
    reader = _READERS.get(language)
    if reader is not None:
        mentions = with_powers(text, _scan(text, words(text), reader))
        return tuple(with_neighbours(text, mentions))
    return tuple(
        NumberMention(digits_value(word.text), word.start, word.end)
        for word in words(text)
        if word.text[0].isdecimal()
    )


def number_values(texts: Iterable[str]) -> frozenset[Number]:
    """All values that the numbers of English texts may stand for."""
    return frozenset(
        value for text in texts for mention in numbers_in(text) for value in mention.values
    )


def has_other_number(text: str, values: frozenset[Number]) -> bool:
    """Whether an English text has a number that is not among these values; "one" is none."""
    return any(
        values.isdisjoint(mention.values) and mention.values != (1,) for mention in numbers_in(text)
    )


def _scan(text: str, words_: Sequence[Word], reader: _NumberReader) -> list[NumberMention]:
    """The numbers of a text; dates, times and telephone numbers are read as such."""
    found: list[NumberMention] = []
    whole = runs_of_digits(text) | dates_and_times(text)
    index = 0
    while index < len(words_):
        word = words_[index]
        if word.start in whole:
            mentions, end = whole[word.start]
            found += mentions
            while index < len(words_) and words_[index].start < end:
                index += 1
            continue
        if len(word.text) == 1 and unicodedata.category(word.text) == "No":
            if not is_raised_or_lowered(word.text):
                share = fraction_values(unicodedata.numeric(word.text))
                found.append(NumberMention(share, word.start, word.end, False, kind=FRACTION))
            index += 1
            continue
        read = reader.at_digits if word.text[0].isdecimal() else reader.at_word
        mention, index = read(text, words_, index)
        if mention is not None:
            found.append(mention)
    return found
