"""The body of a message, as plain text or as a page: paragraphs, and what is quoted in it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import Any

from khulasa.article.blocks import Block
from khulasa.article.model import Kind
from khulasa.article.plain.plain_text import read_plain_text
from khulasa.article.web.html import read_marked_blocks
from khulasa.article.web.tree import NEVER_SHOWN

_QUOTED = re.compile(r"(?:> ?)*>")
_SIGNATURE = "-- "
# What mail programs call the message that is replied to.
_QUOTES = re.compile(r"(?:^|\s)(?:gmail_quote|yahoo_quoted|protonmail_quote|moz-cite-prefix)")
# A plain text this much shorter than the page only says to look at the page.
_STUB = 0.5
# What Outlook writes right above it.
_REPLIED_TO = ("divRplyFwdMsg", "appendonsend")
# More than this is quoted where a message is handed on: then that is what there is to read.
_MOST_QUOTED = 0.8


def read_plain_body(text: str, *, flowed: bool = False, glued: bool = False) -> list[Block]:
    """Paragraphs of a plain text; lines that begin with ">" are quoted.

    Args:
        text: The text.
        flowed: Whether a space at a line's end says that its paragraph goes on (RFC 3676).
        glued: Whether that space is no part of the text.
    """
    lines = [_parted(line, flowed) for line in re.split(r"\r\n|\n|\r", text)]
    if flowed:
        lines = _joined(lines, glued)
    blocks: list[Block] = []
    for depth, run in groupby(lines, key=lambda line: line[0]):
        for block in read_plain_text("\n".join(line for _depth, line in run)):
            kind = Kind.QUOTE if depth else block.kind
            # The salutation looks like a title.
            blocks.append(replace(block, kind=Kind.TEXT if kind is Kind.HEADING else kind))
    return blocks


def read_page_body(text: str, left_out: list[str]) -> list[Block]:
    """Paragraphs of a page; what is replied to is quoted, and not what is handed on."""
    quoting: set[Any] = set()

    def kind(element: Any) -> Kind | None:
        if element.get("id") in _REPLIED_TO and element.getparent() is not None:
            quoting.add(element.getparent())
        is_quoted = element.getparent() in quoting or _QUOTES.search(element.get("class", ""))
        return Kind.QUOTE if is_quoted else None

    blocks = read_marked_blocks(text, kind, _is_skipped, left_out)
    quoted = _length([block for block in blocks if block.kind is Kind.QUOTE])
    if quoted <= _MOST_QUOTED * _length(blocks):
        return blocks
    return read_marked_blocks(text, lambda _element: None, _is_skipped)


def _is_skipped(element: Any) -> bool:
    return element.tag in NEVER_SHOWN


def better(plain: list[Block], page: list[Block]) -> list[Block]:
    """Of one body in two forms the plain one, unless it is only a stub."""
    return page if _length(plain) < _STUB * _length(page) else plain


def _parted(line: str, flowed: bool) -> tuple[int, str]:
    """How often a line is quoted, and the line itself."""
    match = _QUOTED.match(line)
    rest = line[match.end() :] if match else line
    # A space in front shows that what follows is no sign for anything.
    rest = rest.removeprefix(" ") if match or flowed else rest
    return (match.group().count(">") if match else 0), rest


def _joined(lines: list[tuple[int, str]], glued: bool) -> list[tuple[int, str]]:
    joined: list[tuple[int, str]] = []
    goes_on = False
    for depth, line in lines:
        if goes_on and depth == joined[-1][0] and line != _SIGNATURE:
            before = joined.pop()[1]
            line = (before[:-1] if glued else before) + line
        joined.append((depth, line))
        goes_on = line.endswith(" ") and line != _SIGNATURE
    return joined


def _length(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)
