"""The tags and the text of a page, one after another, in time linear in its length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_MARK = re.compile(r"<(?:!--|[!?]|/?[a-z]|/)", re.IGNORECASE)
# Possessive throughout: each character is looked at once, whatever is left open.
_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-z][^\s/>]*+)(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+>""",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"""[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]++))?+""", re.IGNORECASE
)
# What looks like a tag inside these is text.
_ENDS_OF_RAW_TEXT = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title")
}


class Tag(NamedTuple):
    """A tag.

    Attributes:
        name: Its name in small letters.
        is_end: Whether it ends an element.
        source: The tag as it stands in the page.
    """

    name: str
    is_end: bool
    source: str

    @property
    def attributes(self) -> int:
        """Number of attributes."""
        return sum(1 for _ in _ATTRIBUTE.finditer(self.source[len(self.name) + 1 :]))


class Token(NamedTuple):
    """A tag or a text and where it stands.

    Attributes:
        start, end: Its place in the page.
        tag: The tag; None for a text.
    """

    start: int
    end: int
    tag: Tag | None = None


def tags_and_texts(page: str) -> Iterator[Tag | str]:
    """Divide a page as :func:`tokens` does, into tags and texts without character references."""
    for token in tokens(page):
        yield token.tag or unescape(page[token.start : token.end])


def tokens(page: str) -> Iterator[Token]:
    """Divide a page; comments, declarations and processing instructions are left out.

    A comment that is never closed runs to the end of the page, as in a browser; a tag that is
    never closed is text.

    Args:
        page: HTML, whole or a part, well-formed or not.

    Yields:
        Tags, and the texts between them. An element closed in its own tag (``<nav/>``) yields both
        of its tags, the second one without length.
    """
    position = 0
    while mark := _MARK.search(page, position):
        yield Token(position, mark.start())
        position = mark.start()
        tag = _TAG.match(page, position)
        if tag:
            name, source = tag["name"].lower(), tag.group()
            yield Token(position, tag.end(), Tag(name, bool(tag["end"]), source))
            position = tag.end()
            if source.endswith("/>") and not tag["end"]:
                yield Token(position, position, Tag(name, True, source))
            elif name in _ENDS_OF_RAW_TEXT and not tag["end"]:
                end = _ENDS_OF_RAW_TEXT[name].search(page, position)
                stop = end.start() if end else len(page)
                yield Token(position, stop)
                position = stop
        elif mark.group()[-1].isalpha():
            break
        else:
            closing = "-->" if mark.group() == "<!--" else ">"
            # "<!-->" is a whole comment.
            found = page.find(closing, position + 2)
            position = found + len(closing) if found >= 0 else len(page)
    yield Token(position, len(page))
