"""Articles in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from khulasa.article.blocks import Block
from khulasa.article.html import read_all_blocks
from khulasa.article.model import Kind
from khulasa.article.plain_text import read_plain_text

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
# Text nested deeper is dropped by markdown-it; its own limit is 20.
_DEEPEST_NESTING = 100
# Each bracket may cost a look through as many others; with links this is a book of footnotes.
_MOST_BRACKETS = 20_000
_KINDS = {
    "heading": Kind.HEADING,
    "list_item": Kind.LIST_ITEM,
    "blockquote": Kind.QUOTE,
}
_HTML_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_markdown(text: str) -> list[Block]:
    """Read headings, paragraphs, quotes, lists, tables and code as blocks of plain text.

    Marks such as ``**`` are dropped, the text of links and the description of images stay. Front
    matter is skipped. Where there are brackets beyond reason, links and images stay as written.

    Args:
        text: The decoded file.
    """
    # The parser turns these into line feeds, too.
    source = _FRONT_MATTER.sub("", text.replace("\r\n", "\n").replace("\r", "\n"), count=1)
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST_NESTING}).enable("table")
    if source.count("[") > _MOST_BRACKETS:
        parser.disable(["link", "image"])
    tokens = parser.parse(source)
    if any(token.level >= _DEEPEST_NESTING - 1 for token in tokens):
        return read_plain_text(source)
    return _blocks_of(tokens)


def _blocks_of(tokens: Sequence[Token]) -> list[Block]:
    blocks: list[Block] = []
    open_kinds: list[Kind] = []
    for token in tokens:
        kind = _KINDS.get(token.type.removesuffix("_open").removesuffix("_close"))
        if kind and token.nesting == 1:
            open_kinds.append(kind)
        elif kind and token.nesting == -1:
            open_kinds.pop()
        elif token.type == "html_block":
            blocks += read_all_blocks(token.content)
        elif token.type in ("inline", "fence", "code_block"):
            text = _inline_text(token.children) if token.children else token.content
            if text.strip():
                blocks.append(Block(open_kinds[-1] if open_kinds else Kind.TEXT, text.strip()))
    return blocks


def _inline_text(tokens: Sequence[Token]) -> str:
    return "".join(_text_of(token) for token in tokens)


def _text_of(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak") or (
        token.type == "html_inline" and _HTML_BREAK.fullmatch(token.content)
    ):
        return "\n"
    if token.type == "image":
        return _inline_text(token.children or ())
    return "" if token.type == "html_inline" else token.content
