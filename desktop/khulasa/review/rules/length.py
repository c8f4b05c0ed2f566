"""The translation is as long as a translation of such a source is, and covers all of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import exp, log, sqrt

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.review.readers.numbers import numbers_in
from khulasa.review.readers.units import counted_in
from khulasa.review.rules.omission import END, missing_part
from khulasa.review.words import DIACRITICS
from khulasa.wording import phrase

KIND = "length"


@dataclass(frozen=True, slots=True)
class _Ratio:
    """Length of a translation: the logarithm of its characters is about a + b log(source's).

    Its deviation is sqrt(c² + d²/source's characters): short sentences vary more.
    """

    a: float
    b: float
    c: float
    d: float


# Fitted to every second sentence of FLORES dev and its human references.
_RATIOS = {("ar", "en"): _Ratio(0.898, 0.837, 0.08, 1.2)}
# The longest source that the ratios were fitted to; from there on the length grows in proportion.
_LONG = 250
# Deviations from what is usual.
_TOO_SHORT = -3.5
_TOO_LONG = 3.5
# If the source has an end and the translation has none, it may have been cut off.
_TOO_SHORT_WITHOUT_END = -1.4
# A few words that are no sentence: "sewage" is three words in Arabic.
_TOO_SHORT_FOR_FRAGMENT, _FRAGMENT = -5.0, 40
# What a number in words takes in digits, which counts where much of a source is such words; the
# century that a decade is of goes with it.
_DIGITS = 4
_MUCH = 0.25
_CENTURY = re.compile(r"(?:\s+(?:من\s+)?القرن\s+(?:الماضي|ال\w+(?:\s+عشر|\s+وال\w+)?))?")
_TIME_EN = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_TIME_AR = re.compile(r"الساعة|بعد منتصف الليل|بعد الظهر|صباحا|مساء|ظهرا|ليلا|فجرا|عصرا")
_DIGIT = re.compile(r"\d")
# What English writes as UN or NHS, Arabic writes in full: two or three words.
_ACRONYM = re.compile(r"\b[A-Z]{2,5}\d?\b")
_ACRONYM_MEANS = 10
# Of a pair without data, only what no pair of languages allows.
_FEWEST, _MOST, _SHORTEST_SOURCE = 0.2, 6.0, 40


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Compare the lengths in characters, and look for the words of the last third."""
    ours, theirs = len(DIACRITICS.sub("", source.strip())), len(target.strip())
    theirs += sum(
        _ACRONYM_MEANS
        for short in _ACRONYM.findall(target)
        if short not in source or (f"({short})" in source and f"({short})" not in target)
    )
    if not ours or not theirs or not any(map(str.isalpha, source)):
        return []
    ratio = _RATIOS.get((languages.source, languages.target))
    if ratio is None:
        if ours < _SHORTEST_SOURCE or _FEWEST * ours <= theirs <= _MOST * ours:
            return []
        return [_length_issue(theirs < ours, source, target)]
    spelled = _spelled_out(source, target)
    if spelled > _MUCH * ours:
        ours -= spelled
    usual = ratio.a + ratio.b * log(min(ours, _LONG)) + log(max(ours, _LONG) / _LONG)
    deviation = (log(theirs) - usual) / sqrt(ratio.c**2 + ratio.d**2 / ours)
    if deviation > _TOO_LONG and theirs > exp(usual) + 12:
        return [_length_issue(False, source, target)]
    if deviation < _least(ours, source, target):
        return [_length_issue(True, source, target)]
    # Longer than this no lack of words makes up for.
    if deviation > 0 or (languages.source, languages.target) != ("ar", "en"):
        return []
    return missing_part(deviation, source, target)


def _spelled_out(source: str, target: str) -> int:
    """How many characters a source has more because it spells out what is digits in English."""
    if _DIGIT.search(target) is None:
        return 0
    numbers = numbers_in(source, "ar")
    numbers = [one for one in numbers if _DIGIT.search(source, one.start, one.end) is None]
    digits = {value for mention in numbers_in(target) for value in mention.values}
    more = 0
    for one in counted_in(source, numbers):
        if not digits.isdisjoint(one.mention.values):
            century = _CENTURY.match(source, one.end)
            end = one.end if century is None else century.end()
            more += max(0, end - one.start - _DIGITS)
    if _TIME_EN.search(target) is not None:
        more += sum(len(found.group()) for found in _TIME_AR.finditer(source))
    return more


def _least(ours: int, source: str, target: str) -> float:
    """How many deviations shorter than usual a translation may be."""
    if END.search(source) is None:
        return _TOO_SHORT_FOR_FRAGMENT if ours <= _FRAGMENT else _TOO_SHORT
    return _TOO_SHORT_WITHOUT_END if END.search(target) is None else _TOO_SHORT


def _length_issue(short: bool, source: str, target: str) -> Issue:
    if short:
        message = phrase("The translation is short for this source: a part may be missing.")
    else:
        message = phrase(
            "The translation is long for this source: something may be said twice or added."
        )
    return Issue(KIND, message, Span(0, len(source)), Span(0, len(target)))
