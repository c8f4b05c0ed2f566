"""Numbers in English text, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khulasa.review.readers.dates_and_times import time_values
from khulasa.review.readers.number_mention import Number, NumberMention, digits_value, scaled
from khulasa.review.readers.number_scan import scan_numbers
from khulasa.review.words import Word

_UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_UNIT_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip
_TENS = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_ONES = {word: i for names in (_UNITS, _UNIT_ORDINALS) for i, word in enumerate(names, 1)}
_TEN = {word: 10 * i for i, word in enumerate(_TENS, 2)}
_TEN_ORDINAL = {f"{word[:-1]}ieth": value for word, value in _TEN.items()}
_DECADES = {f"{word[:-1]}ies": value for word, value in _TEN.items()}
_SCALES = {
    "thousand": 10**3, "thousandth": 10**3,
    "million": 10**6, "millionth": 10**6, "mn": 10**6, "m": 10**6,
    "billion": 10**9, "bn": 10**9, "b": 10**9,
    "trillion": 10**12, "tn": 10**12,
    "k": 10**3, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
# Short scales mean a number only right behind digits: "$27m".
_SHORT_SCALES = {"mn", "m", "bn", "b", "tn", "k"}
_HUNDREDS = {"hundred", "hundredth"}
# Said for a number now and then; the other language need not have one.
_LOOSE = {
    "zero": 0, "nil": 0, "once": 1, "single": 1, "twice": 2, "double": 2, "doubled": 2, "both": 2,
    "pair": 2, "couple": 2, "twin": 2, "dual": 2, "duo": 2, "bilateral": 2, "half": 2,
    "third": 3, "thirds": 3, "triple": 3, "tripled": 3, "trio": 3, "threefold": 3, "thrice": 3,
    "trilogy": 3, "triad": 3, "quarter": 4, "quarters": 4, "quadruple": 4, "quartet": 4,
    "quintet": 5, "decade": 10, "tenths": 10, "dozen": 12, "century": 100,
}  # fmt: skip
# Roman numerals from II to LXXXIX, but for those that are words or initials: V, X, C, MI ...
_ROMAN = re.compile(r"(?=[IVXL]{2,})(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
_STARTS = {*_ONES, *_TEN, *_TEN_ORDINAL, *_HUNDREDS, *_SCALES, *_DECADES, *_LOOSE} - _SHORT_SCALES
_PART_OF_HOUR = {"half": 30, "quarter": 15}
_AFTERNOON = {"pm", "p"}
_GAPS = (" ", "-", "\u2011", "\u00a0")


def numbers_en(text: str, words: Sequence[Word]) -> list[NumberMention]:
    """The numbers of an English text, in reading order.

    Args:
        text: The text.
        words: Its words, from ``words.words``.
    """
    return scan_numbers(text, words, _digits, _word)


def is_number_en(word: str) -> bool:
    """Whether an English word is a number that no other word may stand for: from three on."""
    lower = word.lower()
    return (lower in _UNITS and _ONES[lower] > 2) or lower in _TEN


def _digits(text: str, words: Sequence[Word], index: int) -> tuple[NumberMention, int]:
    word = words[index]
    values = digits_value(word.text)
    before = text[word.start - 1] if word.start else " "
    end, after = word.end, index + 1
    if after < len(words):
        following, gap = words[after].text.lower(), text[word.end : words[after].start]
        if following in _SCALES and (not gap or (gap in (" ", "-", "\u00a0") and
                                                 following not in _SHORT_SCALES)):  # fmt: skip
            bigger = scaled(values, _SCALES[following])
            # "800m" may be metres.
            values = (*bigger, *values) if following in _SHORT_SCALES else bigger
            end, after = words[after].end, after + 1
        elif following == "hundred" and gap == " ":
            values = scaled(values, 100)
            end, after = words[after].end, after + 1
        elif following == "s" and gap in ("", "'", "’"):
            values = (*values, *_short_year(values))
        elif following in _AFTERNOON and len(gap) <= 1:
            values = (*values, *(v + 12 for v in values if isinstance(v, int) and v < 12))
    # Inside a name such as H5N1 the letters around it are looked at, not the number.
    return NumberMention(values, word.start, end, required=not before.isalpha()), after


def _short_year(values: tuple[Number, ...]) -> tuple[Number, ...]:
    return tuple(v % 100 for v in values if isinstance(v, int) and 1000 <= v < 2100)


def _word(text: str, words: Sequence[Word], index: int) -> tuple[NumberMention | None, int]:
    word = words[index].text
    if word[0] in _ROMAN_DIGITS and _ROMAN.fullmatch(word):
        return NumberMention((_roman(word),), *words[index][1:], required=False), index + 1
    lower = word.lower()
    return _spelled(text, words, index, lower) if lower in _STARTS else (None, index + 1)


def _spelled(text: str, words: Sequence[Word], index: int, first: str) -> tuple[NumberMention, int]:
    start = words[index].start
    if first in _PART_OF_HOUR and (past := _past(text, words, index, first)) is not None:
        return past
    if (said := _said(text, words, index, first)) is not None:
        return said
    if first in _LOOSE and first not in _ONES:
        return NumberMention((_LOOSE[first],), start, words[index].end, required=False), index + 1
    if first in _DECADES:
        value = _DECADES[first]
        return NumberMention((value, 1900 + value), start, words[index].end), index + 1
    total, group, after = 0, 0, index
    lower: str | None = first
    while lower is not None:
        if lower in _HUNDREDS and (0 < group < 100 or after == index):
            group = (group or 1) * 100
        elif lower in _SCALES and (group or after == index):
            total, group = total + (group or 1) * _SCALES[lower], 0
        elif (added := _below_hundred(lower)) and _room(group, added):
            group += added
        else:
            break
        after += 1
        lower = _next(text, words, after)
        if (
            lower == "and"
            and (lower_before := words[after - 1].text.lower())
            and (lower_before in _HUNDREDS or lower_before in _SCALES)
        ):
            behind = _next(text, words, after + 1)
            if behind is None or not _below_hundred(behind) or not _room(group, 1):
                break
            # "Two million and three million" are two numbers.
            if lower_before in _SCALES and _next(text, words, after + 2) == lower_before:
                break
            lower, after = behind, after + 1
    alone = after == index + 1
    if lower == "dozen":
        group, after = group * 12, after + 1
    # In the middle of a sentence a number with a capital is part of a name: "Six Flags".
    named = index > 0 and words[index].text[0].isupper()
    loose = named or (alone and (total + group <= 3 - (first == "three") or total + group >= 100))
    return NumberMention((total + group,), start, words[after - 1].end, not loose), after


def _said(
    text: str, words: Sequence[Word], index: int, hour: str
) -> tuple[NumberMention, int] | None:
    """A time such as "seven thirty" or "ten forty-five"."""
    minute_word = _next(text, words, index + 1)
    if hour not in _UNITS or minute_word is None or _ONES[hour] > 12:
        return None
    minute = _TEN.get(minute_word) or (minute_word in _UNITS and _ONES[minute_word]) or 0
    if not 10 <= minute < 60:
        return None
    last = index + 1
    unit = _next(text, words, index + 2) if minute >= 20 else None
    if unit in _UNITS and _ONES[unit] < 10:
        minute, last = minute + _ONES[unit], index + 2
    # "One twenty million"
    if _next(text, words, last + 1) in _SCALES:
        return None
    return NumberMention(
        tuple(time_values(_ONES[hour], minute)), words[index].start, words[last].end
    ), last + 1


def _past(
    text: str, words: Sequence[Word], index: int, first: str
) -> tuple[NumberMention, int] | None:
    """A time such as "half past three" or "a quarter to nine"."""
    link, hour_word = _next(text, words, index + 1), _next(text, words, index + 2)
    if link not in ("past", "to") or hour_word is None:
        return None
    hour = int(hour_word) if hour_word.isdecimal() else _ONES.get(hour_word, 0)
    if not 1 <= hour <= 12:
        return None
    minute = _PART_OF_HOUR[first]
    if link == "to":
        hour, minute = (hour - 1) or 12, 60 - minute
    return NumberMention(
        tuple(time_values(hour, minute)), words[index].start, words[index + 2].end
    ), index + 3


def _roman(numeral: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in numeral]
    return sum(
        -value if any(value < later for later in values[i + 1 : i + 2]) else value
        for i, value in enumerate(values)
    )


def _below_hundred(word: str) -> int:
    return _ONES.get(word) or _TEN.get(word) or _TEN_ORDINAL.get(word) or 0


def _room(group: int, added: int) -> bool:
    """Whether a number below a hundred may follow: after hundreds, or units after tens."""
    return group % 100 == 0 or (added < 10 and group % 100 >= 20 and group % 10 == 0)


def _next(text: str, words: Sequence[Word], index: int) -> str | None:
    """The word at the index in lower case, if only a space or hyphen is before it."""
    if index >= len(words) or text[words[index - 1].end : words[index].start] not in _GAPS:
        return None
    return words[index].text.lower()
