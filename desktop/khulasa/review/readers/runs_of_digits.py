"""Telephone numbers, and thousands set off with spaces: several runs of digits, one number."""

from __future__ import annotations

import re

from khulasa.review.data.calendar_names import MONTHS_AR, MONTHS_EN
from khulasa.review.readers.digits import Number, NumberMention, digits_value, plain_digits
from khulasa.review.words import plain_arabic

_GROUPED = re.compile(r"\d[ \u00a0()/.-]{1,2}\d|\d{7}")
_TELEPHONE = re.compile(
    r"(?<![\w.,/:\-])(?P<plus>\+)?\s?\(?(?P<digits>\d{1,15}\)?"
    r"(?:[ \u00a0./()-]{1,2}\d{2,8}){0,6})(?P<behind>\+)?(?![\w/:]|[.,٫٬]\d|-\d)"
)
_TRUNK = re.compile(r"\(0\)")
_DIGITS = re.compile(r"\d+")
_DECIMAL = re.compile(r"0[.]\d+$")
_AMERICAN = re.compile(r"\(?\d{3}[) .-]{1,2}\d{3}[ .-]\d{4}")
_FEWEST, _MOST = 7, 15
_NEAR = 25
_CALL = re.compile(
    r"هاتف|هواتف|تل[يِ]?فون|جوال|موبايل|محمول|نقال|فاكس|وات\s?س|اتصل|اتصال|للاستفسار|الرقم|رقم"
    r"|phone|\btel\b|\bcall|\bfax\b|mobile|whats\s?app|number|\bdial|contact|enquir|inquir",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(
    r"(?<![\w.,٫٬:/+\-])(?![0٠۰])\d{1,3}(?: \d{3})+(?:[.,٫]\d{1,2})?(?![\w/:-]|[.,٫٬]\d)"
)
_WORD_BEFORE = re.compile(r"(\w+)\s*$")

Runs = dict[int, tuple[list[NumberMention], int]]


def runs_of_digits(text: str) -> Runs:
    """Numbers of several runs of digits: by their beginnings, what they mention and their ends."""
    found: Runs = {}
    if _GROUPED.search(text) is None:
        return found
    for match in _THOUSANDS.finditer(text):
        if not _day_before(text, match.start()):
            values = digits_value(match.group())
            mention = NumberMention(values, match.start(), match.end())
            found[match.start()] = ([mention], match.end())
    for match in _TELEPHONE.finditer(text):
        values = _telephone(text, match)
        if values:
            start, end = match.span("digits")
            found[start] = ([NumberMention(values, start, end)], match.end())
    return found


def _day_before(text: str, start: int) -> bool:
    """Whether a month stands before: "on May 12 500 people" are two numbers."""
    before = _WORD_BEFORE.search(text[max(0, start - _NEAR) : start])
    if before is None:
        return False
    return before[1].lower() in MONTHS_EN or plain_arabic(before[1]) in MONTHS_AR


def _telephone(text: str, match: re.Match[str]) -> tuple[Number, ...]:
    """What a telephone number is compared by; nothing if these digits are none."""
    written = _TRUNK.sub("", match["digits"])
    groups = _DIGITS.findall(written)
    digits = plain_digits("".join(groups))
    if not _FEWEST <= len(digits) <= _MOST or _DECIMAL.match(written):
        return ()
    if match["plus"] or match["behind"] or digits.startswith("00"):
        return (int(digits),)
    called = _CALL.search(text[max(0, match.start() - _NEAR) : match.start()]) is not None
    if not digits.startswith("0") and not (
        len(groups) > 1 and (called or _AMERICAN.fullmatch(written))
    ):
        return ()
    # Arabic text shows the groups from right to left, and some write them so.
    return tuple(
        number if number.startswith("0") else int(number)
        for number in (digits, plain_digits("".join(reversed(groups))))
    )
