"""An article on paper: the same pages as in a PDF, for any printer and its sheets."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPaintEngine, QPainter, QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from khulasa.export.choices import Choices
from khulasa.export.layout.blocks import laid_out
from khulasa.ui.export.documents import Exportable
from khulasa.ui.export.page_ends import end_paragraphs_with_pages
from khulasa.ui.export.page_text import page_text
from khulasa.ui.export.paper import UNITS_PER_INCH, Paper, draw_page

_PREVIEW_DOTS_PER_INCH = 120  # a page takes some three megabytes


class PrintError(Exception):
    """The printer takes nothing."""


@dataclass(frozen=True, slots=True)
class Pages:
    """A document that is set for a sheet.

    Attributes:
        document: Its text.
        paper: The sheet.
    """

    document: QTextDocument
    paper: Paper


def has_printer() -> bool:
    """Whether the system knows of a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def new_printer(title: str) -> QPrinter:
    """The usual printer of the system, which is told the title of what is printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setDocName(title)
    printer.setCreator("Khulasa")
    return printer


def paper_of(printer: QPrinter) -> Paper:
    """The sheet that a printer is set to."""
    sheet = printer.pageLayout().fullRect(QPageLayout.Unit.Inch)
    return Paper(sheet.width() * UNITS_PER_INCH, sheet.height() * UNITS_PER_INCH)


def set_pages(content: Exportable, choices: Choices, paper: Paper, *, apart: bool = True) -> Pages:
    """Set an article on sheets.

    They are drawn in the same thread: Qt's fonts belong to the thread that they are first used in.

    Args:
        content: The article.
        choices: What is wanted of it.
        paper: The sheets.
        apart: Make two of a paragraph that goes on over the end of a page, as who prints to a file
            may copy its text; takes as long again.
    """
    document = page_text(laid_out(content.reading, choices, content.details), paper=paper)
    if apart:
        end_paragraphs_with_pages(document)
    return Pages(document, paper)


def print_pages(pages: Pages, printer: QPrinter) -> None:
    """Print what the reader wants of the pages, in the order of the printer.

    Raises:
        PrintError: The printer takes nothing.
    """
    # Ours are inside the sheet; the printer's own would move the text.
    printer.setPageMargins(QMarginsF())
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintError(printer.printerName())
    # Qt's preview notes the text of a page without its order, and mixes Arabic up.
    is_preview = painter.paintEngine().type() is QPaintEngine.Type.Picture
    draw = _draw_image if is_preview else draw_page
    scale = printer.resolution() / UNITS_PER_INCH
    painter.scale(scale, scale)
    for place, number in enumerate(_wanted(printer, pages.document.pageCount())):
        if place and not printer.newPage():
            painter.end()
            raise PrintError(printer.printerName())
        draw(pages.document, painter, pages.paper, number)
    if not painter.end() or printer.printerState() is QPrinter.PrinterState.Error:
        raise PrintError(printer.printerName())


def _draw_image(document: QTextDocument, painter: QPainter, paper: Paper, number: int) -> None:
    """Draw a page as an image, fine enough for a screen."""
    scale = _PREVIEW_DOTS_PER_INCH / UNITS_PER_INCH
    image = QImage(
        round(paper.width * scale), round(paper.height * scale), QImage.Format.Format_RGB16
    )
    image.fill(Qt.GlobalColor.white)
    inner = QPainter(image)
    inner.scale(scale, scale)
    draw_page(document, inner, paper, number)
    inner.end()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, paper.width, paper.height), image)


def _wanted(printer: QPrinter, count: int) -> list[int]:
    """Numbers of the pages to print, from 0, with copies that the printer does not make."""
    ranges = printer.pageRanges()
    numbers = [n for n in range(count) if ranges.isEmpty() or ranges.contains(n + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return numbers * copies
    return [number for number in numbers for _copy in range(copies)]
