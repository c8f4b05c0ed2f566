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
_SPACES = re.compile(r"\s")
# Fractions, and vague amounts such as hundreds: a text may do without them, but not with others.
FRACTION, AMOUNT = "fraction", "amount"
MORNING, EVENING = "morning", "evening"


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number in a text.

    Attributes:
        values: What it may stand for; "1990s" is 1990 or, said shorter, 90.
        start, end: Its place in the text.
        required: The other text has to have it; False for what is often said without a number,
            such as "one" or the Arabic dual.
        scale: What its last word multiplies by, such as a million; 1 if there is no such word.
        kind: ``FRACTION`` or ``AMOUNT``; empty for other numbers.
        half: Of a time, ``MORNING`` or ``EVENING`` if the text says which; else empty.
    """

    values: tuple[Number, ...]
    start: int
    end: int
    required: bool = True
    scale: int = 1
    kind: str = ""
    half: str = ""

    def agrees(self, other: NumberMention) -> bool:
        """Whether both may be in the same half of the day."""
        return not self.half or not other.half or self.half == other.half


@lru_cache(maxsize=4096)
def digits_value(digits: str) -> tuple[Number, ...]:
    """What a run of digits with separators may stand for; the likeliest value first.

    Args:
        digits: As ``words`` finds them: digits of any script, with . , ٫ ٬ or spaces between them.
    """
    digits = _SPACES.sub("", digits)
    if len(digits) > _MOST_DIGITS:
        return (_SEPARATORS.sub("", digits),)
    parts = _SEPARATORS.split(digits)
    if len(parts) == 1:
        return (int(digits),)
    whole = int("".join(parts))
    if _THOUSANDS.fullmatch(digits):
        return (whole,)
    if len(parts) > 2:
        *thousands, last = _SEPARATORS.findall(digits)
        if last not in thousands and all(len(part) == 3 for part in parts[1:-1]):
            return (
                whole_number(float(f"{int(''.join(parts[:-1]))}.{plain_digits(parts[-1])}")),
            )  # 1,200.5
        return (whole,)  # 1.200.300 as in German, or a version, or a date
    decimal = whole_number(float(f"{int(parts[0])}.{plain_digits(parts[1])}"))
    return (decimal, whole) if len(parts[1]) == 3 else (decimal,)


def plain_digits(digits: str) -> str:
    """Digits of any script as 0 to 9."""
    return "".join(str(int(digit)) for digit in digits)


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


def fraction_values(value: float) -> tuple[Number, ...]:
    """What a fraction may be written as, as a share of one: a third is 0.33 and 0.333, too."""
    exact = whole_number(value)
    shorter = (round(value, 2), round(value, 3), int(value * 100) / 100)
    return tuple(dict.fromkeys((exact, *shorter)))


def amount_value(factor: int) -> str:
    """How a vague amount is compared: hundreds, tens of thousands."""
    return f"amount {factor}"


def decade_value(decade: int) -> str:
    """How a decade without its century is compared: the nineties."""
    return f"decade {decade}"
