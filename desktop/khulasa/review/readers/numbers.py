"""The numbers of a text, in digits and in words: the one reader of translations and summaries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from khulasa.review.readers.number_mention import Number, NumberMention, digits_value
from khulasa.review.readers.numbers_ar import numbers_ar
from khulasa.review.readers.numbers_en import numbers_en
from khulasa.review.words import Word, words

_READERS: dict[str, Callable[[str, Sequence[Word]], list[NumberMention]]] = {
    "ar": numbers_ar,
    "en": numbers_en,
}


def numbers_in(text: str, language: str = "en") -> list[NumberMention]:
    """The numbers that a text mentions, in reading order.

    Args:
        text: The text.
        language: ISO 639-1 code. Of a language without a reader only digits are read.
    """
    reader = _READERS.get(language)
    if reader is not None:
        return reader(text, words(text))
    return [
        NumberMention(digits_value(word.text), word.start, word.end)
        for word in words(text)
        if word.text[0].isdecimal()
    ]


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
