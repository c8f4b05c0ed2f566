"""How rows are set: Qt's formats for blocks and characters."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat

from khulasa.article.model import Kind
from khulasa.ui.reading.rows.row_text import Look, Part
from khulasa.ui.widgets.plain import unguessed
from khulasa.ui.widgets.style import colours

_INDENTS = {Kind.LIST_ITEM: 1, Kind.QUOTE: 2}
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


def block_format(
    kind: Kind, direction: Qt.LayoutDirection, line_height: float, margin: float = 0.0
) -> QTextBlockFormat:
    """The format of a paragraph, with a margin in pixels below it."""
    made = QTextBlockFormat()
    # Said for each block: Qt's own guess goes by the first letter and takes an Arabic paragraph
    # that begins with "Microsoft" for English.
    made.setLayoutDirection(direction)
    made.setIndent(_INDENTS.get(kind, 0))
    made.setLineHeight(line_height, _FIXED)
    made.setBottomMargin(margin)
    return made


def char_format(
    ink: str, kind: Kind, part: Part | None = None, *, spot: bool = False
) -> QTextCharFormat:
    """The format of a part of a row, of a spot in it, or of the gap between two."""
    palette = colours()
    made = QTextCharFormat()
    made.setForeground(QColor(ink))
    if kind is Kind.HEADING:
        made.setFontWeight(QFont.Weight.Bold)
    if part is None:
        return made
    if part.look is Look.PENDING:
        made.setForeground(QColor(palette.quiet))
    elif part.look is Look.FAILED:
        made.setForeground(QColor(palette.warning))
    if spot or part.look is Look.CHECK:
        style = QTextCharFormat.UnderlineStyle
        made.setUnderlineStyle(style.SingleUnderline if spot else style.DotLine)
        made.setUnderlineColor(QColor(palette.doubtful))
    if spot:
        made.setBackground(QColor(palette.hover))
    if part.note:
        made.setToolTip(unguessed(part.note))
    return made


def guess_format() -> QTextCharFormat:
    """What a word gets that the model guessed: a little lighter, with a dotted line."""
    palette = colours()
    made = QTextCharFormat()
    made.setForeground(QColor(palette.quiet))
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    made.setUnderlineColor(QColor(palette.quiet))
    return made


def term_format(words: str) -> QTextCharFormat:
    """What a term of the glossary gets: a quiet line under it, and its card where one points."""
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    made.setUnderlineColor(QColor(colours().quiet))
    made.setToolTip(unguessed(words))
    return made


def in_font(text: QTextCharFormat, font: QFont) -> QTextCharFormat:
    """A format with another font's family and size, its weight as it was."""
    made = QTextCharFormat(text)
    made.setFontFamilies(font.families())
    made.setFontPointSize(font.pointSizeF())
    return made


def background(colour: str) -> QTextCharFormat:
    """The format of marked text."""
    made = QTextCharFormat()
    made.setBackground(QColor(colour))
    return made
