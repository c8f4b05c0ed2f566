"""A number counts the same in both texts: percent, degrees, money."""

from __future__ import annotations

from collections.abc import Sequence

from khulasa.article.model import Span
from khulasa.review.issue import Issue, changed
from khulasa.review.languages import Languages
from khulasa.review.readers.digits import FRACTION, NumberMention
from khulasa.review.readers.numbers import numbers_in
from khulasa.review.readers.units import Counted, counted_in, may_count, says_anywhere

KIND = "numbers"


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Find a number that lost its sign or unit, or got another one."""
    if (languages.source, languages.target) != ("ar", "en"):
        return []
    if not may_count(source) and not may_count(target):
        return []
    ours = counted_in(source, numbers_in(source, languages.source))
    theirs = counted_in(target, numbers_in(target, languages.target))
    found = _without(ours, theirs, target)
    if found is None:
        # What the source says of one number, English may repeat at the next.
        said = frozenset(unit for one in ours for unit in one.units)
        added = [one for one in theirs if said.isdisjoint(one.units)]
        other_way = _without(added, ours, source)
        if other_way is None:
            return []
        found = other_way[1], other_way[0]
    one, other = found
    return [changed(KIND, source, _span(one), target, _span(other))]


def _without(
    these: Sequence[Counted], others: Sequence[Counted], text: str
) -> tuple[Counted, Counted] | None:
    """A number whose unit the other text does not give it, and that number there."""
    for one in these:
        if not one.certain:
            continue
        same = [other for other in others if _same(one.mention, other.mention)]
        if not same or any(one.units & other.units for other in same):
            continue
        if any(other.certain for other in same) or not says_anywhere(text, one.units, others):
            return one, same[0]
    return None


def _same(one: NumberMention, other: NumberMention) -> bool:
    if FRACTION in (one.kind, other.kind):
        return False
    return one.values[0] in other.values or other.values[0] in one.values


def _span(one: Counted) -> Span:
    return Span(one.start, one.end)
