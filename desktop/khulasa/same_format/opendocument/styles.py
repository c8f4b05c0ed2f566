"""Styles of an OpenDocument file: how spans look, and paragraphs that begin on another side."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from khulasa.article.opendocument.names import OFFICE, STYLE, TABLE, TEXT
from khulasa.same_format.direction import Turn

_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_PREFIX = "Translated"
_SCRIPTS = ("-complex", "-asian")
_LANGUAGES = ("language", "country", "script", "rfc-language-tag", "rsid", "paragraph-rsid")
_EAST_ASIAN = frozenset({"ja", "ko", "zh"})
_LONGEST_CHAIN = 20


class Styles:
    """The styles of a document, and those that its translation needs.

    Args:
        roots: The parts of the document that have styles.
        turn: What changes.
    """

    def __init__(self, roots: list[Any], turn: Turn) -> None:
        self._turn = turn
        self._styles = {
            (style.get(STYLE + "family"), style.get(STYLE + "name")): style
            for root in roots
            for style in root.iter(STYLE + "style")
        }
        self._made: dict[tuple[Any, str], str] = {}

    def look(self, name: str) -> frozenset[tuple[str, str]]:
        """What distinguishes words in a style from others; script and language don't."""
        style = self._styles.get(("text", name))
        if style is None:
            return frozenset()
        seen = {
            (_plain(attribute), value)
            for properties in style.findall(STYLE + "text-properties")
            for attribute, value in properties.attrib.items()
            if _plain(attribute) not in _LANGUAGES
        }
        parent = style.get(STYLE + "parent-style-name")
        return frozenset({*seen, *({("style", parent)} if parent else ())})

    def turn_paragraph(self, paragraph: Any) -> None:
        """Give a paragraph a style with the direction and language of the translation."""
        root = paragraph.getroottree().getroot()
        name = paragraph.get(TEXT + "style-name", "")
        if (root, name) not in self._made:
            self._made[root, name] = self._make(root, name)
        paragraph.set(TEXT + "style-name", self._made[root, name])

    def turn_table(self, table: Any) -> None:
        """Have the first column of a table where the translation begins its lines."""
        style = self._styles.get(("table", table.get(TABLE + "style-name")))
        if self._turn.turns and style is not None:
            properties = _part(style, "table-properties")
            properties.set(STYLE + "writing-mode", self._mode)

    @property
    def _mode(self) -> str:
        return "rl-tb" if self._turn.to_right else "lr-tb"

    def _make(self, root: Any, name: str) -> str:
        automatic = root.find(OFFICE + "automatic-styles")
        if automatic is None:
            automatic = etree.Element(OFFICE + "automatic-styles")
            root.find(OFFICE + "body").addprevious(automatic)
        old = self._styles.get(("paragraph", name))
        if old is not None and old.getparent() is automatic:
            style = deepcopy(old)
        else:
            style = etree.Element(STYLE + "style", {STYLE + "family": "paragraph"})
            if name:
                style.set(STYLE + "parent-style-name", name)
        made = f"{_PREFIX}{len(self._made) + 1}"
        style.set(STYLE + "name", made)
        automatic.append(style)
        if self._turn.turns:
            properties = _part(style, "paragraph-properties")
            properties.set(STYLE + "writing-mode", self._mode)
            side = self._side(old)
            if not self._turn.to_right and side in ("end", "right"):
                properties.set(_FO + "text-align", "start")
            elif self._turn.to_right and side in (None, "start", "left"):
                properties.set(_FO + "text-align", "end")
        self._tell_language(_part(style, "text-properties"))
        return made

    def _side(self, style: Any) -> str | None:
        """Where the lines of a paragraph stand, by its style and those that it goes back to."""
        for _ in range(_LONGEST_CHAIN):
            if style is None:
                break
            properties = style.find(STYLE + "paragraph-properties")
            side = None if properties is None else properties.get(_FO + "text-align")
            if side is not None:
                return str(side)
            parent = style.get(STYLE + "parent-style-name")
            style = self._styles.get(("paragraph", parent))
        return None

    def _tell_language(self, properties: Any) -> None:
        language, country = _FO + "language", _FO + "country"
        if self._turn.to_right:
            language, country = STYLE + "language-complex", STYLE + "country-complex"
        elif self._turn.target in _EAST_ASIAN:
            language, country = STYLE + "language-asian", STYLE + "country-asian"
        properties.set(language, self._turn.target)
        properties.set(country, "none")


def _part(style: Any, name: str) -> Any:
    """A part of a style, in the order that the schema asks for."""
    found = style.find(STYLE + name)
    if found is None:
        found = etree.SubElement(style, STYLE + name)
        following = style.find(STYLE + "text-properties")
        if name == "paragraph-properties" and following is not None:
            following.addprevious(found)
    return found


def _plain(attribute: str) -> str:
    """The name of an attribute for any script."""
    name = attribute.rpartition("}")[2]
    for script in _SCRIPTS:
        name = name.removesuffix(script)
    return name
