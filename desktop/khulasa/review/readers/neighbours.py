"""What stands beside a number says more about it: percent, a shared scale, the half of the day."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from khulasa.review.readers.dates_and_times import half_of_day
from khulasa.review.readers.digits import FRACTION, Number, NumberMention, scaled, whole_number
from khulasa.review.readers.units import PERCENT
from khulasa.review.words import plain_arabic

_LINK = re.compile(r"\s*(?:و|أو|او|إلى|الى|حتى|and|or|to|[-–])\s*[$€£]?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_AND_HALF = re.compile(r"(?P<noun>\s+\w+)?\s+(?:and\s+(?:a\s+)?)?", re.IGNORECASE)
_WITH_AND = "و"
_NOUN = re.compile(r"\s+(?:(?:of\s+)?(?:an?|the)\s+)?(?:ال)?(\w+)")
_NOUN_BEFORE = re.compile(r"(\w+)\s+(?:and\s+an?\s+)?$")
# A thing, and how many of a smaller one it is.
_MEASURES = {
    "ساعه": 60, "hour": 60, "دقيقه": 60, "minute": 60, "يوم": 24, "day": 24, "عام": 12, "سنه": 12,
    "year": 12, "قرن": 100, "century": 100, "عقد": 10, "decade": 10, "طن": 1000, "ton": 1000,
    "tonne": 1000, "كيلو": 1000, "كيلومتر": 1000, "كيلوغرام": 1000, "كلم": 1000, "كم": 1000,
    "kilo": 1000, "kilometre": 1000, "kilometer": 1000, "km": 1000, "kilogram": 1000, "kg": 1000,
}  # fmt: skip
_MOST_HOURS = 12


def with_neighbours(text: str, mentions: Sequence[NumberMention]) -> list[NumberMention]:
    """The numbers of a text with what their neighbours say about them."""
    found = [_percent(text, _clock(text, mention)) for mention in mentions]
    for merge in (_thousands, _halves):
        found = _merged(text, found, merge)
    return _shared(text, [_measured(text, mention) for mention in found])


def _measured(text: str, mention: NumberMention) -> NumberMention:
    """Half an hour is 30 minutes, a year and a half 18 months."""
    share = mention.values[0]
    if mention.kind != FRACTION or isinstance(share, str):
        return mention
    noun = _NOUN.match(text, mention.end) or _NOUN_BEFORE.search(text[: mention.start])
    measure = _MEASURES.get(plain_arabic(noun[1].lower()), 0) if noun is not None else 0
    if not measure:
        return mention
    values = [whole_number(share * measure), whole_number((1 + share) * measure)]
    if not isinstance(values[0], int):
        values = values[1:]
    return replace(mention, values=(*mention.values, *values))


def _percent(text: str, mention: NumberMention) -> NumberMention:
    """50 percent are a half."""
    value = mention.values[0]
    if isinstance(value, str) or PERCENT.match(text, mention.end) is None:
        return mention
    return replace(mention, values=(*mention.values, whole_number(value / 100)))


def _clock(text: str, mention: NumberMention) -> NumberMention:
    """Nine in the evening is 21 o'clock."""
    hour = mention.values[0]
    if isinstance(hour, str):
        hour = int(hour.split(":")[0]) if hour[0].isdecimal() and ":" in hour else 0
    if mention.half or not isinstance(hour, int) or not 0 < hour <= _MOST_HOURS:
        return mention
    half, hours = half_of_day(text, mention.end, hour)
    if not half:
        return mention
    return replace(mention, values=tuple(dict.fromkeys((*mention.values, *hours))), half=half)


Merge = Callable[[str, NumberMention, NumberMention], list[NumberMention] | None]


def _merged(text: str, mentions: Sequence[NumberMention], merge: Merge) -> list[NumberMention]:
    found: list[NumberMention] = []
    for mention in mentions:
        both = merge(text, found[-1], mention) if found else None
        if both is None:
            found.append(mention)
        else:
            found[-1:] = both
    return found


def _thousands(text: str, one: NumberMention, two: NumberMention) -> list[NumberMention] | None:
    """Five thousand and 200 are one number."""
    most, rest = one.values[0], two.values[0]
    if one.scale == 1 or two.kind or isinstance(most, str) or isinstance(rest, str):
        return None
    if not 0 < rest < one.scale or _AND.fullmatch(text[one.end : two.start]) is None:
        return None
    return [replace(one, values=(most + rest,), end=two.end, scale=two.scale)]


def _halves(text: str, one: NumberMention, two: NumberMention) -> list[NumberMention] | None:
    """Three and a half, or three hours and a half."""
    whole, part = one.values[0], two.values[0]
    if two.kind != FRACTION or one.kind or isinstance(whole, str) or isinstance(part, str):
        return None
    between = text[one.end : two.start]
    gap = _AND_HALF.fullmatch(between)
    with_and = "and" in between or text[two.start] == _WITH_AND
    if between and (gap is None or not with_and):
        return None
    total: tuple[Number, ...] = (whole_number(whole + part),)
    if gap is None or not gap["noun"]:
        return [replace(one, values=total, end=two.end, required=True)]
    return [replace(one, values=(*one.values, *total)), two]


def _shared(text: str, mentions: Sequence[NumberMention]) -> list[NumberMention]:
    """Between 10 and 12 thousand: the first may be 10,000."""
    found = list(mentions)
    for place, (one, two) in enumerate(pairwise(mentions)):
        value = one.values[0]
        if one.scale > 1 or two.scale == 1 or isinstance(value, str) or value >= two.scale:
            continue
        between = text[one.end : two.start]
        if _LINK.fullmatch(between) or (between.isspace() and text[two.start] == _WITH_AND):
            found[place] = replace(one, values=(*one.values, *scaled(one.values, two.scale)))
    return found
