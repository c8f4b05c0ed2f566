"""Times, dates and short years, whose digits are not numbers of their own."""

from __future__ import annotations

import re

from khulasa.review.readers.digits import EVENING, MORNING, Number, NumberMention, whole_number

# A time with a colon, or with a dot where the words around it say so; a date with its year first
# or last, or without one; two years, the second without its century.
_COMPOUND = re.compile(
    r"(?<![\d:./٫,])(?:(?<!\d-)(?:"
    r"(?P<first>\d{1,4})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)(?P<last>\d{4}|\d{1,2})"
    r"|(?P<from>\d{4})(?P<dash>[-–/])(?P<to>\d\d)"
    r"|(?P<one>\d{1,2})/(?P<two>\d{1,2}))(?!-\d)"
    r"|(?P<hour>\d{1,2})(?P<mark>[:.،])(?P<minute>\d\d)"
    r")(?![\d:/]|[.,٫]\d)"
)
_SEPARATED = re.compile(r"\d[:/.،–-]\d")
_OCLOCK = r"\s?(?:o['’]\s?clock\s)?(?:من\s|في\s)?(?:in\sthe\s|on\s\w+\s)?"
_MORNING = re.compile(
    rf"{_OCLOCK}(?:[aA]\.?\s?[mM]\b|(?:ال)?صباح|فجر|الفجر|ص\b|قبل ال?ظهر|morning\b|at dawn)"
)
_EVENING = re.compile(
    rf"{_OCLOCK}(?:[pP]\.?\s?[mM]\b|(?:ال)?مساء|(?:ال)?ظهر|(?:ال)?عصر|بعد ال?ظهر|بعد ال?عصر|م\b"
    r"|afternoon\b|evening\b)"
)
_NOON_SIGN = re.compile(rf"{_OCLOCK}(?:[pP]\.?\s?[mM]\b|(?:ال)?ظهر|noon\b)")
_NIGHT = re.compile(rf"{_OCLOCK}(?:ليل|at night\b|منتصف الليل)")
_FIRST_NIGHT_HOUR = 7
_CLOCK_BEFORE = re.compile(r"(?:\b(?:[Aa]t|[Uu]ntil|[Ss]ince|[Bb]y|[Aa]round)|الساعة|الساعه)\s*$")
_CLOCK_BEHIND = re.compile(r"\s?(?:GMT|UTC|BST|EST|hours|hrs|o['’]clock|بتوقيت|ليل)")
_NEAR = 12
_MOST_HOURS, _MOST_MINUTES, _NOON = 24, 59, 12
_MOST_DAYS, _MOST_MONTHS = 31, 12
_LAST_FRACTION = 10
_CENTURIES = (1900, 2000)
_FIRST_YEAR, _LAST_YEAR = 1000, 2100

DatesAndTimes = dict[int, tuple[list[NumberMention], int]]


def dates_and_times(text: str) -> DatesAndTimes:
    """Times, dates and short years: by their beginnings, what they mention and their ends."""
    found: DatesAndTimes = {}
    if _SEPARATED.search(text) is None:
        return found
    for match in _COMPOUND.finditer(text):
        mentions = _date(match) or _time(text, match) or _years(match) or _day(match)
        if mentions:
            found[match.start()] = (mentions, match.end())
    return found


def time_values(
    hour: int, minute: int, *, morning: bool = False, evening: bool = False
) -> list[Number]:
    """What a time may be called: by both clocks, unless it is known which half of the day it is.

    A full hour is its number, too.
    """
    hours = {hour}
    if hour == _NOON or hour % _MOST_HOURS == 0:
        hours |= {0, _NOON, _MOST_HOURS}
    elif hour > _NOON:
        hours = {hour} if minute else {hour, hour - _NOON}
    elif evening:
        hours = {hour + _NOON} if minute else {hour, hour + _NOON}
    elif not morning:
        hours |= {hour + _NOON}
    values: list[Number] = [f"{one}:{minute:02}" for one in sorted(hours)]
    return values if minute else [*values, *sorted(hours)]


def half_of_day(text: str, end: int, hour: int) -> tuple[str, list[Number]]:
    """In which half of the day an hour is by the words behind it, and what it may be called.

    Args:
        text: The text.
        end: Where the hour ends in it.
        hour: From 1 to 12.
    """
    if hour == _NOON:
        # "12 in the evening" is said of both.
        if _NOON_SIGN.match(text, end):
            return EVENING, [_NOON]
        midnight = _MORNING.match(text, end) or _NIGHT.match(text, end)
        return (MORNING, [0, _NOON, _MOST_HOURS]) if midnight else ("", [])
    if _MORNING.match(text, end):
        return MORNING, [hour, hour * 100]  # 0900 GMT
    late = _NIGHT.match(text, end) and hour >= _FIRST_NIGHT_HOUR
    if late or _EVENING.match(text, end):
        return EVENING, [hour, hour + _NOON, (hour + _NOON) * 100]
    return "", []


def month_value(month: int) -> str:
    """How a month is compared, whether it is a name or a number."""
    return f"month {month}"


def is_month(mention: NumberMention) -> bool:
    """Whether it is the month of a date in digits."""
    return any(isinstance(v, str) and v.startswith("month ") for v in mention.values)


def _time(text: str, match: re.Match[str]) -> list[NumberMention]:
    if match["hour"] is None:
        return []
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour > _MOST_HOURS or minute > _MOST_MINUTES:
        return []
    half, _ = half_of_day(text, match.end(), hour)
    if hour > _NOON and hour < _MOST_HOURS:
        half = EVENING
    values = time_values(hour, minute, morning=half == MORNING, evening=half == EVENING)
    if not half or hour > _NOON:
        if match["mark"] != ":" and not (
            _CLOCK_BEHIND.match(text, match.end())
            or _CLOCK_BEFORE.search(text[max(0, match.start() - _NEAR) : match.start()])
        ):
            return []
        values.append(hour * 100 + minute)  # 1530 GMT
        if minute:
            values.append(round(hour + minute / 100, 2))
    return [NumberMention(tuple(values), match.start(), match.end(), half=half)]


def _date(match: re.Match[str]) -> list[NumberMention]:
    if match["first"] is None:
        return []
    year_first = len(match["first"]) == 4
    # No date: 123/4/56, 1/2/3.
    if len(match["first"]) == 3 or (len(match["last"]) < 2 and not year_first):
        return []
    day_place, year_place = ("last", "first") if year_first else ("first", "last")
    day, middle, year = (int(match[place]) for place in (day_place, "month", year_place))
    if not day or not middle:
        return []
    if year < 100:
        years: tuple[Number, ...] = (year, *(century + year for century in _CENTURIES))
    elif _FIRST_YEAR <= year < _LAST_YEAR:
        years = (year,)
    else:
        return []
    if day <= _MOST_MONTHS and middle <= _MOST_MONTHS:  # the month may be either
        days: tuple[int, ...] = (day, middle)
        months: tuple[int, ...] = (middle, day)
    elif middle <= _MOST_MONTHS and day <= _MOST_DAYS:
        days, months = (day,), (middle,)
    elif day <= _MOST_MONTHS and middle <= _MOST_DAYS:
        days, months = (middle,), (day,)
    else:
        return []
    parts = (
        (days, day_place),
        (tuple(month_value(month) for month in months) + months, "month"),
        (years, year_place),
    )
    return [
        NumberMention(values, *match.span(place))
        for values, place in sorted(parts, key=lambda part: match.start(part[1]))
    ]


def _day(match: re.Match[str]) -> list[NumberMention]:
    """Of 11/9 either may be the month, or it may be a fraction or neither."""
    if match["one"] is None:
        return []
    mentions = []
    one, two = int(match["one"]), int(match["two"])
    # 3/4 may be three quarters.
    share = whole_number(one / two) if 0 < one < two <= _LAST_FRACTION else 0
    for place in ("one", "two"):
        value = int(match[place])
        values: tuple[Number, ...] = (value,)
        if value <= _MOST_MONTHS:
            values += (month_value(value),)
        if share and place == "two":
            values += (share,)
        required = place == "two" or not share
        mentions.append(NumberMention(values, *match.span(place), required))
    return mentions


def _years(match: re.Match[str]) -> list[NumberMention]:
    if match["from"] is None:
        return []
    first, short = int(match["from"]), int(match["to"])
    if not (_FIRST_YEAR <= first < _LAST_YEAR and short > first % 100):
        return []
    return [
        NumberMention((first,), *match.span("from")),
        NumberMention((first - first % 100 + short, short), *match.span("to")),
    ]
