"""The first page of a document, as it will be."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from khulasa.export.choices import Choices
from khulasa.export.formats import render_text
from khulasa.export.layout.blocks import laid_out
from khulasa.ui.export.documents import Exportable, laid_out_for
from khulasa.ui.export.page_text import page_text
from khulasa.ui.export.paper import A4, MARGIN
from khulasa.ui.widgets.style import LIGHT, colours
from khulasa.wording import _

# Formats that are set on pages; the others are shown as they are.
_PAGES = {"docx", "odt", "pdf", "html"}
_MOST_LINES = 200
_WIDTH = 80  # columns of plain text


class Preview(QStackedWidget):
    """Shows a page, or lines of text, whichever the format is made of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = PagePreview()
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.lines.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.lines.setTabChangesFocus(True)
        for part in (self.page, self.lines):
            part.setAccessibleName(_("Preview"))
            self.addWidget(part)

    def show_document(self, content: Exportable, format_: str, choices: Choices) -> None:
        """Show how the beginning of an article comes out."""
        if format_ in _PAGES:
            laid = laid_out(content.reading, choices, content.details)
            self.page.show_text(page_text(laid))
            self.setCurrentWidget(self.page)
            return
        choices = laid_out_for(format_, choices)
        text = render_text(content.reading, format_, choices, content.details, width=_WIDTH)
        self.lines.setPlainText("\n".join(text.removeprefix("\ufeff").splitlines()[:_MOST_LINES]))
        self.setCurrentWidget(self.lines)


class PagePreview(QWidget):
    """A sheet of paper with text, as large as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QTextDocument()
        self.setMinimumSize(140, 198)

    def sizeHint(self) -> QSize:
        return QSize(424, 600)

    def show_text(self, text: QTextDocument) -> None:
        """Show the first page of a text that is set for A4."""
        self._text = text
        self.setAccessibleDescription(text.toPlainText()[:1_000])
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = min((self.width() - 2) / A4.width, (self.height() - 2) / A4.height)
        sheet = QRectF(0, 0, A4.width * scale, A4.height * scale)
        sheet.moveTo((self.width() - sheet.width()) / 2, 1)
        painter.setPen(QColor(colours().line))
        painter.setBrush(QColor(LIGHT.page))  # paper is white in dark windows too
        painter.drawRect(sheet)
        painter.setClipRect(sheet)
        painter.translate(sheet.topLeft())
        painter.scale(scale, scale)
        painter.translate(MARGIN, MARGIN)
        painter.setPen(Qt.PenStyle.NoPen)
        self._text.drawContents(painter, QRectF(0, 0, A4.text.width(), A4.text.height()))
