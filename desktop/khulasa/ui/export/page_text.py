"""Blocks as Qt sets them on paper: for PDF, and for the preview of all formats with a layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import (
    QColor,
    QFontInfo,
    QGuiApplication,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
    QTextTableFormat,
)

from khulasa.export.layout.blocks import article_heading
from khulasa.export.layout.laid_out import Block, LaidOut, Piece, Role, Row, Table, in_columns
from khulasa.ui.export import page_formats as formats
from khulasa.ui.export.paper import A4, Paper
from khulasa.ui.widgets.fonts import ARABIC_FAMILY
from khulasa.ui.widgets.style import LIGHT
from khulasa.wording import _, wanted_language


def page_text(
    laid: LaidOut,
    arabic_family: str = ARABIC_FAMILY,
    spell: Callable[[str], str] = str,
    paper: Paper = A4,
) -> QTextDocument:
    """A document as text on pages.

    Args:
        laid: The document.
        arabic_family: The font of Arabic.
        spell: Gives the letters that a text is to be written with.
        paper: The sheets; a page is what has room on one.
    """
    document = QTextDocument()
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    document.setPageSize(paper.text)
    writer = _Writer(document, arabic_family, spell)
    for block in laid.head:
        writer.add(block)
    if laid.rows:
        writer.add(article_heading(laid))
        if laid.in_columns:
            for rows in in_columns(laid.rows):
                if rows[0].is_table:
                    writer.add_rows(rows)
                else:
                    writer.add_columns(rows, backwards=laid.from_right)
        else:
            writer.add_rows(laid.rows)
    writer.add_notes(laid.remarks_heading)
    return document


class _Writer:
    """Adds blocks to a document, and numbers the notes on them."""

    def __init__(
        self, document: QTextDocument, arabic_family: str, spell: Callable[[str], str]
    ) -> None:
        self._document, self._arabic, self._spell = document, arabic_family, spell
        self._cursor = QTextCursor(document)
        # An alias such as "Sans Serif" would let Qt take Latin punctuation from the Arabic font.
        self._latin = QFontInfo(QGuiApplication.font()).family()
        self._is_first = True
        self._notes: list[str] = []

    def add(self, block: Block, *, prefix: str = "") -> None:
        """Add a block at the end; ``prefix`` stands before its text."""
        families = [self._latin, self._arabic]
        backwards = block.is_backwards
        text = formats.text_format(
            block.role, families[::-1] if backwards else families, arabic=backwards
        )
        self._begin(formats.block_format(block, text))
        self._cursor.insertText(prefix + formats.sign(block), text)
        if block.is_numbered:
            self._cursor.insertText(f"{block.anchor} ", formats.small(text))
        for place, piece in enumerate(block.pieces):
            self._add_piece(piece, text, " " if place else "")

    def add_rows(self, rows: Iterable[Row]) -> None:
        """Add paragraphs and tables of the article, their texts below each other."""
        for side in (side for row in rows for side in row.sides):
            if isinstance(side, Table):
                self._add_table(side)
            else:
                self.add(side)

    def add_columns(self, rows: Sequence[Row], *, backwards: bool) -> None:
        """Add paragraphs of the article as two columns, their titles repeated on every page."""
        # Qt lays tables out from left to right in any language.
        order = (1, 0) if backwards else (0, 1)
        table = self._insert_table(len(rows) + 1, formats.columns_format([0.5, 0.5], 1))
        language = wanted_language()
        for column, words in zip(order, (_("Source"), _("Translation")), strict=True):
            self._enter(table.cellAt(0, column).firstCursorPosition())
            self.add(Block(Role.REMARK, language, (Piece(words),)))
        for number, row in enumerate(rows, 1):
            for column, side in zip(order, row.sides, strict=True):
                cell = table.cellAt(number, column)
                cell.setFormat(formats.cell_format(is_first=column == 0, is_last=column == 1))
                self._enter(cell.firstCursorPosition())
                for block in side.blocks:
                    self.add(block)
        self._leave_table()

    def _add_table(self, content: Table) -> None:
        width = len(content.shares)
        shares = content.shares[::-1] if content.is_backwards else content.shares
        made = formats.table_format(shares, content.heading_lines)
        table = self._insert_table(len(content.lines), made)
        for number, line in enumerate(content.lines):
            column = 0
            for cell in line:
                start = width - column - cell.span if content.is_backwards else column
                if cell.span > 1:
                    table.mergeCells(number, start, 1, cell.span)
                place = table.cellAt(number, start)
                place.setFormat(
                    formats.cell_format(
                        is_first=start == 0,
                        is_last=start + cell.span == width,
                        has_line_below=number == len(content.lines) - 1,
                    )
                )
                self._enter(place.firstCursorPosition())
                for block in cell.blocks:
                    self.add(block)
                column += cell.span
        self._leave_table()

    def _insert_table(self, lines: int, made: QTextTableFormat) -> QTextTable:
        return self._cursor.insertTable(lines, len(made.columnWidthConstraints()), made)

    def _leave_table(self) -> None:
        self._cursor = QTextCursor(self._document)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._is_first = True

    def add_notes(self, heading: str) -> None:
        """Add what is said of sentences, in the order of the numbers at them."""
        if not self._notes:
            return
        language = wanted_language()
        self.add(Block(Role.SECTION, language, (Piece(heading),)))
        for number, text in enumerate(self._notes, 1):
            self.add(Block(Role.TEXT, language, (Piece(text),)), prefix=f"{number}.\u2002")

    def _enter(self, cursor: QTextCursor) -> None:
        self._cursor, self._is_first = cursor, True

    def _begin(self, made: QTextBlockFormat) -> None:
        if self._is_first:
            self._cursor.setBlockFormat(made)
            self._is_first = False
        else:
            self._cursor.insertBlock(made)

    def _add_piece(self, piece: Piece, text: QTextCharFormat, before: str) -> None:
        self._cursor.insertText(before, text)
        if piece.remarks:
            self._notes.append(piece.remarks)
            doubtful = QTextCharFormat(text)
            doubtful.setBackground(QColor(LIGHT.hover))
            self._cursor.insertText(self._spell(piece.text), doubtful)
            self._cursor.insertText(str(len(self._notes)), formats.small(text))
        else:
            self._cursor.insertText(self._spell(piece.text), text)
        if piece.references:
            numbers = ", ".join(map(str, piece.references))
            self._cursor.insertText(f" [{numbers}]", text)
