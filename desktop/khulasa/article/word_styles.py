"""What a paragraph of a Word document is, by its own marks and by its style."""

from __future__ import annotations

from typing import Any

from khulasa.article.model import Kind

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Namespace of a Word document's elements."""

# Built-in styles carry these names in every language of Word; only their ids are translated.
_KINDS_BY_NAME = {"title": Kind.HEADING, "quote": Kind.QUOTE, "intense quote": Kind.QUOTE}
_BODY_TEXT_LEVEL = 9
_LONGEST_CHAIN = 20


def style_kinds(styles: Any) -> dict[str, Kind]:
    """Map the ids of a document's paragraph styles to kinds, inherited ones among them.

    Args:
        styles: The ``w:styles`` element.
    """
    by_id = {style.get(WORD + "styleId"): style for style in styles.iter(WORD + "style")}
    return {
        style_id: kind
        for style_id in by_id
        if style_id and (kind := _kind_of_style(style_id, by_id)) is not None
    }


def kind_of(paragraph: Any, kinds: dict[str, Kind]) -> Kind:
    """Tell a heading, a list item and a quotation from text.

    Args:
        paragraph: A ``w:p`` element.
        kinds: What :func:`style_kinds` returned for the document.
    """
    properties = paragraph.find(WORD + "pPr")
    if properties is None:
        return Kind.TEXT
    style = _value(properties, "pStyle")
    of_style = kinds.get(style, Kind.TEXT) if style else Kind.TEXT
    own = _kind_of_properties(properties)
    # Numbering turns no heading into a list item, and taking it back turns none into text.
    return of_style if own is None or of_style is Kind.HEADING else own


def _kind_of_style(style_id: str, by_id: dict[str, Any]) -> Kind | None:
    current: str | None = style_id
    for _ in range(_LONGEST_CHAIN):
        style = by_id.get(current) if current else None
        if style is None:
            return None
        name = (_value(style, "name") or "").lower()
        if name.startswith("heading "):
            return Kind.HEADING
        if name in _KINDS_BY_NAME:
            return _KINDS_BY_NAME[name]
        properties = style.find(WORD + "pPr")
        kind = _kind_of_properties(properties) if properties is not None else None
        if kind is not None:
            return kind
        current = _value(style, "basedOn")
    return None


def _kind_of_properties(properties: Any) -> Kind | None:
    """Kind by outline level or numbering; TEXT where a style's one is taken back."""
    level = _value(properties, "outlineLvl")
    if level is not None and level.isdigit():
        return Kind.HEADING if int(level) < _BODY_TEXT_LEVEL else Kind.TEXT
    numbering = properties.find(WORD + "numPr")
    if numbering is None:
        return None
    return Kind.TEXT if _value(numbering, "numId") == "0" else Kind.LIST_ITEM


def _value(element: Any, name: str) -> str | None:
    child = element.find(WORD + name)
    return None if child is None else child.get(WORD + "val")
