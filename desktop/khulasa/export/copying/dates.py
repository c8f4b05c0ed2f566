"""Dates as a language writes them."""

from __future__ import annotations

from datetime import date

_WRITTEN = {
    "en": (
        "{day} {month} {year}",
        "January February March April May June July August September October November December",
    ),
    "ar": (
        "{day} {month} {year}",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    ),
    "fr": (
        "{day} {month} {year}",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    ),
    "de": (
        "{day}. {month} {year}",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    ),
}


def written_date(day: date, language: str) -> str:
    """A date as a text in a language has it, such as ``"29 November 2026"``.

    Args:
        day: The date.
        language: ISO 639-1 code; a language without a form of its own here has that of ISO 8601.
    """
    if language not in _WRITTEN:
        return day.isoformat()
    form, months = _WRITTEN[language]
    first = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return form.format(day=first, month=months.split()[day.month - 1], year=day.year)
