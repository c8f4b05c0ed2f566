"""The numbers and bullets of Word's lists; each list counts for itself, as the article does."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from khulasa.export.layout.laid_out import Block, Item

_STEP = 360  # twentieths of a point that each level is indented
# More from right to left: LibreOffice draws numbers there outside of what they are indented.
_BACKWARDS_STEP = 240
_BULLETS = ("•", "–")


class Lists:
    """The lists of a document.

    Args:
        numbering: Their definitions, as python-docx's template has them.
    """

    def __init__(self, numbering: Any) -> None:
        self._numbering = numbering
        self._next = 1 + max(
            int(element.get(qn(name)))
            for tag, name in (("w:abstractNum", "w:abstractNumId"), ("w:num", "w:numId"))
            for element in numbering.iter(qn(tag))
        )
        self._bullets: dict[bool, int] = {}
        # By language and level: the definition and the number of the last item.
        self._last: dict[tuple[str, int], tuple[int, Item]] = {}

    def place(self, paragraph: Any, block: Block) -> None:
        """Put a paragraph into the list that it belongs to."""
        item, backwards = block.item, block.is_backwards
        if item.number is not None:
            _set_list(paragraph, self._counting(block, item.number), item.level)
        elif not item.has_bullet:
            _indent(paragraph._p.get_or_add_pPr(), item.level, backwards=backwards)
        elif item.level > 1 or backwards:  # other bullets are in the style
            if backwards not in self._bullets:
                self._bullets[backwards] = self._define("bullet", backwards=backwards)
            _set_list(paragraph, self._bullets[backwards], item.level)

    def _counting(self, block: Block, number: int) -> int:
        """The list that has come to an item's number, or one that begins with it."""
        item, language = block.item, block.language
        for key in [key for key in self._last if key[0] == language and key[1] > item.level]:
            del self._last[key]
        definition, before = self._last.get((language, item.level), (0, None))
        if before is None or before.end != item.end or before.number != number - 1:
            definition = self._define(
                "decimal", number, item.end, item.level, backwards=block.is_backwards
            )
        self._last[language, item.level] = definition, item
        return definition

    def _define(
        self, form: str, start: int = 1, end: str = "", levels: int = 9, *, backwards: bool
    ) -> int:
        """A list whose items count by themselves: of one definition, Word makes one list."""
        own = str(self._next)
        self._next += 1
        abstract = _element("w:abstractNum", None, {"w:abstractNumId": own})
        abstract.append(_element("w:multiLevelType", "multilevel"))
        for depth in range(levels):
            level = _element("w:lvl", None, {"w:ilvl": str(depth)})
            bullet = _BULLETS[depth % len(_BULLETS)]
            text = bullet if form == "bullet" else f"%{depth + 1}{end}"
            level.append(_element("w:start", str(start)))
            level.append(_element("w:numFmt", form))
            level.append(_element("w:lvlText", text))
            level.append(_element("w:lvlJc", "left"))
            properties = OxmlElement("w:pPr")
            _indent(properties, depth + 1, backwards=backwards)
            level.append(properties)
            abstract.append(level)
        first = self._numbering.find(qn("w:num"))
        first.addprevious(abstract)  # all of these stand before those that use them
        number = _element("w:num", None, {"w:numId": own})
        number.append(_element("w:abstractNumId", own))
        self._numbering.append(number)
        return int(own)


def _set_list(paragraph: Any, number: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level - 1
    properties.get_or_add_numId().val = number


def _indent(properties: Any, level: int, *, backwards: bool) -> None:
    indent = properties.get_or_add_ind()
    indent.set(qn("w:left"), str(_STEP * level + (_BACKWARDS_STEP if backwards else 0)))
    indent.set(qn("w:hanging"), str(_STEP))


def _element(name: str, value: str | None, attributes: dict[str, str] | None = None) -> Any:
    element = OxmlElement(name)
    for key, text in {
        **({"w:val": value} if value is not None else {}),
        **(attributes or {}),
    }.items():
        element.set(qn(key), text)
    return element
