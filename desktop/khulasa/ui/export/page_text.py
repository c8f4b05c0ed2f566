"""Blocks as Qt sets them on paper: for PDF, and for the preview of all formats with a layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QGuiApplication,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from khulasa.export.blocks import article_heading
from khulasa.export.direction import is_right_to_left
from khulasa.export.laid_out import Block, Item, LaidOut, Piece, Role, Row, Table, in_columns
from khulasa.ui.export.paper import A4, Paper
from khulasa.ui.widgets.fonts import ARABIC_FAMILY
from khulasa.ui.widgets.style import LIGHT
from khulasa.wording import _, wanted_language

# All lengths are in units of paper.
_SIZES = {Role.TITLE: 28, Role.SUBTITLE: 18, Role.SECTION: 19, Role.HEADING: 15.5, Role.REMARK: 12}
_USUAL_SIZE = 14
_ARABIC_SCALE = 1.25  # Naskh is drawn smaller on its body than Latin type
_LINE_HEIGHT = 1.6
_ABOVE = {Role.SECTION: 16, Role.HEADING: 8}
_BELOW = {Role.TITLE: 4, Role.SUBTITLE: 12, Role.CELL: 0, Role.NAME: 0}
_USUAL_BELOW = 7
_QUOTE_INDENT, _ITEM_INDENT = 16, 24
_ABOVE_TABLE, _BELOW_TABLE = 6, 12
_PADDING = 5
_BOLD = {Role.TITLE, Role.SECTION, Role.HEADING, Role.NAME}
_BULLETS = ("•", "–")


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
                    writer.add_columns(rows, backwards=is_right_to_left(laid.language))
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
        backwards = block.is_backwards
        text = self._text_format(block.role, arabic=backwards)
        made = _block_format(block, backwards=backwards)
        if block.role is Role.ITEM and (prefix := _sign(block.item)):
            width = QFontMetricsF(text.font()).horizontalAdvance(prefix)
            made.setTextIndent(-min(width, _ITEM_INDENT))
        self._begin(made)
        if prefix:
            self._cursor.insertText(prefix, text)
        if block.is_numbered:
            self._cursor.insertText(f"{block.anchor} ", _small(text))
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
        table = self._insert_table(len(rows) + 1, [0.5, 0.5], heading_lines=1)
        language = wanted_language()
        for column, words in zip(order, (_("Source"), _("Translation")), strict=True):
            self._enter(table.cellAt(0, column).firstCursorPosition())
            self.add(Block(Role.REMARK, language, (Piece(words),)))
        for number, row in enumerate(rows, 1):
            for column, side in zip(order, row.sides, strict=True):
                cell = table.cellAt(number, column)
                cell.setFormat(_cell_format(is_first=column == 0, is_last=column == 1))
                self._enter(cell.firstCursorPosition())
                for block in side.blocks:
                    self.add(block)
        self._leave_table()

    def _add_table(self, content: Table) -> None:
        width = len(content.shares)
        shares = content.shares[::-1] if content.is_backwards else content.shares
        table = self._insert_table(len(content.lines), shares, content.heading_lines)
        made = table.format()
        made.setTopMargin(_ABOVE_TABLE)
        made.setBottomMargin(_BELOW_TABLE)
        table.setFormat(made)
        for number, line in enumerate(content.lines):
            column = 0
            for cell in line:
                start = width - column - cell.span if content.is_backwards else column
                if cell.span > 1:
                    table.mergeCells(number, start, 1, cell.span)
                place = table.cellAt(number, start)
                format_ = _cell_format(is_first=start == 0, is_last=start + cell.span == width)
                if number == len(content.lines) - 1:
                    _draw_line(format_, below=True)
                place.setFormat(format_)
                self._enter(place.firstCursorPosition())
                for block in cell.blocks:
                    self.add(block)
                column += cell.span
        self._leave_table()

    def _insert_table(
        self, lines: int, shares: Sequence[float], heading_lines: int
    ) -> QTextTable:
        made = QTextTableFormat()
        percent = QTextLength.Type.PercentageLength
        made.setWidth(QTextLength(percent, 100))
        made.setColumnWidthConstraints([QTextLength(percent, 100 * share) for share in shares])
        made.setCellSpacing(0)
        made.setCellPadding(0)
        made.setBorder(0)
        made.setBorderCollapse(True)
        made.setHeaderRowCount(heading_lines)
        return self._cursor.insertTable(lines, len(shares), made)

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
            self._cursor.insertText(str(len(self._notes)), _small(text))
        else:
            self._cursor.insertText(self._spell(piece.text), text)
        if piece.references:
            numbers = ", ".join(map(str, piece.references))
            self._cursor.insertText(f" [{numbers}]", text)

    def _text_format(self, role: Role, *, arabic: bool) -> QTextCharFormat:
        made = QTextCharFormat()
        families = [self._arabic, self._latin] if arabic else [self._latin, self._arabic]
        made.setFontFamilies(families)
        size = _SIZES.get(role, _USUAL_SIZE) * (_ARABIC_SCALE if arabic else 1)
        made.setProperty(QTextFormat.Property.FontPixelSize, round(size))
        if role in _BOLD:
            made.setFontWeight(QFont.Weight.Bold)
        quiet = role in (Role.REMARK, Role.SUBTITLE)
        made.setForeground(QColor(LIGHT.quiet if quiet else LIGHT.ink))
        return made


def _block_format(block: Block, *, backwards: bool) -> QTextBlockFormat:
    made = QTextBlockFormat()
    direction = Qt.LayoutDirection
    made.setLayoutDirection(direction.RightToLeft if backwards else direction.LeftToRight)
    made.setTopMargin(_ABOVE.get(block.role, 0))
    made.setBottomMargin(_BELOW.get(block.role, _USUAL_BELOW))
    # The same for both scripts, so that columns stand level; Naskh needs that much.
    height = _SIZES.get(block.role, _USUAL_SIZE) * _LINE_HEIGHT
    made.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    indent = _QUOTE_INDENT if block.role is Role.QUOTE else 0
    if block.role is Role.ITEM:
        indent = _ITEM_INDENT * block.item.level
    made.setLeftMargin(0 if backwards else indent)
    made.setRightMargin(indent if backwards else 0)
    return made


def _sign(item: Item) -> str:
    """What stands before an item; empty if that is in its text."""
    if item.number is not None:
        return f"{item.number}{item.end}\u2002"
    return f"{_BULLETS[(item.level - 1) % len(_BULLETS)]}\u2002" if item.has_bullet else ""


def _small(text: QTextCharFormat) -> QTextCharFormat:
    made = QTextCharFormat(text)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    made.setForeground(QColor(LIGHT.quiet))
    made.setFontWeight(QFont.Weight.Normal)
    return made


def _cell_format(*, is_first: bool, is_last: bool) -> QTextTableCellFormat:
    """The format of a cell, by whether it is at the left and at the right end of its line."""
    made = QTextTableCellFormat()
    made.setTopPadding(_PADDING)
    made.setBottomPadding(_PADDING)
    made.setLeftPadding(0 if is_first else 2 * _PADDING)
    made.setRightPadding(0 if is_last else 2 * _PADDING)
    _draw_line(made)
    return made


def _draw_line(made: QTextTableCellFormat, *, below: bool = False) -> None:
    solid = QTextFrameFormat.BorderStyle.BorderStyle_Solid
    brush = QBrush(QColor(LIGHT.line))
    if below:
        made.setBottomBorder(1)
        made.setBottomBorderStyle(solid)
        made.setBottomBorderBrush(brush)
    else:
        made.setTopBorder(1)
        made.setTopBorderStyle(solid)
        made.setTopBorderBrush(brush)
