"""Turning a stream of tags and text into blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from khulasa.article.blocks import Block
from khulasa.article.marks.raised import InlineWriter
from khulasa.article.model import NO_LAYOUT, Kind, Layout
from khulasa.article.web.tables import TablePlaces

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "head", "summary"), Kind.HEADING),
    **dict.fromkeys(("blockquote", "quote"), Kind.QUOTE),
    **dict.fromkeys(("li", "item", "dt", "dd"), Kind.LIST_ITEM),
    **dict.fromkeys(("td", "th", "cell"), Kind.TEXT),
    **dict.fromkeys(("figcaption", "caption"), Kind.CAPTION),
}
_LISTS = frozenset({"ul", "ol", "dl", "list"})
_LEVEL = re.compile("h([1-6])")
_BREAKS = frozenset({"br", "lb"})
_BLOCK_TAGS = frozenset(_KINDS) | {
    *("address", "article", "aside", "body", "center", "details", "div", "dl", "fieldset"),
    *("figure", "footer", "form", "header", "hr", "html"),
    *("list", "main", "nav", "ol", "option", "p", "pre", "row", "section", "table", "tbody"),
    *("tfoot", "thead", "title", "tr", "ul"),
}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPACE_AT_BREAK = re.compile(r" *\n *")
_EMPTY_LINE = re.compile(r"\n{2,}")
# Elements further out don't matter, and looking through all of them would take quadratic time.
_FORGIVEN_DEPTH = 50


def is_block(tag: str) -> bool:
    """Whether an element stands on lines of its own."""
    return tag in _BLOCK_TAGS


class BlockWriter:
    """Collects text between tags, of HTML and of trafilatura's own XML alike.

    White space collapses as in a browser; a line break stays, two of them part paragraphs.

    Args:
        first_table: Number of the first table.
    """

    def __init__(self, first_table: int = 0) -> None:
        self.blocks: list[Block] = []
        self._tables = TablePlaces(first_table)
        self._heading_level = 0
        self._open: list[str] = []
        self._text = InlineWriter()

    def start(self, tag: str, attributes: Mapping[str, str] | None = None) -> None:
        """Enter an element."""
        if tag in _BREAKS:
            self._text.write("\n")
        elif tag in _BLOCK_TAGS:
            self.finish()
            self._open.append(tag)
            self._tables.start(tag, attributes or {})
            if _KINDS.get(tag) is Kind.HEADING:
                # Trafilatura writes the level beside the name.
                level = _LEVEL.fullmatch((attributes or {}).get("rend", tag))
                self._heading_level = int(level[1]) if level else 0
        else:
            self._text.start(tag)

    def end(self, tag: str) -> None:
        """Leave an element; an end without a beginning is ignored."""
        if tag in _BLOCK_TAGS:
            self.finish()
            self._tables.end(tag)
            if tag in self._open[-_FORGIVEN_DEPTH:]:
                while self._open.pop() != tag:
                    pass
        else:
            self._text.end(tag)

    def write(self, text: str) -> None:
        """Add text inside the elements that are open."""
        if text:
            self._text.write(_SPACE.sub(" ", text))

    def finish(self) -> None:
        """End the block that is being collected."""
        text = _SPACE_AT_BREAK.sub("\n", _SPACE.sub(_one_space, self._text.take()))
        parts = [part.strip() for part in _EMPTY_LINE.split(text) if part.strip()]
        if parts:
            kind = self._kind()
            layout = self._layout(kind)
            self.blocks += [Block(kind, part, layout) for part in parts]

    def _kind(self) -> Kind:
        kinds = (_KINDS[tag] for tag in reversed(self._open[-_FORGIVEN_DEPTH:]) if tag in _KINDS)
        return next(kinds, Kind.TEXT)

    def _layout(self, kind: Kind) -> Layout:
        level = 0
        if kind is Kind.HEADING:
            level = self._heading_level
        elif kind is Kind.LIST_ITEM:
            level = sum(tag in _LISTS for tag in self._open[-_FORGIVEN_DEPTH:])
        cell = self._tables.cell
        return Layout(level, cell) if level or cell else NO_LAYOUT


def _one_space(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n") or " "
