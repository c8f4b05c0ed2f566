"""The numbers in front of the items of a Word document's lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from khulasa.article.marks.numerals import ABJAD, ALPHABET, in_letters, roman
from khulasa.article.word.styles import WORD, numbering_of

_PLACE = re.compile(r"%([1-9])")
_NO_NUMBER = frozenset({"bullet", "none"})
_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": lambda number: in_letters(number),
    "upperLetter": lambda number: in_letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "arabicAlpha": lambda number: in_letters(number, ALPHABET),
    "arabicAbjad": lambda number: in_letters(number, ABJAD),
    "decimalZero": lambda number: f"{number:02}",
    "decimalEnclosedParen": lambda number: f"({number})",
}


class Numbers:
    """Counts the items of the lists of a document as they come."""

    def __init__(self, numbering: Any, styles: Mapping[str, Any]) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Any]] = {}
        self._of_number: dict[str, tuple[str, dict[int, Any]]] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._take(numbering)

    def mark(self, paragraph: Any) -> str:
        """What stands in front of a paragraph; empty if that is nothing or a bullet."""
        numbered = numbering_of(paragraph, self._styles)
        if numbered is None or numbered[0] not in self._of_number:
            return ""
        number, given_level, style = numbered
        abstract, levels = self._of_number[number]
        depth = _depth(given_level, style, levels)
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        start = self._restarts.pop((number, depth), None)
        if start is not None or depth not in counts:
            counts[depth] = _start(levels[depth]) if start is None else start
        else:
            counts[depth] += 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return _mark(levels, counts, depth)

    def level(self, paragraph: Any) -> int:
        """How deep a paragraph stands in its list, 1 for the outermost; 0 if it is in none."""
        numbered = numbering_of(paragraph, self._styles)
        if numbered is None or numbered[0] not in self._of_number:
            return 0
        number, given_level, style = numbered
        return _depth(given_level, style, self._of_number[number][1]) + 1

    def _take(self, numbering: Any) -> None:
        for abstract in numbering.iter(WORD + "abstractNum"):
            self._abstract[abstract.get(WORD + "abstractNumId", "")] = _levels(abstract)
        for element in numbering.iter(WORD + "num"):
            number = element.get(WORD + "numId", "")
            abstract_id = _value(element, "abstractNumId") or ""
            levels = dict(self._abstract.get(abstract_id, {}))
            for override in element.findall(WORD + "lvlOverride"):
                levels.update(_levels(override))
                depth, start = override.get(WORD + "ilvl"), _value(override, "startOverride")
                if depth and depth.isdigit() and start and start.isdigit():
                    self._restarts[number, int(depth)] = int(start)
            self._of_number[number] = abstract_id, levels


def _levels(element: Any) -> dict[int, Any]:
    return {
        int(level.get(WORD + "ilvl")): level
        for level in element.findall(WORD + "lvl")
        if level.get(WORD + "ilvl", "").isdigit()
    }


def _depth(given: str | None, style: str, levels: dict[int, Any]) -> int:
    if given is not None and given.isdigit():
        return int(given)
    return next((n for n, level in levels.items() if style and _value(level, "pStyle") == style), 0)


def _start(level: Any) -> int:
    start = _value(level, "start")
    return int(start) if start and start.isdigit() else 1


def _mark(levels: dict[int, Any], counts: dict[int, int], depth: int) -> str:
    if _value(levels[depth], "numFmt") in _NO_NUMBER:
        return ""

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        if place not in levels:
            return ""
        count = counts.get(place, _start(levels[place]))
        return _FORMS.get(_value(levels[place], "numFmt") or "", str)(count)

    text = _PLACE.sub(number, _value(levels[depth], "lvlText") or "").strip()
    return f"{text} " if text else ""


def _value(element: Any, name: str) -> str | None:
    child = element.find(WORD + name)
    return None if child is None else child.get(WORD + "val")
