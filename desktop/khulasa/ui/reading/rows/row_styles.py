"""How a paragraph is set, by what it is in the article."""

from __future__ import annotations

from dataclasses import dataclass

from khulasa.article.model import Kind, Paragraph
from khulasa.export.layout.own_number import own_number
from khulasa.ui.widgets.grid import UNIT

STEP = 3 * UNIT  # pixels that each level of a list is indented; its mark stands in the last one
_DEEPEST = 6  # levels, or nothing would be left for the text
_BULLETS = ("•", "◦", "▪")


@dataclass(frozen=True, slots=True)
class RowStyle:
    """How a row is set.

    Attributes:
        kind: What it looks like; a cell that names its column or row looks like a heading.
        indent: Pixels on the side where lines begin.
        mark: Of an item of a list; not to be drawn where the text begins with one of its own.
    """

    kind: Kind
    indent: int = 0
    mark: str = ""


# Most rows are one of these: a book has tens of thousands.
_PLAIN = {kind: RowStyle(kind) for kind in Kind}


def row_style(paragraph: Paragraph) -> RowStyle:
    """How a paragraph is set, in both columns."""
    kind, cell = paragraph.kind, paragraph.layout.cell
    if kind is Kind.LIST_ITEM:
        level = min(max(paragraph.layout.level, 1), _DEEPEST)
        return RowStyle(kind, STEP * level, _mark(paragraph.text, level))
    if kind is Kind.QUOTE:
        return RowStyle(kind, 2 * STEP)
    return _PLAIN[Kind.HEADING if cell is not None and cell.heading else kind]


def _mark(text: str, level: int) -> str:
    """The number that an item has in the source, else a bullet.

    A translation may have lost the number; one in letters is left to it, as it has others.
    """
    number = own_number(text)
    if not number:
        return _BULLETS[(level - 1) % len(_BULLETS)]
    if not any(map(str.isdecimal, number)):
        return ""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in number)
