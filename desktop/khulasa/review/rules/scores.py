"""A score or a range is the same way round in both texts."""

from __future__ import annotations

import re

from khulasa.article.model import Span
from khulasa.review.issue import Issue, changed
from khulasa.review.languages import Languages

KIND = "numbers"
_RANGE = re.compile("[-–]")
_SCORE = re.compile(r"(?<![\w/.,:–-])(\d{1,2})\s?[-–]\s?(\d{1,2})(?![\w/:–-]|[.,]\d)")


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Find a score, or a range, that is the other way round; where there is only one."""
    if (languages.source, languages.target) != ("ar", "en"):
        return []
    if _RANGE.search(source) is None or _RANGE.search(target) is None:
        return []
    ours, theirs = list(_SCORE.finditer(source)), list(_SCORE.finditer(target))
    if len(ours) != 1 or len(theirs) != 1:
        return []
    one, other = ([int(number) for number in found[0].groups()] for found in (ours, theirs))
    if one == other or one != other[::-1]:
        return []
    return [changed(KIND, source, Span(*ours[0].span()), target, Span(*theirs[0].span()))]
