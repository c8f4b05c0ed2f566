"""Arabic fractions and vague amounts: ثلثا السكان، ربع مليون، عشرات الآلاف."""

from __future__ import annotations

from collections.abc import Sequence

from khulasa.review.data.number_words_ar import AMOUNTS
from khulasa.review.readers.digits import (
    AMOUNT,
    FRACTION,
    Number,
    NumberMention,
    amount_value,
    fraction_values,
    whole_number,
)
from khulasa.review.readers.number_word_ar import NumberWord, number_word
from khulasa.review.words import Word

_DOZEN = "دزينه"


def read_fraction(
    shares: tuple[float, ...], words: Sequence[Word], index: int, after: int
) -> tuple[NumberMention, int]:
    """A fraction, or what a fraction of a million or a dozen is."""
    start, end = words[index].start, words[after - 1].end
    of = number_word(words[after].text) if after < len(words) else None
    if of is not None and not of.joined and (of.kind == "scale" or of.word == _DOZEN):
        values: tuple[Number, ...] = tuple(whole_number(one * of.value) for one in shares)
        return NumberMention(values, start, words[after].end), after + 1
    values = tuple(value for share in shares for value in fraction_values(share))
    return NumberMention(values, start, end, required=False, kind=FRACTION), after


def read_amount(words: Sequence[Word], index: int, first: NumberWord) -> tuple[NumberMention, int]:
    """Hundreds, or tens of thousands."""
    value, after = int(first.value), index + 1
    of = number_word(words[after].text) if after < len(words) else None
    if of is not None and not of.joined and of.word in AMOUNTS and of.value > value:
        value, after = value * int(of.value), after + 1
    return NumberMention(
        (amount_value(value),), words[index].start, words[after - 1].end, False, kind=AMOUNT
    ), after
