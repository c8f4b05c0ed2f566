"""The translation is as long as a translation of such a source is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import exp, log, sqrt

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.review.words import MARKS

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
_RATIOS = {("ar", "en"): _Ratio(0.898, 0.837, 0.063, 1.288)}
# Deviations from what is usual.
_TOO_SHORT = -2.6
_TOO_LONG = 3.2
# If the source has an end and the translation has none, it may have been cut off.
_TOO_SHORT_WITHOUT_END = -1.0
_END = re.compile(r"[.!?؟…:;؛\"”»')\]]\s*$")
# Of a pair without data, only what no pair of languages allows.
_FEWEST, _MOST, _SHORTEST_SOURCE = 0.2, 6.0, 40


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Compare the lengths in characters."""
    ours, theirs = len(MARKS.sub("", source.strip())), len(target.strip())
    if not ours or not theirs or not any(map(str.isalpha, source)):
        return []
    ratio = _RATIOS.get((languages.source, languages.target))
    if ratio is None:
        if ours < _SHORTEST_SOURCE or _FEWEST * ours <= theirs <= _MOST * ours:
            return []
        return [_issue(theirs < ours, source, target)]
    usual = ratio.a + ratio.b * log(ours)
    z = (log(theirs) - usual) / sqrt(ratio.c**2 + ratio.d**2 / ours)
    if z > _TOO_LONG and theirs > exp(usual) + 12:
        return [_issue(False, source, target)]
    cut = _END.search(source) is not None and _END.search(target) is None
    if z < (_TOO_SHORT_WITHOUT_END if cut else _TOO_SHORT):
        return [_issue(True, source, target)]
    return []


def _issue(short: bool, source: str, target: str) -> Issue:
    if short:
        message = "The translation is short for this source: a part may be missing."
    else:
        message = "The translation is long for this source: something may be said twice or added."
    return Issue(KIND, message, Span(0, len(source)), Span(0, len(target)))
