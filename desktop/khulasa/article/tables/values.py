"""The values of a spreadsheet's cells as they are shown."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_LITERAL = re.compile(r'"([^"]*)"|\[\$([^\]-]*)[^\]]*\]|\\(.)|_.|\*.|\[[^\]]*\]')
_NUMBER = re.compile(r"(?P<whole>[#0?,]+)(?:\.(?P<decimals>[#0?]+))?(?P<percent>\s?%)?")
_MIDNIGHT = time()


def shown(value: object, number_format: str) -> str:
    """What a cell shows.

    Args:
        value: Its value.
        number_format: As the spreadsheet has it, such as ``#,##0.00``.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, datetime):
        text = value.date().isoformat()
        return text if value.time() == _MIDNIGHT else f"{text} {value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}" if not value.second else f"{value:%H:%M:%S}"
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return str(value)


def _number(value: int | float, number_format: str) -> str:
    plain = f"{value:.15g}"
    section = number_format.split(";")[0]
    literals: list[str] = []

    def take(match: re.Match[str]) -> str:
        literals.append(next((group for group in match.groups() if group), ""))
        return "\0"

    bare = _LITERAL.sub(take, section)
    found = _NUMBER.search(bare)
    rest = "" if found is None else bare[: found.start()] + bare[found.end() :]
    # Scientific numbers, fractions and whatever else has a form of its own.
    if found is None or rest.strip("\0 -+()$€£¥") or "e" in plain:
        return plain
    places = found["decimals"] or ""
    scaled = value * 100 if found["percent"] else value
    comma = "," if "," in found["whole"].rstrip(",") else ""
    # "00000" fills up with zeros, as codes and numbers of telephones have them.
    width = found["whole"].count("0") + len(places) + (len(places) > 0) + (scaled < 0)
    zeros = f"0{width}" if found["whole"].startswith("0") and not comma else ""
    text = f"{scaled:{comma or zeros}.{len(places)}f}"
    for _ in range(len(places) - len(places.rstrip("#"))):
        text = text.removesuffix("0").removesuffix(".")
    written = bare[: found.start()] + text + (found["percent"] or "") + bare[found.end() :]
    for literal in literals:
        written = written.replace("\0", literal, 1)
    return written.strip()
