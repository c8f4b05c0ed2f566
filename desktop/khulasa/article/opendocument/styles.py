"""What the styles of an OpenDocument file say about its text and its lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from khulasa.article.model import Kind
from khulasa.article.opendocument.names import STYLE, TABLE, TEXT

_LONGEST_CHAIN = 20
_KINDS = {
    **dict.fromkeys(("title", "subtitle"), Kind.HEADING),
    **dict.fromkeys(("quotations", "quote", "intense_20_quote"), Kind.QUOTE),
    # LibreOffice has one for each kind of thing, and this one above them.
    **dict.fromkeys(("caption", "illustration", "figure", "drawing"), Kind.CAPTION),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How characters stand: hidden or struck out, raised (``super``) or lowered (``sub``)."""

    hidden: bool = False
    position: str = ""


class Styles:
    """The styles of a document.

    Args:
        roots: The documents that have them; later ones go before earlier ones.
    """

    def __init__(self, roots: Iterable[Any]) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        self._lists: dict[str, dict[int, Any]] = {}
        for root in roots:
            for style in root.iter(STYLE + "style"):
                family = style.get(STYLE + "family", "")
                self._styles[family, style.get(STYLE + "name", "")] = style
            for style in root.iter(TEXT + "list-style"):
                self._lists[style.get(STYLE + "name", "")] = _levels(style)
            for style in root.iter(TEXT + "outline-style"):
                self._lists[_OUTLINE] = _levels(style)

    def look(self, family: str, name: str, around: Look) -> Look:
        """How the characters of a style stand.

        Args:
            family: ``text`` or ``paragraph``.
            name: Of the style.
            around: How they stand without it.
        """
        look = around
        for style in reversed(self._chain(family, name)):
            for properties in style.findall(STYLE + "text-properties"):
                display = properties.get(TEXT + "display")
                line = properties.get(STYLE + "text-line-through-style")
                line = line or properties.get(STYLE + "text-line-through-type")
                hidden = display == "none" or (line is not None and line != "none")
                if display is None and line is None:
                    hidden = look.hidden
                position = properties.get(STYLE + "text-position")
                look = Look(
                    hidden or around.hidden,
                    look.position if position is None else _position(position),
                )
        return look

    def kind(self, name: str) -> Kind:
        """What a paragraph of a style is."""
        chain = self._chain("paragraph", name)
        # The last one may be built in, and not be in the file.
        names = (name, *(style.get(STYLE + "parent-style-name", "") for style in chain))
        return next((_KINDS[one.lower()] for one in names if one.lower() in _KINDS), Kind.TEXT)

    def levels(self, list_style: str) -> dict[int, Any]:
        """The levels of a list style by their numbers, 1 for the outermost."""
        return self._lists.get(list_style, {})

    @property
    def outline(self) -> dict[int, Any]:
        """The levels that number headings."""
        return self._lists.get(_OUTLINE, {})

    def is_shown_table(self, name: str) -> bool:
        """Whether a table of a style is shown."""
        return not any(
            properties.get(TABLE + "display") == "false"
            for style in self._chain("table", name)
            for properties in style.findall(STYLE + "table-properties")
        )

    def _chain(self, family: str, name: str) -> list[Any]:
        chain: list[Any] = []
        while (style := self._styles.get((family, name))) is not None:
            chain.append(style)
            if len(chain) == _LONGEST_CHAIN:
                break
            name = style.get(STYLE + "parent-style-name", "")
        return chain


_OUTLINE = "\0outline"


def _levels(style: Any) -> dict[int, Any]:
    return {
        int(level.get(TEXT + "level")): level
        for level in style
        if level.get(TEXT + "level", "").isdecimal()
    }


def _position(value: str) -> str:
    """``super``, ``sub`` or nothing, of ``super 58%`` and ``-33% 58%``."""
    first = value.split()[0] if value.split() else ""
    if first in ("super", "sub"):
        return first
    if not first.rstrip("%").lstrip("-").isdecimal() or first.strip("-0%") == "":
        return ""
    return "sub" if first.startswith("-") else "super"
