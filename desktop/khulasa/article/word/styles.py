"""What a paragraph of a Word document is, by its own marks and by its style."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from khulasa.article.model import Kind

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Namespace of a Word document's elements."""

# Built-in styles carry these names in every language of Word; only their ids are translated.
_KINDS_BY_NAME = {
    "title": (Kind.HEADING, 1),
    "quote": (Kind.QUOTE, 0),
    "intense quote": (Kind.QUOTE, 0),
    "caption": (Kind.CAPTION, 0),
}
_TEXT = (Kind.TEXT, 0)
# Each of these has a list of its own, in which it is the outermost.
_INNER_LIST = re.compile(r"list (?:bullet|number) ([2-9])")
_BODY_TEXT_LEVEL = 9
_LONGEST_CHAIN = 20


def styles_by_id(styles: Any) -> dict[str, Any]:
    """The styles of a document by their ids.

    Args:
        styles: The ``w:styles`` element.
    """
    return {style.get(WORD + "styleId", ""): style for style in styles.iter(WORD + "style")}


def character_properties(styles: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What each style says about characters, inherited properties among it, by their tags.

    Args:
        styles: What :func:`styles_by_id` returned for the document.
    """
    found: dict[str, dict[str, Any]] = {}
    for style_id in styles:
        chain: list[Any] = []
        element = styles.get(style_id)
        while element is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(element.find(WORD + "rPr"))
            element = styles.get(_value(element, "basedOn") or "")
        found[style_id] = {
            child.tag: child
            for properties in reversed(chain)
            if properties is not None
            for child in properties
        }
    return found


def numbering_of(paragraph: Any, styles: Mapping[str, Any]) -> tuple[str, str | None, str] | None:
    """Id of a paragraph's numbering, its level where it is given, and the style that says so.

    Args:
        paragraph: A ``w:p`` element.
        styles: What :func:`styles_by_id` returned for the document.
    """
    element, style_id = paragraph, ""
    level = None
    for _ in range(_LONGEST_CHAIN):
        numbering = _find(element, "pPr/numPr")
        if numbering is not None:
            level = level or _value(numbering, "ilvl")
            number = _value(numbering, "numId")
            if number is not None:
                return number, level, style_id
        parent = _find(element, "pPr/pStyle" if element is paragraph else "basedOn")
        style_id = "" if parent is None else parent.get(WORD + "val", "")
        element = styles.get(style_id)
        if element is None:
            break
    return None


def style_kinds(styles: Any) -> dict[str, tuple[Kind, int]]:
    """Map the ids of a document's paragraph styles to kinds and levels, inherited ones among them.

    Args:
        styles: The ``w:styles`` element.
    """
    by_id = styles_by_id(styles)
    return {
        style_id: kind
        for style_id in by_id
        if style_id and (kind := _kind_of_style(style_id, by_id)) is not None
    }


def kind_of(paragraph: Any, kinds: Mapping[str, tuple[Kind, int]]) -> tuple[Kind, int]:
    """Tell headings, list items, captions and quotations from text; the level of a heading.

    Args:
        paragraph: A ``w:p`` element.
        kinds: What :func:`style_kinds` returned for the document.
    """
    properties = paragraph.find(WORD + "pPr")
    if properties is None:
        return _TEXT
    style = _value(properties, "pStyle")
    of_style = kinds.get(style, _TEXT) if style else _TEXT
    own = _kind_of_properties(properties)
    # Numbering turns no heading into a list item, and taking it back turns none into text.
    return of_style if own is None or of_style[0] is Kind.HEADING else own


def _kind_of_style(style_id: str, by_id: dict[str, Any]) -> tuple[Kind, int] | None:
    current: str | None = style_id
    for _ in range(_LONGEST_CHAIN):
        style = by_id.get(current) if current else None
        if style is None:
            return None
        name = (_value(style, "name") or "").lower()
        if name.startswith("heading "):
            level = name.removeprefix("heading ")
            return Kind.HEADING, int(level) if level.isdecimal() else 0
        if name in _KINDS_BY_NAME:
            return _KINDS_BY_NAME[name]
        if (inner := _INNER_LIST.fullmatch(name)) is not None:
            return Kind.LIST_ITEM, int(inner[1])
        properties = style.find(WORD + "pPr")
        kind = _kind_of_properties(properties) if properties is not None else None
        if kind is not None:
            return kind
        current = _value(style, "basedOn")
    return None


def _kind_of_properties(properties: Any) -> tuple[Kind, int] | None:
    """Kind by outline level or numbering; TEXT where a style's one is taken back."""
    level = _value(properties, "outlineLvl")
    if level is not None and level.isdecimal():
        return (Kind.HEADING, int(level) + 1) if int(level) < _BODY_TEXT_LEVEL else _TEXT
    numbering = properties.find(WORD + "numPr")
    if numbering is None:
        return None
    return _TEXT if _value(numbering, "numId") == "0" else (Kind.LIST_ITEM, 0)


def _find(element: Any, path: str) -> Any:
    return element.find("/".join(WORD + name for name in path.split("/")))


def _value(element: Any, name: str) -> str | None:
    child = element.find(WORD + name)
    return None if child is None else child.get(WORD + "val")
