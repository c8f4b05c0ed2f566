"""The text of a paragraph on a slide, and what stands in front of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from khulasa.article.marks.numerals import ABJAD, ALPHABET, in_letters, roman
from khulasa.article.marks.raised import lowered, raised
from khulasa.article.word.equations import MATH, equation_text

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
"""Namespace of the elements of text."""

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_EQUATIONS = (MATH + "oMath", MATH + "oMathPara")
_HIDDEN = "hidden"
_ROMAN_AND_LETTERS: dict[str, Callable[[int], str]] = {
    "alphaLc": lambda number: in_letters(number),
    "alphaUc": lambda number: in_letters(number).upper(),
    "romanLc": roman,
    "romanUc": lambda number: roman(number).upper(),
    "arabic1": lambda number: in_letters(number, ABJAD),
    "arabic2": lambda number: in_letters(number, ALPHABET),
}
_SIGNS = {"ParenBoth": "({})", "ParenR": "{})", "Period": "{}.", "Minus": "{}-", "Plain": "{}"}


class TextReader:
    """Reads paragraphs; remembers what was left out.

    Attributes:
        left_out: The struck-out passages, and what else is not shown.
    """

    def __init__(self) -> None:
        self.left_out: list[str] = []

    def text(self, paragraph: Any) -> str:
        """The text of a paragraph."""
        text = ""
        for how, pieces in groupby(_pieces(paragraph), lambda piece: piece[1]):
            piece = "".join(piece for piece, _ in pieces)
            if how == _HIDDEN:
                self.left_out += [piece] if piece.strip() else []
            elif how == "raised" and piece.strip():
                text += raised(piece, text)
            elif how == "lowered" and piece.strip():
                text += lowered(piece, text)
            else:
                text += piece
        return text.strip()

    def leave_out(self, element: Any) -> None:
        """Remember all text of an element as left out."""
        text = "".join(part.text or "" for part in element.iter(DRAWING + "t"))
        self.left_out += [text] if text.strip() else []


def _pieces(element: Any) -> Iterator[tuple[str, str]]:
    for child in element:
        if child.tag in (DRAWING + "r", DRAWING + "fld"):
            yield child.findtext(DRAWING + "t") or "", _how(child.find(DRAWING + "rPr"))
        elif child.tag == DRAWING + "br":
            yield "\n", ""
        elif child.tag in _EQUATIONS:
            yield equation_text(child), "equation"
        elif child.tag != _COMPATIBILITY + "Fallback":
            yield from _pieces(child)


def _how(properties: Any) -> str:
    if properties is None:
        return ""
    if properties.get("strike", "noStrike") != "noStrike":
        return _HIDDEN
    baseline = properties.get("baseline", "0").rstrip("%")
    if baseline.strip("-0.") == "":
        return ""
    return "lowered" if baseline.startswith("-") else "raised"


def mark_of(paragraph: Any, counts: dict[int, int], has_points: bool) -> tuple[int, str | None]:
    """The level of a paragraph and the number in front of it; None if it is no item of a list.

    Args:
        paragraph: An ``a:p`` element.
        counts: The last number on each level, kept from paragraph to paragraph.
        has_points: Whether it is an item where it does not say so itself.
    """
    properties = paragraph.find(DRAWING + "pPr")
    given = "0" if properties is None else properties.get("lvl", "0")
    level = int(given) + 1 if given.isdecimal() else 1
    for deeper in [other for other in counts if other > level]:
        del counts[deeper]
    numbered = None if properties is None else properties.find(DRAWING + "buAutoNum")
    if numbered is None:
        counts.pop(level, None)
        if properties is not None and properties.find(DRAWING + "buNone") is not None:
            return level, None
        own = properties is not None and any(
            properties.find(DRAWING + name) is not None for name in ("buChar", "buBlip")
        )
        return level, "" if own or has_points else None
    start = numbered.get("startAt", "1")
    counts[level] = counts.get(level, (int(start) if start.isdecimal() else 1) - 1) + 1
    return level, _written(counts[level], numbered.get("type", "")) + " "


def _written(number: int, form: str) -> str:
    name = next((name for name in _ROMAN_AND_LETTERS if form.startswith(name)), "")
    text = _ROMAN_AND_LETTERS[name](number) if name else str(number)
    sign = next((sign for end, sign in _SIGNS.items() if form.endswith(end)), "{}.")
    return sign.format(text)
