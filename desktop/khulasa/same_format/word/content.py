"""The content of a Word document's paragraph as words and things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from lxml import etree

from khulasa.article.word.equations import MATH, equation_text
from khulasa.article.word.styles import WORD
from khulasa.article.word.symbols import symbol
from khulasa.same_format.inlines import Format, Inline, Thing, Words, letters_in
from khulasa.same_format.word.properties import is_on, key_of

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
"""Attribute that keeps blanks at the edges of a text."""

_NOTE_MARK = re.compile(r"\[\d+\]")
_HIDDEN = ("vanish", "strike", "dstrike")
_NOTES = {WORD + "footnoteReference", WORD + "endnoteReference"}
_OWN_MARKS = (WORD + "footnoteRef", WORD + "endnoteRef")
_DROPPED = {WORD + name for name in ("proofErr", "lastRenderedPageBreak", "softHyphen", "rPr")}
_BREAKS = {WORD + name for name in ("tab", "ptab", "br", "cr")}
_PAGE_BREAKS = ("page", "column")
_EQUATIONS = {MATH + "oMath", MATH + "oMathPara"}
# Their content stands in the paragraph itself; inserted text is text.
_DISSOLVED = {
    WORD + name
    for name in (
        *("ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo"),
        *("ruby", "rubyBase", "fldSimple"),
    )
}
_CONTAINERS = {WORD + "hyperlink", WORD + "sdt"}
_NOT_READ = {WORD + name for name in ("pPr", "rPr", "rt", "rubyPr", "sdtPr", "sdtEndPr")}


@dataclass(eq=False, slots=True)
class Look:
    """How the runs of a format look.

    Attributes:
        properties: A ``w:rPr`` element; None if they have none.
    """

    properties: Any


@dataclass(eq=False, slots=True)
class Field:
    """A field such as a reference, around its result.

    Attributes:
        before: The runs up to its result.
        behind: The runs after it.
    """

    before: list[Any] = field(default_factory=list)
    behind: list[Any] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Container:
    """An element around runs, such as a link.

    Attributes:
        element: The element.
        look: How its words look, if they all look alike.
    """

    element: Any
    look: Look | None = None


class Content:
    """Takes a paragraph apart.

    Args:
        paragraph: A ``w:p`` element.
        text: What was read of it.

    Attributes:
        inlines: What it consists of.
        look: How most of its letters look.
    """

    def __init__(self, paragraph: Any, text: str) -> None:
        self._marks = iter(_NOTE_MARK.findall(_with_marks(text, paragraph)))
        self._fields: list[tuple[Format, Field]] = []
        self._whole = _whole_fields(paragraph)
        self._looks: dict[bytes, int] = {}
        self._properties: dict[bytes, Any] = {}
        self._last: tuple[bytes, Format] | None = None
        self._keys: dict[Format, bytes] = {}
        inlines = list(self._inlines(paragraph, ()))
        _keep_space_behind_own_mark(inlines)
        usual = max(self._looks, key=lambda key: self._looks[key], default=b"")
        self.look = self._properties.get(usual)
        self.inlines = [_without(one, self._keys, usual) for one in inlines]

    def _inlines(self, element: Any, formats: tuple[Format, ...]) -> Iterator[Inline]:
        for child in element:
            tag = child.tag
            if tag == WORD + "r":
                yield from self._of_run(child, formats)
            elif tag in _DISSOLVED:
                yield from self._inlines(child, formats)
            elif tag in _CONTAINERS and _has_text(child):
                container = Container(child)
                one = Format(container, stays=tag == WORD + "hyperlink")
                yield from _in_container(container, list(self._inlines(child, (*formats, one))))
            elif tag in _EQUATIONS:
                yield Thing(child, equation_text(child))
            elif tag not in _DROPPED and tag not in _NOT_READ:
                yield Thing(child, leads=str(tag).endswith("Start"))

    def _of_run(self, run: Any, formats: tuple[Format, ...]) -> Iterator[Inline]:
        properties = run.find(WORD + "rPr")
        if any(is_on(properties, name) for name in _HIDDEN):
            yield Thing(run)
            return
        for child in list(run):
            tag = child.tag
            around = (*formats, *(one for one, _ in self._fields))
            if tag in (WORD + "t", WORD + "noBreakHyphen"):
                text = child.text or "" if tag == WORD + "t" else "\u2011"
                yield Words(text, (*around, self._look_of(properties, text)))
            elif tag in _NOTES:
                yield Thing(_run(properties, child), next(self._marks, ""))
            elif tag == WORD + "sym":
                yield Thing(_run(properties, child), _symbol(child))
            elif tag in _BREAKS and child.get(WORD + "type") not in _PAGE_BREAKS:
                yield Thing(_run(properties, child), "\n", is_soft=True)
            elif tag == WORD + "ruby":
                yield from self._inlines(child, formats)
            elif tag in (WORD + "fldChar", WORD + "instrText"):
                yield from self._of_field(child, properties)
            elif tag not in _DROPPED:
                yield Thing(_run(properties, child))

    def _of_field(self, child: Any, properties: Any) -> Iterator[Inline]:
        """A field that begins and ends in the paragraph is around its result; others stay."""
        part = _run(properties, child)
        kind = child.get(WORD + "fldCharType")
        if child not in self._whole:
            yield Thing(part, leads=kind == "begin")
            return
        if kind == "begin":
            self._fields.append((Format(one := Field(), stays=_leads(child)), one))
            one.before.append(part)
        elif kind == "end":
            self._fields.pop()[1].behind.append(part)
        else:
            self._fields[-1][1].before.append(part)

    def _look_of(self, properties: Any, text: str) -> Format:
        key = key_of(properties)
        self._looks[key] = self._looks.get(key, 0) + len(letters_in(text))
        self._properties.setdefault(key, properties)
        # Word cuts runs anywhere; those that look alike are one.
        if self._last is None or self._last[0] != key:
            self._last = key, Format(Look(properties))
            self._keys[self._last[1]] = key
        return self._last[1]


def _in_container(container: Container, inlines: list[Inline]) -> list[Inline]:
    """The content of a container; words that all look alike do so wherever it stands."""
    words = [one for one in inlines if isinstance(one, Words) and one.text.strip()]
    looks = {one.formats[-1] for one in words}
    if len(looks) != 1 or not isinstance((only := looks.pop()).payload, Look):
        return inlines
    container.look = only.payload
    return [replace(one, formats=one.formats[:-1]) if one in words else one for one in inlines]


def _without(inline: Inline, keys: dict[Format, bytes], usual: bytes) -> Inline:
    """Words that look as most do, or are raised, have no format for it."""
    if not isinstance(inline, Words):
        return inline
    formats = tuple(
        one
        for one in inline.formats
        if (key := keys.get(one)) is None or (key != usual and b"vertAlign" not in key)
    )
    return Words(inline.text, formats)


def _run(properties: Any, child: Any) -> Any:
    """A run with a part of another one, which is taken from it."""
    run = etree.Element(WORD + "r")
    if properties is not None:
        run.append(deepcopy(properties))
    run.append(child)
    return run


def _keep_space_behind_own_mark(inlines: list[Inline]) -> None:
    """What parts a note's own number from its words belongs to the number."""
    for mark, words in pairwise(inlines):
        if not (isinstance(mark, Thing) and isinstance(words, Words) and words.text[:1].isspace()):
            continue
        if any(mark.payload.find(tag) is not None for tag in _OWN_MARKS):
            space = etree.SubElement(mark.payload, WORD + "t")
            space.text = " "
            space.set(SPACE, "preserve")


def _has_text(element: Any) -> bool:
    return any((text.text or "").strip() for text in element.iter(WORD + "t"))


def _symbol(element: Any) -> str:
    try:
        return symbol(element.get(WORD + "font", ""), int(element.get(WORD + "char", ""), 16))
    except ValueError:
        return ""


def _with_marks(text: str, paragraph: Any) -> str:
    """The text if it has a mark for each of the paragraph's notes, else nothing."""
    count = sum(1 for _ in paragraph.iter(*_NOTES))
    marks = _NOTE_MARK.findall(text)
    # In front of a note stands its own number.
    return "".join(marks[len(marks) - count :]) if 0 < count <= len(marks) else ""


def _whole_fields(paragraph: Any) -> set[Any]:
    """What belongs to the fields that begin and end in a paragraph."""
    whole: set[Any] = set()
    open_fields: list[list[Any]] = []
    for part in paragraph.iter(WORD + "fldChar", WORD + "instrText"):
        kind = part.get(WORD + "fldCharType")
        if kind == "begin":
            open_fields.append([])
        if open_fields:
            open_fields[-1].append(part)
            if kind == "end":
                whole.update(open_fields.pop())
    return whole


def _leads(begin: Any) -> bool:
    """Whether a field is a link."""
    codes = begin.getparent().itersiblings()
    text = "".join(code.text or "" for run in codes for code in run.iter(WORD + "instrText"))
    return text.lstrip().upper().startswith("HYPERLINK")
