"""English fractions and vague amounts: two thirds, half a million, tens of thousands."""

from __future__ import annotations

from collections.abc import Sequence

from khulasa.review.data.number_words_en import AMOUNTS, FRACTIONS, ONES, SCALES, UNITS
from khulasa.review.readers.digits import (
    AMOUNT,
    FRACTION,
    Number,
    NumberMention,
    amount_value,
    fraction_values,
    whole_number,
)
from khulasa.review.words import Word

_GAPS = (" ", "-", "\u2011", "\u00a0")
_ONE = ("a", "an", "one")
_ORDINALS = {word for word in FRACTIONS if word in ONES}
_DOZEN = 12


def next_word(text: str, words: Sequence[Word], index: int) -> str | None:
    """The word at the index in lower case, if only a space or hyphen is before it."""
    if index >= len(words) or text[words[index - 1].end : words[index].start] not in _GAPS:
        return None
    return words[index].text.lower()


def read_part(text: str, words: Sequence[Word], index: int) -> tuple[NumberMention, int] | None:
    """Read the fraction or vague amount that begins with the word at an index."""
    if (amount := _amount(text, words, index)) is not None:
        return amount
    if words[index].text.lower() == "couple" and (scale := _scale_of(text, words, index + 1)):
        factor, after = scale
        span = words[index].start, words[after - 1].end
        return NumberMention((2 * factor,), *span, required=False), after
    fraction = _share(text, words, index)
    if fraction is None:
        return None
    share, after = fraction
    start, end = words[index].start, words[after - 1].end
    if (scale := _scale_of(text, words, after)) is not None:
        factor, after = scale
        values: tuple[Number, ...] = (whole_number(share * factor),)
        return NumberMention(values, start, words[after - 1].end), after
    values = fraction_values(share)
    word = words[index].text.lower()
    if word in _ORDINALS:  # "a third time"
        values += (ONES[word],)
    return NumberMention(values, start, end, required=False, kind=FRACTION), after


def and_a_fraction(text: str, words: Sequence[Word], index: int) -> tuple[float, int, int] | None:
    """Read "and a half" or "and a half million": the fraction, the scale, the index behind."""
    if next_word(text, words, index) != "and":
        return None
    index += 1
    if next_word(text, words, index) in _ONE:
        index += 1
    if index >= len(words) or (fraction := _share(text, words, index)) is None:
        return None
    share, after = fraction
    word = next_word(text, words, after)
    return (share, SCALES[word], after + 1) if word in SCALES else (share, 1, after)


def _share(text: str, words: Sequence[Word], index: int) -> tuple[float, int] | None:
    """What share the words at an index are, and the index behind them."""
    word, following = words[index].text.lower(), next_word(text, words, index + 1)
    if word in UNITS and following is not None:
        singular = following.removesuffix("s")
        denominator = FRACTIONS.get(following) or FRACTIONS.get(singular, 0)
        plural = following == "halves" or following != singular
        if denominator > 1 and plural == (ONES[word] > 1):
            return ONES[word] / denominator, index + 2
    if word in ("half", "quarter", "quarters"):
        return 1 / FRACTIONS[word.removesuffix("s")], index + 1
    before = words[index - 1].text.lower() if index else ""
    if word in FRACTIONS and (before in ("a", "an") or following == "of"):
        return 1 / FRACTIONS[word], index + 1
    return None


def _scale_of(text: str, words: Sequence[Word], index: int) -> tuple[int, int] | None:
    """The scale of half a million, a quarter of a million or half a dozen; the index behind it."""
    for link in ("of", "a"):
        if next_word(text, words, index) == link:
            index += 1
    word = next_word(text, words, index)
    factor = _DOZEN if word == "dozen" else SCALES.get(word or "", 0)
    return (factor, index + 1) if factor >= _DOZEN and len(word or "") > 2 else None


def _amount(text: str, words: Sequence[Word], index: int) -> tuple[NumberMention, int] | None:
    value, after = AMOUNTS.get(words[index].text.lower(), 0), index + 1
    if not value:
        return None
    of = next_word(text, words, after + 1)
    if next_word(text, words, after) == "of" and AMOUNTS.get(of or "", 0) > value:
        value, after = value * AMOUNTS[of or ""], after + 2
    # Of goals, too.
    kind = "" if words[index].text.lower() == "scores" else AMOUNT
    mention = NumberMention(
        (amount_value(value),), words[index].start, words[after - 1].end, False, kind=kind
    )
    return mention, after
