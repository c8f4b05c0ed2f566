"""PDF: Qt sets the blocks on A4 pages; fonts are embedded, text can be selected."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from khulasa.export.choices import Choices, Details
from khulasa.export.layout.blocks import laid_out
from khulasa.export.pdf_text import with_lam_alef, with_plain_letters
from khulasa.reading.document import Reading
from khulasa.ui.export.page_ends import end_paragraphs_with_pages
from khulasa.ui.export.page_text import page_text
from khulasa.ui.export.paper import A4, UNITS_PER_INCH, draw_page
from khulasa.ui.export.traceable_font import traceable_family

_DOTS_PER_INCH = 1200


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
        draw_page(document, painter, A4, number)
    painter.end()
    buffer.close()
    return with_plain_letters(bytes(content.data()), meanings)
