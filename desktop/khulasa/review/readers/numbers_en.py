"""Numbers in English text, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khulasa.review.data.number_words_en import (
    AMOUNTS,
    DECADES,
    FRACTIONS,
    HUNDREDS,
    LOOSE,
    ONES,
    SCALES,
    SHORT_SCALES,
    TEN,
    TEN_ORDINAL,
    UNITS,
)
from khulasa.review.readers.dates_and_times import time_values
from khulasa.review.readers.digits import (
    AMOUNT,
    EVENING,
    MORNING,
    Number,
    NumberMention,
    amount_value,
    decade_value,
    digits_value,
    scaled,
    whole_number,
)
from khulasa.review.readers.parts_en import and_a_fraction, next_word, read_part
from khulasa.review.words import Word

# Roman numerals from II to LXXXIX, but for those that are words or initials: V, X, C, MI ...
_ROMAN = re.compile(r"(?=[IVXL]{2,})(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
_STARTS = {*ONES, *TEN, *TEN_ORDINAL, *HUNDREDS, *SCALES, *DECADES, *LOOSE} - SHORT_SCALES
_PARTS = {*UNITS, *FRACTIONS, *AMOUNTS, "quarters"}
_HALVES_OF_DAY = {"noon": EVENING, "midday": EVENING, "midnight": MORNING}
_PART_OF_HOUR = {"half": 30, "quarter": 15}
_A = {"a", "one"}


def is_number_en(word: str) -> bool:
    """Whether an English word is a number that no other word may stand for: from three on."""
    lower = word.lower()
    return (lower in UNITS and ONES[lower] > 2) or lower in TEN


def read_digits(text: str, words: Sequence[Word], index: int) -> tuple[NumberMention, int]:
    """Read the number that begins with the word of digits at an index; see ``ReadAt``."""
    word = words[index]
    values = digits_value(word.text)
    before = text[word.start - 1] if word.start else " "
    end, after, scale = word.end, index + 1, 1
    if (more := and_a_fraction(text, words, after)) is not None:
        share, scale, after = more
        values, end = tuple(_times(value, share, scale) for value in values), words[after - 1].end
    elif after < len(words):
        following, gap = words[after].text.lower(), text[word.end : words[after].start]
        if following in SCALES and (not gap or (gap in (" ", "-", "\u00a0") and
                                                 following not in SHORT_SCALES)):  # fmt: skip
            bigger = scaled(values, SCALES[following])
            # "800m" may be metres.
            values = (*bigger, *values) if following in SHORT_SCALES else bigger
            end, after, scale = words[after].end, after + 1, SCALES[following]
        elif following == "hundred" and gap == " ":
            values = scaled(values, 100)
            end, after = words[after].end, after + 1
        elif following == "s" and gap in ("", "'", "’"):
            values = (*values, *_short_year(values), *_century(values))
    # Inside a name such as H5N1 the letters around it are looked at, not the number.
    required = not before.isalpha()
    return NumberMention(values, word.start, end, required, scale=scale), after


def _times(value: Number, share: float, scale: int) -> Number:
    return value if isinstance(value, str) else whole_number((value + share) * scale)


def _short_year(values: tuple[Number, ...]) -> tuple[Number, ...]:
    return tuple(v % 100 for v in values if isinstance(v, int) and 1000 <= v < 2100)


def _century(values: tuple[Number, ...]) -> tuple[Number, ...]:
    """The 1800s are the nineteenth century."""
    return tuple(v // 100 + 1 for v in values if isinstance(v, int) and v % 100 == 0 and v < 2100)


def read_word(text: str, words: Sequence[Word], index: int) -> tuple[NumberMention | None, int]:
    """Read the number that begins with the word at an index, if one does; see ``ReadAt``."""
    word = words[index].text
    if word[0] in _ROMAN_DIGITS and _ROMAN.fullmatch(word):
        return NumberMention((_roman(word),), *words[index][1:], required=False), index + 1
    lower = word.lower()
    if lower not in _STARTS and lower not in _PARTS:
        return None, index + 1
    if lower in _PART_OF_HOUR and (past := _past(text, words, index, lower)) is not None:
        return past
    if (part := read_part(text, words, index)) is not None:
        return part
    return _spelled(text, words, index, lower) if lower in _STARTS else (None, index + 1)


def _spelled(text: str, words: Sequence[Word], index: int, first: str) -> tuple[NumberMention, int]:
    start = words[index].start
    if (said := _said(text, words, index, first)) is not None:
        return said
    if first in LOOSE and first not in ONES:
        half = _HALVES_OF_DAY.get(first, "")
        mention = NumberMention((LOOSE[first],), start, words[index].end, False, half=half)
        return mention, index + 1
    if first in DECADES:
        value = DECADES[first]
        values: tuple[Number, ...] = (value, 1900 + value, decade_value(value))
        return NumberMention(values, start, words[index].end), index + 1
    total, group, scale, after = 0, 0, 1, index
    lower: str | None = first
    while lower is not None:
        if lower in HUNDREDS and (0 < group < 100 or after == index):
            group = (group or 1) * 100
        elif lower in SCALES and (group or after == index):
            total, group, scale = total + (group or 1) * SCALES[lower], 0, SCALES[lower]
        elif (added := _below_hundred(lower)) and _room(group, added):
            group += added
        else:
            break
        after += 1
        lower = next_word(text, words, after)
        if (
            lower == "and"
            and (lower_before := words[after - 1].text.lower())
            and (lower_before in HUNDREDS or lower_before in SCALES)
        ):
            behind = next_word(text, words, after + 1)
            if behind is None or not _below_hundred(behind) or not _room(group, 1):
                break
            # "Two million and three million" are two numbers.
            if lower_before in SCALES and next_word(text, words, after + 2) == lower_before:
                break
            lower, after = behind, after + 1
    alone = after == index + 1
    if lower == "dozen":
        group, after = group * 12, after + 1
    values = (total + group,)
    if (more := and_a_fraction(text, words, after)) is not None:
        share, factor, after = more
        # "A million and a half" is half of a million more, "one and a half million" the same.
        values = (whole_number((total + group) * factor + share * max(factor, scale)),)
        scale, alone = max(factor, scale), False
    # In the middle of a sentence a number with a capital is part of a name: "Six Flags".
    named = index > 0 and words[index].text[0].isupper()
    loose = named or (alone and (total + group <= 3 - (first == "three") or total + group >= 100))
    kind = ""
    if alone and (first in SCALES or first in HUNDREDS):
        kind = AMOUNT
        if not index or words[index - 1].text.lower() not in _A:
            values += (amount_value(total + group),)  # a few thousand
    return NumberMention(
        values, start, words[after - 1].end, not loose, scale=1 if group else scale, kind=kind
    ), after


def _said(
    text: str, words: Sequence[Word], index: int, hour: str
) -> tuple[NumberMention, int] | None:
    """A time such as "seven thirty" or "ten forty-five"."""
    minute_word = next_word(text, words, index + 1)
    if hour not in UNITS or minute_word is None or ONES[hour] > 12:
        return None
    minute = TEN.get(minute_word) or (minute_word in UNITS and ONES[minute_word]) or 0
    if not 10 <= minute < 60:
        return None
    last = index + 1
    unit = next_word(text, words, index + 2) if minute >= 20 else None
    if unit in UNITS and ONES[unit] < 10:
        minute, last = minute + ONES[unit], index + 2
    # "One twenty million"
    if next_word(text, words, last + 1) in SCALES:
        return None
    return NumberMention(
        tuple(time_values(ONES[hour], minute)), words[index].start, words[last].end
    ), last + 1


def _past(
    text: str, words: Sequence[Word], index: int, first: str
) -> tuple[NumberMention, int] | None:
    """A time such as "half past three" or "a quarter to nine"."""
    link, hour_word = next_word(text, words, index + 1), next_word(text, words, index + 2)
    if link not in ("past", "to") or hour_word is None:
        return None
    hour = int(hour_word) if hour_word.isdecimal() else ONES.get(hour_word, 0)
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
    return ONES.get(word) or TEN.get(word) or TEN_ORDINAL.get(word) or 0


def _room(group: int, added: int) -> bool:
    """Whether a number below a hundred may follow: after hundreds, or units after tens."""
    return group % 100 == 0 or (added < 10 and group % 100 >= 20 and group % 10 == 0)
