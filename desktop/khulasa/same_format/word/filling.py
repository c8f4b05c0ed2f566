"""Words and things as the content of a Word document's paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import groupby
from typing import Any

from lxml import etree

from khulasa.article.word.styles import WORD
from khulasa.same_format.inlines import Format, Inline, Thing
from khulasa.same_format.word.content import SPACE, Container, Field, Look
from khulasa.same_format.word.properties import Properties


def fill(paragraph: Any, inlines: Sequence[Inline], look: Any, properties: Properties) -> None:
    """Put new content in the place of a paragraph's.

    Args:
        paragraph: The ``w:p`` element.
        inlines: What :func:`khulasa.same_format.placing.placed` returned.
        look: The ``w:rPr`` of words without a look of their own.
        properties: Turns runs into the direction of the translation.
    """
    for child in list(paragraph):
        if child.tag != WORD + "pPr":
            paragraph.remove(child)

    def add(to: Any, group: Sequence[Inline], depth: int) -> None:
        for outer, inner in groupby(group, lambda one: _at(_outer(one), depth)):
            members = list(inner)
            if outer is None:
                for one in members:
                    to.append(_element(one, look, properties, paragraph))
            elif isinstance(outer.payload, Field):
                to.extend(outer.payload.before)
                add(to, members, depth + 1)
                to.extend(outer.payload.behind)
            else:
                container, content = _emptied(outer.payload.element)
                add(content, members, depth + 1)
                to.append(container)

    add(paragraph, inlines, 0)


def _at(formats: tuple[Format, ...], depth: int) -> Format | None:
    return formats[depth] if depth < len(formats) else None


def _outer(inline: Inline) -> tuple[Format, ...]:
    return tuple(one for one in inline.formats if not isinstance(one.payload, Look))


def _element(inline: Inline, look: Any, properties: Properties, paragraph: Any) -> Any:
    if isinstance(inline, Thing):
        return inline.payload
    looks = [_look_in(one) for one in inline.formats]
    own = [one for one in looks if one is not None]
    run = etree.Element(WORD + "r")
    of_run = own[-1].properties if own else look
    of_run = etree.Element(WORD + "rPr") if of_run is None else deepcopy(of_run)
    run.append(of_run)
    # What is raised is written as a raised character.
    for raised in of_run.findall(WORD + "vertAlign"):
        of_run.remove(raised)
    if not inline.is_source:
        properties.turn_run(of_run, paragraph)
    text = etree.SubElement(run, WORD + "t")
    text.text = "".join(c for c in inline.text if c in "\t\n" or c >= " ")
    text.set(SPACE, "preserve")
    return run


def _look_in(one: Format) -> Look | None:
    if isinstance(one.payload, Container):
        return one.payload.look
    return one.payload if isinstance(one.payload, Look) else None


def _emptied(container: Any) -> tuple[Any, Any]:
    """A container without its content, and the place for another one."""
    content = container.find(WORD + "sdtContent")
    place = container if content is None else content
    for child in list(place):
        place.remove(child)
    return container, place
