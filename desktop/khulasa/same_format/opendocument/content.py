"""The content of a paragraph of an OpenDocument file as words and things, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from lxml import etree

from khulasa.article.opendocument.names import OFFICE, TEXT
from khulasa.same_format.inlines import Format, Inline, Thing, Words
from khulasa.same_format.opendocument.styles import Styles

_NOTE_MARK = re.compile(r"\[\d+\]")
_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 100
_BREAKS = {TEXT + "tab", TEXT + "line-break"}
_DROPPED = {TEXT + "soft-page-break", TEXT + "ruby-text"}
_DISSOLVED = {TEXT + "ruby", TEXT + "ruby-base"}


@dataclass(frozen=True, eq=False, slots=True)
class Around:
    """An element around words, without its content."""

    tag: str
    attributes: dict[str, str]


class Content:
    """Takes a paragraph apart.

    Args:
        paragraph: A ``text:p`` or ``text:h`` element.
        text: What was read of it.
        styles: Tell how spans look.

    Attributes:
        inlines: What it consists of.
    """

    def __init__(self, paragraph: Any, text: str, styles: Styles) -> None:
        self._styles = styles
        marks = _NOTE_MARK.findall(text)
        notes = sum(1 for _ in paragraph.iter(TEXT + "note"))
        # In front of a note stands its own number.
        self._marks = iter(marks[len(marks) - notes :] if 0 < notes <= len(marks) else ())
        self._last: tuple[object, Format] | None = None
        self.inlines = list(self._inlines(paragraph, ()))

    def _inlines(self, element: Any, formats: tuple[Format, ...]) -> Iterator[Inline]:
        yield from self._words(element.text, formats)
        for child in list(element):
            tail, child.tail = child.tail, None
            yield from self._of_child(child, formats)
            yield from self._words(tail, formats)

    def _words(self, text: str | None, formats: tuple[Format, ...]) -> Iterator[Inline]:
        if text:
            yield Words(_SPACE.sub(" ", text), formats)

    def _of_child(self, child: Any, formats: tuple[Format, ...]) -> Iterator[Inline]:
        tag = str(child.tag)
        text = "".join(child.itertext())
        if tag == TEXT + "span" and text.strip():
            key = self._styles.look(child.get(TEXT + "style-name", ""))
            yield from self._inlines(child, (*formats, self._span(child, key)) if key else formats)
        elif tag == TEXT + "a" and text.strip():
            one = Format(Around(tag, dict(child.attrib)), stays=True)
            yield from self._inlines(child, (*formats, one))
        elif tag == TEXT + "s":
            count = child.get(TEXT + "c", "1")
            yield Words(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES), formats)
        elif tag in _BREAKS:
            yield Thing(child, "\n", is_soft=True)
        elif tag == TEXT + "note":
            yield Thing(child, next(self._marks, ""))
        elif tag in _DISSOLVED:
            yield from self._inlines(child, formats)
        elif tag not in _DROPPED:
            is_field = tag.startswith(TEXT) and not len(child)
            leads = tag.endswith("-start") or tag == OFFICE + "annotation"
            yield Thing(child, text if is_field else "", leads=leads)

    def _span(self, span: Any, key: object) -> Format:
        # Programs cut spans anywhere; those that look alike are one.
        if self._last is None or self._last[0] != key:
            self._last = key, Format(Around(span.tag, dict(span.attrib)))
        return self._last[1]


def fill(paragraph: Any, inlines: Sequence[Inline]) -> None:
    """Put new content in the place of a paragraph's.

    Args:
        paragraph: The element.
        inlines: What :func:`khulasa.same_format.placing.placed` returned.
    """
    paragraph.text = None
    for child in list(paragraph):
        paragraph.remove(child)
    _add(paragraph, inlines, 0)


def _add(to: Any, inlines: Sequence[Inline], depth: int) -> None:
    for outer, group in groupby(inlines, lambda one: one.formats[depth : depth + 1]):
        if outer:
            around = outer[0].payload
            _add(etree.SubElement(to, around.tag, around.attributes), list(group), depth + 1)
            continue
        for one in group:
            if isinstance(one, Thing):
                to.append(one.payload)
            elif len(to):
                to[-1].tail = (to[-1].tail or "") + _clean(one.text)
            else:
                to.text = (to.text or "") + _clean(one.text)


def _clean(text: str) -> str:
    return "".join(character for character in text if character >= " ")
