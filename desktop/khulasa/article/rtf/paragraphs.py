"""Blocks of rich text, put together of pieces of text and the ends of paragraphs and cells."""

from __future__ import annotations

import re
from itertools import groupby

from khulasa.article.blocks import Block
from khulasa.article.marks.raised import lowered, raised
from khulasa.article.model import NO_LAYOUT, Cell, Kind, Layout
from khulasa.article.rtf.state import BODY, COMMENT, MARGIN, NOTE, ParagraphState

_KINDS = {NOTE: Kind.NOTE, COMMENT: Kind.COMMENT, MARGIN: Kind.MARGIN}
_BODY_TEXT_LEVEL = 9
_STYLES = {"title": (Kind.HEADING, 1), "caption": (Kind.CAPTION, 0), "quote": (Kind.QUOTE, 0)}
_BULLET = re.compile(r"[•◦▪]\s+")
_HEADING = re.compile(r"heading ([1-9])")


class Paragraphs:
    """Collects the blocks of one place: the body, a note, a header.

    Args:
        place: The place.
        left_out: Takes the hidden and struck-out passages.
        mark: What stands in front of the first block.

    Attributes:
        blocks: The finished ones.
        state: What holds for the paragraph that is collected.
        is_header_row: Whether the cells that follow name their columns.
        ends: Where the cells of each row end, by the numbers of table and row.
        behind: What is put behind the paragraph that is collected.
        left_out: The hidden and struck-out passages.
    """

    def __init__(self, place: str, left_out: list[str], mark: str = "") -> None:
        self.blocks: list[Block] = []
        self.state = ParagraphState()
        self.is_header_row = False
        self.ends: dict[tuple[int, int], list[int]] = {}
        self.behind: list[Block] = []
        self.left_out = left_out
        self._place, self._mark = place, mark
        self._pieces: list[tuple[str, str]] = []
        self._table = -1
        self._row = self._column = 0
        self._is_in_table = False
        self._ends: list[int] = []

    def write(self, text: str, how: str) -> None:
        """Add text and how it stands."""
        self._pieces.append((text, how))

    def end_paragraph(self, styles: dict[int, tuple[str, int | None]]) -> None:
        """End a paragraph, in or outside a table.

        Args:
            styles: Names and levels of the styles by their numbers.
        """
        text = self._take()
        mark, self.state.mark = self.state.mark, None
        if text:
            self.blocks.append(self._block(text, mark, styles))
        self.blocks += self.behind
        self.behind.clear()
        if not self.state.is_in_table:
            self._is_in_table = False

    def end_cell(self, styles: dict[int, tuple[str, int | None]]) -> None:
        """End a cell and the paragraph in it."""
        self.state.is_in_table = True
        self._enter_table()
        self.end_paragraph(styles)
        self._column += 1

    def define_row(self) -> None:
        """Begin to say how the cells of a row look."""
        self.is_header_row = False
        self._ends = []

    def define_cell(self, end: int) -> None:
        """Say where the next cell of a row ends."""
        self._ends.append(end)

    def end_row(self) -> None:
        """End a row."""
        self.ends[self._table, self._row] = self._ends
        self._row, self._column = self._row + 1, 0

    def _enter_table(self) -> None:
        if not self._is_in_table:
            self._is_in_table = True
            self._table, self._row, self._column = self._table + 1, 0, 0

    def _block(
        self, text: str, mark: str | None, styles: dict[int, tuple[str, int | None]]
    ) -> Block:
        cell = None
        if self.state.is_in_table:
            self._enter_table()
            cell = Cell(self._table, self._row, self._column, self.is_header_row)
        if self._place != BODY:
            first, self._mark = self._mark, ""
            return Block(_KINDS[self._place], first + (mark or "") + text)
        kind, level = self._kind(styles)
        # pandoc writes the sign of an item as text.
        if kind is Kind.TEXT and mark is None and (sign := _BULLET.match(text)):
            mark, text = "", text[sign.end() :]
        if kind is Kind.TEXT and mark is not None:
            kind, level = Kind.LIST_ITEM, self.state.list_level + 1
        layout = Layout(level, cell)
        return Block(kind, (mark or "") + text, NO_LAYOUT if layout == NO_LAYOUT else layout)

    def _kind(self, styles: dict[int, tuple[str, int | None]]) -> tuple[Kind, int]:
        name, outline = styles.get(self.state.style, ("", None))
        if self.state.outline is not None:
            outline = self.state.outline
        if outline is not None and outline < _BODY_TEXT_LEVEL:
            return Kind.HEADING, outline + 1
        if heading := _HEADING.fullmatch(name):
            return Kind.HEADING, int(heading[1])
        return _STYLES.get(name, (Kind.TEXT, 0))

    def _take(self) -> str:
        text = ""
        for how, pieces in groupby(self._pieces, lambda piece: piece[1]):
            # Characters beyond the first plane come as two halves.
            piece = "".join(piece for piece, _ in pieces)
            piece = piece.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            if how == "hidden":
                self.left_out += [piece] if piece.strip() else []
            elif how == "super" and piece.strip():
                text += raised(piece, text)
            elif how == "sub" and piece.strip():
                text += lowered(piece, text)
            else:
                text += piece
        self._pieces.clear()
        return text.strip()


def without_frames(blocks: list[Block]) -> list[Block]:
    """Make text of tables of a single cell, which are frames around text."""
    cells: dict[int, set[Cell]] = {}
    for block in blocks:
        if block.layout.cell is not None:
            cells.setdefault(block.layout.cell.table, set()).add(block.layout.cell)
    frames = {table for table, within in cells.items() if len(within) == 1}
    return [
        Block(Kind.TEXT, block.text)
        if block.kind is Kind.TEXT and block.layout.cell and block.layout.cell.table in frames
        else block
        for block in blocks
    ]
