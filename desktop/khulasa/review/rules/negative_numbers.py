"""A number below zero is below zero in both texts."""

from __future__ import annotations

import re

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.review.quoting import quoted
from khulasa.wording import phrase

KIND = "numbers"
_COUNTS = r"(?:\s?[°º%٪]|\s(?:درج|مئوي|degree))"
# Before the number, or behind it, as text from right to left often has it. At the beginning of a
# line, or behind a number of a list, a dash is none.
_MINUS = re.compile(
    r"(?<=[\s(:=\u061c\u200e\u200f\u2066-\u2069])(?<!\d\s)[-\u2212]\d+"
    rf"|^[-\u2212]\d+(?={_COUNTS})"
    rf"|(?<![\w.,٫/-])\d{{1,3}}(?:[.,٫]\d+)?[-\u2212](?={_COUNTS})"
    r"|(?<=\s)(?<![\w.,٫/-])\d{1,3}(?:[.,٫]\d+)?[-\u2212](?=\s*(?:[.،؛)]|$))"
)
_MINUS_EN = re.compile(r"\b(?:minus|negative) \d+", re.IGNORECASE)
_BELOW_AR = re.compile(r"\d+(?:\s+\w+){0,2}\s+(?:تحت|دون) الصفر|(?:ناقص|سالب)\s+\d+")
_FALL_BY = re.compile(r"\s?[%٪]")
_FALL = re.compile(
    r"\b(?:fell|fall|drop|declin|decreas|down|lost|los[es]|shr[aiu]nk)", re.IGNORECASE
)
_BELOW_WORD = re.compile("صفر|ناقص|سالب")
_ANY_MINUS = re.compile(
    r"[-–\u2212]\s?\d|\d\s?[-\u2212](?!\w)|minus|negative|below|sub-?zero|under|freezing"
    r"|ناقص|سالب|تحت|دون|[اأ]قل|انخف",
    re.IGNORECASE,
)


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Find a number below zero that is above it on the other side."""
    if (languages.source, languages.target) != ("ar", "en"):
        return []
    lost = _MINUS.search(source) if "-" in source or "\u2212" in source else None
    if lost is None and _BELOW_WORD.search(source) is not None:
        lost = _BELOW_AR.search(source)
    if lost is not None and _FALL_BY.match(source, lost.end()) and _FALL.search(target):
        lost = None  # "It fell by 5%"
    if lost is not None and _ANY_MINUS.search(target) is None:
        message = phrase("{} is below zero, the translation's number is not.", quoted(lost.group()))
        return [Issue(KIND, message, Span(*lost.span()))]
    new = _MINUS.search(target) or _MINUS_EN.search(target)
    if new is not None and _ANY_MINUS.search(source) is None:
        message = phrase("{} is below zero, the source's number is not.", quoted(new.group()))
        return [Issue(KIND, message, target_span=Span(*new.span()))]
    return []
