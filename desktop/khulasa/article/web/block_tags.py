"""Turning a stream of tags and text into blocks."""

from __future__ import annotations

import re

from khulasa.article.blocks import Block
from khulasa.article.marks.raised import InlineWriter
from khulasa.article.model import Kind

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "head", "summary"), Kind.HEADING),
    **dict.fromkeys(("blockquote", "quote"), Kind.QUOTE),
    **dict.fromkeys(("li", "item", "dt", "dd"), Kind.LIST_ITEM),
}
_BREAKS = frozenset({"br", "lb"})
_BLOCK_TAGS = frozenset(_KINDS) | {
    *("address", "article", "aside", "body", "caption", "cell", "center", "details"),
    *("div", "dl", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html"),
    *("list", "main", "nav", "ol", "option", "p", "pre", "row", "section", "table", "tbody"),
    *("td", "tfoot", "th", "thead", "title", "tr", "ul"),
}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPACE_AT_BREAK = re.compile(r" *\n *")
_EMPTY_LINE = re.compile(r"\n{2,}")
# Elements further out don't matter, and looking through all of them would take quadratic time.
_FORGIVEN_DEPTH = 50


class BlockWriter:
    """Collects text between tags, of HTML and of trafilatura's own XML alike.

    White space collapses as in a browser; a line break stays, two of them part paragraphs.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[str] = []
        self._text = InlineWriter()

    def start(self, tag: str) -> None:
        """Enter an element."""
        if tag in _BREAKS:
            self._text.write("\n")
        elif tag in _BLOCK_TAGS:
            self.finish()
            self._open.append(tag)
        else:
            self._text.start(tag)

    def end(self, tag: str) -> None:
        """Leave an element; an end without a beginning is ignored."""
        if tag in _BLOCK_TAGS:
            self.finish()
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
        for part in _EMPTY_LINE.split(text):
            if part.strip():
                self.blocks.append(Block(self._kind(), part.strip()))

    def _kind(self) -> Kind:
        kinds = (_KINDS[tag] for tag in reversed(self._open[-_FORGIVEN_DEPTH:]) if tag in _KINDS)
        return next(kinds, Kind.TEXT)


def _one_space(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n") or " "
