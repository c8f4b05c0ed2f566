"""The content of a paragraph on a slide as words and things, and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from khulasa.article.slides.text import DRAWING
from khulasa.article.word.equations import MATH, equation_text
from khulasa.same_format.direction import Turn
from khulasa.same_format.inlines import Format, Inline, Thing, Words, letters_in

# What says nothing about how words look.
_NOT_SEEN = ("lang", "altLang", "dirty", "err", "smtClean", "bmk", "noProof")
_KEPT = {DRAWING + "pPr", DRAWING + "endParaRPr"}
_SWAPPED = {"marL": "marR", "marR": "marL"}


class Content:
    """Takes a paragraph apart.

    Args:
        paragraph: An ``a:p`` element.

    Attributes:
        inlines: What it consists of.
        look: How most of its letters look, as an ``a:rPr`` element; None if they have none.
    """

    def __init__(self, paragraph: Any) -> None:
        self._last: tuple[bytes, Format] | None = None
        self._keys: dict[Format, bytes] = {}
        self._counts: dict[bytes, int] = {}
        self._looks: dict[bytes, Any] = {}
        inlines = list(self._inlines(paragraph))
        usual = max(self._counts, key=lambda key: self._counts[key], default=b"")
        self.look = self._looks.get(usual)
        self.inlines = [self._without(one, usual) for one in inlines]

    def _inlines(self, paragraph: Any) -> Iterator[Inline]:
        for child in paragraph:
            properties = child.find(DRAWING + "rPr")
            if child.tag in _KEPT:
                continue
            text = child.findtext(DRAWING + "t") or ""
            if child.tag == DRAWING + "br":
                yield Thing(child, "\n", is_soft=True)
            elif child.tag == DRAWING + "fld":
                yield Thing(child, text)
            elif child.tag != DRAWING + "r":
                equations = child.iter(MATH + "oMath")
                yield Thing(child, "".join(equation_text(one) for one in equations))
            elif properties is not None and properties.get("strike", "noStrike") != "noStrike":
                yield Thing(child)
            else:
                yield Words(text, (self._look_of(properties, text),))

    def _look_of(self, properties: Any, text: str) -> Format:
        key = _key(properties)
        self._counts[key] = self._counts.get(key, 0) + len(letters_in(text))
        self._looks.setdefault(key, properties)
        if self._last is None or self._last[0] != key:
            is_link = properties is not None and properties.find(DRAWING + "hlinkClick") is not None
            self._last = key, Format(properties, stays=is_link)
            self._keys[self._last[1]] = key
        return self._last[1]

    def _without(self, inline: Inline, usual: bytes) -> Inline:
        """Words that look as most do, or are raised, have no format for it."""
        if not isinstance(inline, Words):
            return inline
        formats = (one for one in inline.formats if self._keys[one] != usual)
        seen = (one for one in formats if one.payload is None or not one.payload.get("baseline"))
        return Words(inline.text, tuple(seen))


def fill(paragraph: Any, inlines: Sequence[Inline], look: Any, turn: Turn) -> None:
    """Put new content in the place of a paragraph's.

    Args:
        paragraph: The ``a:p`` element.
        inlines: What :func:`khulasa.same_format.placing.placed` returned.
        look: The ``a:rPr`` of words without a look of their own.
        turn: What changes about language and direction.
    """
    for child in list(paragraph):
        if child.tag not in _KEPT:
            paragraph.remove(child)
    end = paragraph.find(DRAWING + "endParaRPr")
    place = len(paragraph) if end is None else paragraph.index(end)
    paragraph[place:place] = [_element(one, look, turn) for one in inlines]
    turn_paragraph(paragraph, turn)


def _element(inline: Inline, look: Any, turn: Turn) -> Any:
    if isinstance(inline, Thing):
        return inline.payload
    of_run = inline.formats[-1].payload if inline.formats else look
    of_run = etree.Element(DRAWING + "rPr") if of_run is None else deepcopy(of_run)
    of_run.attrib.pop("baseline", None)  # what is raised is written as a raised character
    if not inline.is_source:
        of_run.attrib.pop("altLang", None)
        of_run.set("lang", turn.target)
    run = etree.Element(DRAWING + "r")
    run.append(of_run)
    etree.SubElement(run, DRAWING + "t").text = "".join(c for c in inline.text if c >= " ")
    return run


def turn_paragraph(paragraph: Any, turn: Turn) -> None:
    """Give a paragraph the direction of the translation."""
    if not turn.turns:
        return
    properties = paragraph.find(DRAWING + "pPr")
    if properties is None:
        properties = etree.Element(DRAWING + "pPr")
        paragraph.insert(0, properties)
    turn_properties(properties, turn)
    if turn.to_right and properties.get("algn") is None:
        properties.set("algn", "r")


def turn_properties(properties: Any, turn: Turn) -> None:
    """Turn the properties of paragraphs: side, indents, and on which side lines begin."""
    was_right = properties.get("rtl") in ("1", "true")
    if was_right != turn.to_right:
        margins = {_SWAPPED[name]: properties.attrib.pop(name, None) for name in _SWAPPED}
        for name, value in margins.items():
            if value is not None:
                properties.set(name, value)
    properties.set("rtl", "1" if turn.to_right else "0")
    if properties.get("algn") == ("l" if turn.to_right else "r"):
        properties.set("algn", "r" if turn.to_right else "l")


def _key(properties: Any) -> bytes:
    if properties is None:
        return b""
    told = deepcopy(properties)
    for name in _NOT_SEEN:
        told.attrib.pop(name, None)
    if not told.attrib and not len(told):
        return b""
    content: bytes = etree.tostring(told, method="c14n")
    return content
