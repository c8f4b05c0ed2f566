"""Sheets of paper, and how the pages of a document come onto them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QGuiApplication,
    QPainter,
    QPalette,
    QTextDocument,
)

from khulasa.ui.widgets.style import LIGHT

# All lengths are in units of 1/96 inch, whatever the screen: paper has no pixels.
UNITS_PER_INCH = 96
MARGIN = 18 / 25.4 * UNITS_PER_INCH
# What reaches less far over the edge of a page is nothing but the space of its neighbour.
_REACH = 1


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet.

    Attributes:
        width, height: In units of 1/96 inch.
    """

    width: float
    height: float

    @property
    def text(self) -> QSizeF:
        """The room for text on it."""
        return QSizeF(self.width - 2 * MARGIN, self.height - 2 * MARGIN)


A4 = Paper(210 / 25.4 * UNITS_PER_INCH, 297 / 25.4 * UNITS_PER_INCH)


def draw_page(document: QTextDocument, painter: QPainter, paper: Paper, number: int) -> None:
    """Draw one page of a document with its number.

    Args:
        document: Set for this paper.
        painter: Stands at the sheet's corner, in its units.
        paper: The sheet.
        number: Of the page, from 0.
    """
    text = paper.text
    top = number * text.height()
    painter.save()
    painter.translate(MARGIN, MARGIN - top)
    _draw_text(document, painter, QRectF(0, top, text.width(), text.height()))
    painter.restore()
    font = QFont(QGuiApplication.font())
    font.setPixelSize(12)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.quiet))
    foot = QRectF(0, paper.height - MARGIN, paper.width, MARGIN)
    painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(number + 1))


def _draw_text(document: QTextDocument, painter: QPainter, page: QRectF) -> None:
    """Draw what is on a page, and nothing that only touches its edge."""
    painter.setClipRect(page)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = page.adjusted(0, _REACH, 0, -_REACH)
    context.palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.ink))
    document.documentLayout().draw(painter, context)
