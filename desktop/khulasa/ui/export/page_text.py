"""Blocks as Qt sets them on paper: for PDF, and for the preview of all formats with a layout."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontInfo,
    QGuiApplication,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from khulasa.export.blocks import Block, LaidOut, Piece, Role, article_heading
from khulasa.export.direction import block_direction, is_right_to_left
from khulasa.export.own_number import has_own_number
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
_BELOW = {Role.TITLE: 4, Role.SUBTITLE: 12}
_USUAL_BELOW = 7
_PADDING = 5
_BOLD = {Role.TITLE, Role.SECTION, Role.HEADING}
_BULLET = "•\u2002"


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
            writer.add_table(laid)
        else:
            for row in laid.rows:
                for block in row.blocks:
                    writer.add(block)
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
        backwards = block_direction(block.language, block.text) == "rtl"
        self._begin(_block_format(block, backwards=backwards))
        text = self._text_format(block.role, arabic=backwards)
        if block.number:
            self._cursor.insertText(f"{block.number} ", _small(text))
        if prefix:
            self._cursor.insertText(prefix, text)
        if block.role is Role.ITEM and not has_own_number(block.text):
            self._cursor.insertText(_BULLET, text)
        for place, piece in enumerate(block.pieces):
            self._add_piece(piece, text, " " if place else "")

    def add_table(self, laid: LaidOut) -> None:
        """Add the article as two columns, their titles repeated on every page."""
        made = QTextTableFormat()
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 50)] * 2)
        made.setCellSpacing(0)
        made.setCellPadding(0)
        made.setBorder(0)
        made.setBorderCollapse(True)
        made.setHeaderRowCount(1)
        # Qt lays tables out from left to right in any language.
        order = (1, 0) if is_right_to_left(laid.language) else (0, 1)
        table = self._cursor.insertTable(len(laid.rows) + 1, 2, made)
        language = wanted_language()
        for column, words in zip(order, (_("Source"), _("Translation")), strict=True):
            self._enter(table.cellAt(0, column).firstCursorPosition())
            self.add(Block(Role.REMARK, language, (Piece(words),)))
        for number, row in enumerate(laid.rows, 1):
            for column, block in zip(order, row.blocks, strict=True):
                cell = table.cellAt(number, column)
                cell.setFormat(_cell_format(leads=column == 0))
                self._enter(cell.firstCursorPosition())
                self.add(block)
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
    if block.role is Role.QUOTE:
        made.setLeftMargin(0 if backwards else 16)
        made.setRightMargin(16 if backwards else 0)
    return made


def _small(text: QTextCharFormat) -> QTextCharFormat:
    made = QTextCharFormat(text)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    made.setForeground(QColor(LIGHT.quiet))
    made.setFontWeight(QFont.Weight.Normal)
    return made


def _cell_format(*, leads: bool) -> QTextTableCellFormat:
    made = QTextTableCellFormat()
    made.setTopPadding(_PADDING)
    made.setBottomPadding(_PADDING)
    made.setLeftPadding(0 if leads else 2 * _PADDING)
    made.setRightPadding(2 * _PADDING if leads else 0)
    made.setTopBorder(1)
    made.setTopBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setTopBorderBrush(QBrush(QColor(LIGHT.line)))
    return made
