"""Articles in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from khulasa.article.blocks import Block, Content, Source
from khulasa.article.markdown.lists import add_arabic_marks, numerals, with_ascii_marks
from khulasa.article.markdown.notes import add_notes, notes_of, without_notes
from khulasa.article.marks.raised import InlineWriter
from khulasa.article.model import NO_LAYOUT, Kind, Layout
from khulasa.article.plain.plain_text import read_plain_text
from khulasa.article.plain.text_file import text_of
from khulasa.article.web.html import read_all_blocks
from khulasa.article.web.tables import TablePlaces, next_table

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
# Text nested deeper is dropped by markdown-it; its own limit is 20.
_DEEPEST_NESTING = 100
# Each bracket may cost a look through as many others; with links this is a book of footnotes.
_MOST_BRACKETS = 20_000
_KINDS = {
    "heading": Kind.HEADING,
    "list_item": Kind.LIST_ITEM,
    "blockquote": Kind.QUOTE,
    "th": Kind.TEXT,
    "td": Kind.TEXT,
}
_HTML_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)", re.IGNORECASE)
# Notes inside notes; what is nested deeper stays as it is written.
_DEEPEST_NOTE = 5
_LEFT_OUT = "left out"


def read_markdown(text: str, left_out: list[str] | None = None) -> list[Block]:
    """Read headings, paragraphs, quotes, lists, tables, code and notes as blocks of plain text.

    Marks such as ``**`` are dropped and so is what is struck out; the text of links and the
    description of images stay, and the numbers of lists. Notes stand at the end. Front matter is
    skipped. Where there are brackets beyond reason, links and images stay as written.

    Args:
        text: The decoded file.
        left_out: Takes the passages that are struck out.
    """
    source = parted(text)[1]
    env: dict[str, object] = {_LEFT_OUT: [] if left_out is None else left_out}
    return _read(source, parser_for(source), env, _DEEPEST_NOTE)


def parted(text: str) -> tuple[str, str]:
    """The front matter of a file, mostly empty, and its Markdown; with line feeds only."""
    # The parser turns these into line feeds, too.
    source = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(source)
    end = front.end() if front else 0
    return source[:end], source[end:]


def parser_for(source: str) -> MarkdownIt:
    """What parses a text as :func:`read_markdown` does.

    Args:
        source: Markdown, which goes through :func:`with_ascii_marks` before it is parsed.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST_NESTING})
    parser.enable(["table", "strikethrough"])
    add_arabic_marks(parser)
    if source.count("[") > _MOST_BRACKETS:
        parser.disable(["link", "image"])
    add_notes(parser)
    return parser


def read_markdown_file(source: Source) -> Content:
    """Read a file of Markdown.

    Raises:
        UnreadableError: It is empty, too long, binary, or in an unknown encoding.
    """
    decoded = text_of(source)
    left_out: list[str] = []
    blocks = read_markdown(decoded.text, left_out)
    return Content(blocks, decoded.encoding, len(left_out))


def _read(
    source: str, parser: MarkdownIt, env: dict[str, object], notes_within: int
) -> list[Block]:
    tokens = parser.parse(with_ascii_marks(source, env), env)
    if any(token.level >= _DEEPEST_NESTING - 1 for token in tokens):
        return read_plain_text(source)
    blocks = _blocks_of(without_notes(tokens), env)
    for mark, note in notes_of(tokens, env):
        within = (
            _read(note.content, parser, env, notes_within - 1)
            if notes_within
            else read_plain_text(note.content)
        )
        if within:
            first, *others = (_as_note(block) for block in within)
            blocks += [replace(first, text=f"{mark} {first.text}"), *others]
    return blocks


def _as_note(block: Block) -> Block:
    return Block(Kind.NOTE, block.text) if block.kind is Kind.TEXT else block


def _blocks_of(tokens: list[Token], env: dict[str, object]) -> list[Block]:
    blocks: list[Block] = []
    open_kinds: list[Kind] = []
    tables = TablePlaces()
    numbers = numerals(tokens, env)
    numeral = ""
    left_out = env[_LEFT_OUT]
    assert isinstance(left_out, list)
    heading_level = 0
    for index, token in enumerate(tokens):
        kind = _KINDS.get(token.type.removesuffix("_open").removesuffix("_close"))
        if token.type == "table_open":
            tables = TablePlaces(next_table(blocks))
        if token.nesting == 1:
            tables.start(token.tag, {})
        elif token.nesting == -1:
            tables.end(token.tag)
        if kind and token.nesting == 1:
            open_kinds.append(kind)
            if kind is Kind.LIST_ITEM:
                numeral = numbers.get(index, "")
            elif kind is Kind.HEADING:
                heading_level = int(token.tag.removeprefix("h"))
        elif kind and token.nesting == -1:
            open_kinds.pop()
        elif token.type == "html_block":
            blocks += read_all_blocks(token.content, left_out, first_table=next_table(blocks))
        elif token.type in ("inline", "fence", "code_block"):
            text = _inline_text(token.children, left_out) if token.children else token.content
            if text.strip():
                kind = open_kinds[-1] if open_kinds else Kind.TEXT
                level = heading_level if kind is Kind.HEADING else 0
                if kind is Kind.LIST_ITEM:
                    level = open_kinds.count(Kind.LIST_ITEM)
                layout = Layout(level, tables.cell) if level or tables.cell else NO_LAYOUT
                blocks.append(Block(kind, numeral + text.strip(), layout))
                numeral = ""
    return blocks


def _inline_text(tokens: Sequence[Token], left_out: list[str]) -> str:
    writer = InlineWriter()
    for token in tokens:
        _write(token, writer)
    left_out += writer.struck_out
    return writer.take()


def _write(token: Token, writer: InlineWriter) -> None:
    name = token.tag
    nesting = token.nesting
    if token.type == "html_inline":
        tag = _HTML_TAG.match(token.content)
        name = tag["name"].lower() if tag else ""
        nesting = -1 if tag and tag["end"] else 1
    if token.type in ("softbreak", "hardbreak") or name == "br":
        writer.write("\n")
    elif token.type == "image":
        writer.write(_inline_text(token.children or (), writer.struck_out))
    elif nesting == 1:
        writer.start(name)
    elif nesting == -1:
        writer.end(name)
    else:
        writer.write(token.content)
