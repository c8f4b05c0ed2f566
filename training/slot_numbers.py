"""The numbers of a pair that other numbers may take the place of.

What Arabic counts changes with the number: the plural stands behind 3 to 10, the accusative
singular behind 11 to 99, the genitive singular behind whole hundreds. So a number stays within its
class, and keeps its length, its final zeros and its commas.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from khulasa.review.readers.months import months_in
from training.slot import Slot, Span

_DIGITS = r"\d+(?:[.,]\d+)*"
_ARABIC = re.compile(rf"(?<![\w.,:/%$+-])[وف]?[بلك]?({_DIGITS})(?![\w:/+-]|[.,]\d)(?: (\w+))?")
_ENGLISH = re.compile(
    rf"(?<![\w.,:/+-])({_DIGITS})(st|nd|rd|th)?(?![\w:/+]|[.,]\d|-\d)(?:[ -](\w+))?"
)
_SCALES = {
    **dict.fromkeys(("ألف", "ألفا", "آلاف", "thousand"), 1000),
    **dict.fromkeys(("مليون", "مليونا", "ملايين", "million"), 10**6),
    **dict.fromkeys(("مليار", "مليارا", "مليارات", "billion"), 10**9),
    **dict.fromkeys(("تريليون", "تريليونا", "تريليونات", "trillion"), 10**12),
}
_YEAR = re.compile(r"1\d{3}|20\d\d")
_PLAIN = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?")
# Hours stay as they are, and so does what is a name.
_HOUR = re.compile(r"الساعة [وبل]?$")
_AFTER_HOUR = re.compile(r"[ -]?(?:[ap]\.?m\b|o'clock|GMT)")
_NAMED = re.compile(r"\b(?:Group of|Big|Apollo|COVID|Covid) $")
_THIS_MONTH = {"الجاري", "المقبل", "الحالي"}
_LAST_DAY, _LAST_YEAR, _TRIES = 28, 2030, 40


@dataclass(frozen=True, slots=True)
class _Said:
    """A number as a text says it: its place, digits and scale, and an ordinal's ending."""

    span: Span
    digits: str
    scale: int
    ending: str = ""

    @property
    def value(self) -> Decimal:
        return Decimal(self.digits.replace(",", "")) * self.scale


@dataclass(frozen=True)
class Number(Slot):
    """A number that may become another of its class.

    Attributes:
        ours, theirs: how the Arabic and the English say it.
        most: the highest value that makes sense.
        year: whether it is a year, whose century stays.
        vowel: whether the English is to be read with a vowel first, behind "an"; None elsewhere.
    """

    ours: _Said
    theirs: _Said
    most: int
    year: bool
    vowel: bool | None

    def draw(self, rng: random.Random) -> tuple[str, str]:
        """Returns another number, or the same where there is none that fits."""
        for _ in range(_TRIES):
            arabic = _other(self.ours.digits, self.year, rng)
            value = Decimal(arabic.replace(",", ""))
            english = arabic if self.ours.scale == self.theirs.scale else f"{value}000"
            english = _with_commas(english, "," in self.theirs.digits)
            if value <= self.most and self.vowel in (None, _starts_with_vowel(english)):
                ending = _ordinal(int(value)) if self.theirs.ending else ""
                return _with_commas(arabic, "," in self.ours.digits), english + ending
        return self.ours.digits, self.theirs.digits + self.theirs.ending


def number_slots(arabic: str, english: str) -> Iterator[Number]:
    """Yields the numbers that stand once on each side, as values, and may be exchanged."""
    ours, theirs = list(_said(arabic, _ARABIC)), list(_said(english, _ENGLISH))
    months = {word.start for _, word in months_in(arabic, "ar")}
    months_en = {end for _, word in months_in(english, "en") for end in (word.start, word.end)}
    for mine in ours:
        others = [other for other in theirs if other.value == mine.value]
        if len(others) != 1 or sum(other.value == mine.value for other in ours) != 1:
            continue
        other = others[0]
        if not _may_change(mine, other) or _is_fixed(arabic, mine.span, english, other.span):
            continue
        near = {mine.span[1] + 1, mine.span[1] + 4} & months
        near |= {other.span[0] - 1, other.span[1] + 1, other.span[1] + 4} & months_en
        day = mine.value <= 31 and (near or other.ending or _this_month(arabic, mine.span))
        year = mine.scale == 1 and _YEAR.fullmatch(mine.digits) and _YEAR.fullmatch(other.digits)
        article = re.search(r"\b([Aa]n?) [$€£]?$", english[: other.span[0]])
        yield Number(
            mine.span,
            other.span,
            mine,
            other,
            _LAST_DAY if day else _LAST_YEAR if year and mine.value <= _LAST_YEAR else 10**12,
            bool(year),
            None if article is None else article[1].lower() == "an",
        )


def _said(text: str, pattern: re.Pattern[str]) -> Iterator[_Said]:
    for match in pattern.finditer(text):
        scale = _SCALES.get(match.groups()[-1] or "", 1)
        if _PLAIN.fullmatch(match[1]):
            ending = match[2] if pattern is _ENGLISH and match[2] else ""
            start = match.start(1)
            yield _Said((start, start + len(match[1]) + len(ending)), match[1], scale, ending)


def _may_change(ours: _Said, theirs: _Said) -> bool:
    whole, _, decimals = ours.digits.replace(",", "").partition(".")
    if ours.scale != theirs.scale and (decimals or (ours.scale, theirs.scale) != (1000, 1)):
        return False
    if not decimals and int(whole) % 100 in (1, 2):
        return False  # Arabic says one and two with the noun itself
    return len(whole) > 1 or bool(decimals) or ours.scale > 1


def _is_fixed(arabic: str, ours: Span, english: str, theirs: Span) -> bool:
    return (
        _HOUR.search(arabic[: ours[0]]) is not None
        or _AFTER_HOUR.match(english[theirs[1] :]) is not None
        or _NAMED.search(english[: theirs[0]]) is not None
    )


def _this_month(arabic: str, span: Span) -> bool:
    return arabic[span[1] :].strip().split(" ")[0] in _THIS_MONTH


def _other(digits: str, year: bool, rng: random.Random) -> str:
    """Returns other digits of the same shape and class, without commas."""
    whole, _, decimals = digits.replace(",", "").partition(".")
    if decimals:
        return f"{_figures(len(whole), rng)}.{_figures(len(decimals), rng)}"
    century = whole[:2] if year else ""
    rest = whole[len(century) :]
    zeros = len(rest) - len(rest.rstrip("0"))
    if zeros == len(rest):
        return whole
    for _ in range(_TRIES):
        made = century + _figures(len(rest) - zeros, rng, bool(century)) + "0" * zeros
        if _class(int(made)) == _class(int(whole)):
            return made
    return whole


def _figures(count: int, rng: random.Random, may_start_with_zero: bool = False) -> str:
    """Returns digits whose last is not zero."""
    first = rng.randint(0 if may_start_with_zero and count > 1 else 1, 9)
    middle = [rng.randint(0, 9) for _ in range(count - 2)]
    last = [rng.randint(1, 9)] if count > 1 else []
    return "".join(map(str, [first, *middle, *last]))


def _class(number: int) -> int:
    """Returns which form of the counted noun Arabic puts behind a number."""
    rest = number % 100
    return rest if rest < 3 else 3 if rest <= 10 else 11


def _with_commas(digits: str, wanted: bool) -> str:
    whole, point, decimals = digits.partition(".")
    return f"{int(whole):,}{point}{decimals}" if wanted else digits


def _starts_with_vowel(digits: str) -> bool:
    return digits.startswith("8") or re.split("[,.]", digits)[0] in ("11", "18")


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
