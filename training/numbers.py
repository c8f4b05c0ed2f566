"""Whether two texts have the same numbers, by value: "38 ألفا" is "38,000", "ستة" is "6"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from khulasa.review.readers.digits import Number, NumberMention
from khulasa.review.readers.numbers import numbers_in
from training.text import normalise_arabic, normalise_english

# What English says with a number and Arabic without, or with another one.
_IDIOMS = {"ثمن النهائي": 16, "نكسة حزيران": 1967, "ثورة العشرين": 1920}


def lost_numbers(arabic: str, english: str, least: int = 2) -> list[str]:
    """Returns the numbers in digits of either text whose value the other one does not have.

    Args:
        arabic: may have digits of either kind.
        english: likewise with "million" and the like.
        least: digits that a number must have to count. Those of one digit are often said without
            a number: "drew 0-0".
    """
    arabic, english = normalise_arabic(arabic), normalise_english(english)
    ours, theirs = numbers_in(arabic, "ar"), numbers_in(english, "en")
    known = _values(ours) | {value for idiom, value in _IDIOMS.items() if idiom in arabic}
    return [*_lost(arabic, ours, _values(theirs), least), *_lost(english, theirs, known, least)]


def _values(mentions: list[NumberMention]) -> set[Number]:
    sums = {total for _, total in _sums(mentions)}
    return sums | {value for mention in mentions for value in mention.values}


def _lost(
    text: str, mentions: list[NumberMention], known: set[Number], least: int
) -> Iterator[str]:
    parts = {part for pair, total in _sums(mentions) if total in known for part in pair}
    for mention in mentions:
        said = text[mention.start : mention.end]
        in_digits = sum(character.isdigit() for character in said) >= least
        if in_digits and mention not in parts and known.isdisjoint(mention.values):
            yield said


def _sums(
    mentions: list[NumberMention],
) -> Iterator[tuple[tuple[NumberMention, NumberMention], Number]]:
    """Yields neighbours with their sum: a million and 200 thousand."""
    for pair in pairwise(mentions):
        first, second = (mention.values[0] for mention in pair)
        near = pair[1].start - pair[0].end <= len(" و")
        if near and not isinstance(first, str) and not isinstance(second, str):
            yield pair, first + second
