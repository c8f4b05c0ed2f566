"""Digits of any script, with their separators, as numbers; and a number that a text mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

Number = int | float | str

# Longer runs of digits are account numbers and the like: compared as they are written.
_MOST_DIGITS = 15
_THOUSANDS = re.compile(r"\d{1,3}(?:[,٬،]\d{3})+")
_SEPARATORS = re.compile(r"[.,٫٬،]")


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number in a text.

    Attributes:
        values: What it may stand for; "1990s" is 1990 or, said shorter, 90.
        start, end: Its place in the text.
        required: The other text has to have it; False for what is often said without a number,
            such as "one" or the Arabic dual.
    """

    values: tuple[Number, ...]
    start: int
    end: int
    required: bool = True


@lru_cache(maxsize=4096)
def digits_value(digits: str) -> tuple[Number, ...]:
    """What a run of digits with separators may stand for; the likeliest value first.

    Args:
        digits: As ``words`` finds them: digits of any script, with . , ٫ ٬ between them.
    """
    if len(digits) > _MOST_DIGITS:
        return (_SEPARATORS.sub("", digits),)
    parts = _SEPARATORS.split(digits)
    if len(parts) == 1:
        return (int(digits),)
    whole = int("".join(parts))
    if _THOUSANDS.fullmatch(digits):
        return (whole,)
    if len(parts) > 2:  # 1.200.300 as in German, or a version, or a date
        return (whole,)
    decimal = whole_number(float(f"{int(parts[0])}.{''.join(str(int(d)) for d in parts[1])}"))
    return (decimal, whole) if len(parts[1]) == 3 else (decimal,)


def whole_number(value: float) -> int | float:
    """A whole number as int; others rounded, so that 2.3 × 10⁹ is the same from both sides."""
    if isinstance(value, int):
        return value
    rounded = round(value, 6)
    return int(rounded) if rounded.is_integer() else rounded


def scaled(values: tuple[Number, ...], factor: int) -> tuple[Number, ...]:
    """The values times a factor, such as a million."""
    return tuple(value if isinstance(value, str) else whole_number(value * factor)
                 for value in values)  # fmt: skip
