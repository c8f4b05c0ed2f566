"""How blocks and tables look on paper, as formats of Qt's text; lengths are in units of paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from khulasa.export.layout.laid_out import Block, Role
from khulasa.ui.widgets.style import LIGHT

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


def text_format(role: Role, families: Sequence[str], *, arabic: bool) -> QTextCharFormat:
    """How the text of a block looks.

    Args:
        role: What the block is.
        families: Its fonts, the first choice first.
        arabic: It is in the Arabic script.
    """
    made = QTextCharFormat()
    made.setFontFamilies(list(families))
    size = _SIZES.get(role, _USUAL_SIZE) * (_ARABIC_SCALE if arabic else 1)
    made.setProperty(QTextFormat.Property.FontPixelSize, round(size))
    if role in _BOLD:
        made.setFontWeight(QFont.Weight.Bold)
    quiet = role in (Role.REMARK, Role.SUBTITLE)
    made.setForeground(QColor(LIGHT.quiet if quiet else LIGHT.ink))
    return made


def block_format(block: Block, text: QTextCharFormat) -> QTextBlockFormat:
    """How a block stands; ``text`` is the format of its text."""
    made, backwards = QTextBlockFormat(), block.is_backwards
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
        width = QFontMetricsF(text.font()).horizontalAdvance(sign(block))
        made.setTextIndent(-min(width, _ITEM_INDENT))
    made.setLeftMargin(0 if backwards else indent)
    made.setRightMargin(indent if backwards else 0)
    return made


def sign(block: Block) -> str:
    """What stands before an item of a list; empty if it has that in its text, or is none."""
    item = block.item
    if block.role is not Role.ITEM:
        return ""
    if item.number is not None:
        return f"{item.number}{item.end}\u2002"
    return f"{_BULLETS[(item.level - 1) % len(_BULLETS)]}\u2002" if item.has_bullet else ""


def small(text: QTextCharFormat) -> QTextCharFormat:
    """How a number in a text looks that is not of it."""
    made = QTextCharFormat(text)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    made.setForeground(QColor(LIGHT.quiet))
    made.setFontWeight(QFont.Weight.Normal)
    return made


def columns_format(shares: Sequence[float], heading_lines: int) -> QTextTableFormat:
    """How cells stand beside each other.

    Args:
        shares: How wide each column is, as a part of the whole, from left to right.
        heading_lines: How many lines are repeated on every page.
    """
    made = QTextTableFormat()
    percent = QTextLength.Type.PercentageLength
    made.setWidth(QTextLength(percent, 100))
    made.setColumnWidthConstraints([QTextLength(percent, 100 * share) for share in shares])
    made.setCellSpacing(0)
    made.setCellPadding(0)
    made.setBorder(0)
    made.setBorderCollapse(True)
    made.setHeaderRowCount(heading_lines)
    return made


def table_format(shares: Sequence[float], heading_lines: int) -> QTextTableFormat:
    """As ``columns_format``, for a table of the article, which stands apart from what it is in."""
    made = columns_format(shares, heading_lines)
    made.setTopMargin(_ABOVE_TABLE)
    made.setBottomMargin(_BELOW_TABLE)
    return made


def cell_format(
    *, is_first: bool, is_last: bool, has_line_below: bool = False
) -> QTextTableCellFormat:
    """How a cell looks.

    Args:
        is_first: It is at the left end of its line.
        is_last: It is at the right end.
        has_line_below: A line is drawn below it too.
    """
    made = QTextTableCellFormat()
    made.setTopPadding(_PADDING)
    made.setBottomPadding(_PADDING)
    made.setLeftPadding(0 if is_first else 2 * _PADDING)
    made.setRightPadding(0 if is_last else 2 * _PADDING)
    solid, brush = QTextFrameFormat.BorderStyle.BorderStyle_Solid, QBrush(QColor(LIGHT.line))
    made.setTopBorder(1)
    made.setTopBorderStyle(solid)
    made.setTopBorderBrush(brush)
    if has_line_below:
        made.setBottomBorder(1)
        made.setBottomBorderStyle(solid)
        made.setBottomBorderBrush(brush)
    return made
