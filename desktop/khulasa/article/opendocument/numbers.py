"""The numbers in front of the items of lists, and of headings."""

from __future__ import annotations

from typing import Any

from khulasa.article.marks.numerals import ABJAD, ALPHABET, in_letters, roman
from khulasa.article.opendocument.names import NUMBER_FORMAT, STYLE, TEXT

_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


class Counter:
    """Counts on the levels of one list."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def mark(self, levels: dict[int, Any], level: int, start: str | None = None) -> str:
        """What stands in front of the next item on a level; empty for a bullet.

        Args:
            levels: The levels of the list's style.
            level: The item's.
            start: The number that the item asks for.
        """
        for deeper in [other for other in self._counts if other > level]:
            del self._counts[deeper]
        if start and start.isdecimal():
            self._counts[level] = int(start)
        elif level in self._counts:
            self._counts[level] += 1
        else:
            self._counts[level] = _start(levels.get(level))
        style = levels.get(level)
        if style is None or not style.get(NUMBER_FORMAT):
            return ""
        shown = style.get(TEXT + "display-levels", "1")
        first = max(1, level + 1 - (int(shown) if shown.isdecimal() else 1))
        numbers = ".".join(
            _written(self._counts.get(place, _start(levels.get(place))), levels.get(place))
            for place in range(first, level + 1)
            if place == level or (levels.get(place, style).get(NUMBER_FORMAT))
        )
        text = style.get(STYLE + "num-prefix", "") + numbers + style.get(STYLE + "num-suffix", "")
        return f"{text.strip()} "


def _start(level: Any) -> int:
    start = "1" if level is None else level.get(TEXT + "start-value", "1")
    return int(start) if start.isdecimal() else 1


def _written(number: int, level: Any) -> str:
    form = "1" if level is None else level.get(NUMBER_FORMAT, "1")
    if form in ("a", "A", "i", "I"):
        text = in_letters(number) if form in "aA" else roman(number)
        return text.upper() if form in "AI" else text
    # Other forms are written as a list of the first ones.
    first = [one.strip() for one in form.split(",")]
    if first[0] in ("أ", "ا"):
        return in_letters(number, ABJAD if first[2:3] == ["ج"] else ALPHABET)
    digits = {"١": _ARABIC_DIGITS, "۱": _PERSIAN_DIGITS}.get(first[0], {})
    return str(number).translate(digits)
