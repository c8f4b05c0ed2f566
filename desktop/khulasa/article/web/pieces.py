"""The blocks of a web page and where they stand in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from khulasa.article.blocks import Block
from khulasa.article.model import Kind
from khulasa.article.web.block_tags import BlockWriter
from khulasa.article.web.named_parts import is_caption, is_note
from khulasa.article.web.tables import without_layout_tables

# Of a line of links at least this much is linked.
_LINKED = 0.8


@dataclass(frozen=True, slots=True)
class Piece:
    """A block and where it stands.

    Attributes:
        block: The block.
        element: The innermost element that was open at its end.
        is_links: Whether it consists of links.
    """

    block: Block
    element: Any
    is_links: bool


def pieces_in(root: Any, is_skipped: Callable[[Any], bool], *, first_table: int = 0) -> list[Piece]:
    """All blocks of text in an element.

    Args:
        root: The element.
        is_skipped: Tells the elements that are left out.
        first_table: Number of the first table.
    """
    from lxml import etree

    writer = BlockWriter(first_table)
    pieces: list[Piece] = []
    collected = all_text = linked = links = 0

    def write(text: str | None) -> None:
        nonlocal all_text, linked
        if text:
            writer.write(text)
            length = len("".join(text.split()))
            all_text += length
            linked += length if links else 0

    def collect(element: Any) -> None:
        nonlocal collected, all_text, linked
        for block in writer.blocks[collected:]:
            is_links = block.kind is not Kind.HEADING and linked >= _LINKED * all_text
            lines = block.text.split("\n") if is_links else [block.text]
            pieces.extend(Piece(replace(block, text=line), element, is_links) for line in lines)
        if collected < len(writer.blocks):
            collected = len(writer.blocks)
            all_text = linked = 0

    current = root
    walk = etree.iterwalk(root, events=("start", "end"))
    skipped: Any = None
    for event, element in walk:
        if event == "start":
            if skipped is None and is_skipped(element):
                skipped = element
                walk.skip_subtree()
            if skipped is not None:
                continue
            writer.start(str(element.tag), element.attrib)
            collect(current)
            current = element
            links += element.tag == "a"
            write(element.text)
            continue
        if skipped is None:
            writer.end(str(element.tag))
            collect(element)
            links -= element.tag == "a"
        elif skipped is element:
            skipped = None
        current = element.getparent() if element is not root else root
        if element is not root:
            write(element.tail)
    writer.finish()
    collect(root)
    blocks = without_layout_tables([piece.block for piece in pieces])
    return [
        replace(piece, block=_named(block, piece.element))
        for piece, block in zip(pieces, blocks, strict=True)
    ]


def _named(block: Block, element: Any) -> Block:
    """A block that is no plain text by the names of the elements around it."""
    if block.kind in (Kind.TEXT, Kind.LIST_ITEM) and is_note(element):
        return Block(Kind.NOTE, block.text)
    if block.kind is Kind.TEXT and is_caption(element):
        return Block(Kind.CAPTION, block.text)
    return block
