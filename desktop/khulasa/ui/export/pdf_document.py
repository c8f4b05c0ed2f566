"""PDF: Qt sets the blocks on A4 pages; fonts are embedded, text can be selected."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from khulasa.export.blocks import laid_out
from khulasa.export.choices import Choices, Details
from khulasa.export.pdf_text import with_lam_alef, with_plain_letters
from khulasa.reading.document import Reading
from khulasa.ui.export.page_ends import end_paragraphs_with_pages
from khulasa.ui.export.page_text import MARGIN, PAPER, TEXT, UNITS_PER_INCH, page_text
from khulasa.ui.export.traceable_font import traceable_family
from khulasa.ui.widgets.style import LIGHT

_DOTS_PER_INCH = 1200
# What reaches less far over the edge of a page is nothing but the space of its neighbour.
_REACH = 1


def to_pdf(reading: Reading, choices: Choices, details: Details) -> bytes:
    """The article as a PDF; needs a QGuiApplication with its fonts loaded."""
    laid = laid_out(reading, choices, details)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    page = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle(laid.title)
    writer.setCreator("Khulasa")
    family, meanings = traceable_family()
    document = page_text(laid, family, with_lam_alef)
    end_paragraphs_with_pages(document)
    painter = QPainter(writer)
    scale = _DOTS_PER_INCH / UNITS_PER_INCH
    painter.scale(scale, scale)
    for number in range(document.pageCount()):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(MARGIN, MARGIN - number * TEXT.height())
        top = number * TEXT.height()
        _draw_text(document, painter, QRectF(0, top, TEXT.width(), TEXT.height()))
        painter.restore()
        _draw_number(painter, number + 1)
    painter.end()
    buffer.close()
    return with_plain_letters(bytes(content.data()), meanings)


def _draw_text(document: QTextDocument, painter: QPainter, page: QRectF) -> None:
    """Draw what is on a page, and nothing that only touches its edge."""
    painter.setClipRect(page)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = page.adjusted(0, _REACH, 0, -_REACH)
    context.palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.ink))
    document.documentLayout().draw(painter, context)


def _draw_number(painter: QPainter, number: int) -> None:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(12)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.quiet))
    foot = QRectF(0, PAPER.height() - MARGIN, PAPER.width(), MARGIN)
    painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(number))
