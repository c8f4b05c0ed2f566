"""An article is printed, and its pages are seen before."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from khulasa.export.choices import Choices, Details, Layout
from khulasa.reading.document import Reading
from khulasa.ui.export import printing
from khulasa.ui.export.documents import Exportable
from khulasa.ui.export.printing import PrintError, new_printer, paper_of, print_pages, set_pages
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenArticle
from ..fake_engine import FakeEngine


@pytest.fixture
def window(open_article: OpenArticle, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    return open_article(FakeEngine())


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the reader has the print dialog print to."""
    path = tmp_path / "printed.pdf"

    def accept(dialog: QPrintDialog) -> QDialog.DialogCode:
        dialog.printer().setOutputFileName(str(path))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    return path


def texts(path: Path) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def print_as_asked(qtbot: QtBot, window: MainWindow) -> None:
    assert window.printing.dialog is not None
    window.printing.dialog.print_button.click()
    qtbot.waitUntil(lambda: window.status_line.text().startswith("Printed: "))


def test_the_article_is_printed_as_the_reader_wants_it(
    qtbot: QtBot, window: MainWindow, paper: Path
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = window.printing.dialog
    assert dialog is not None
    assert "Sentence 1 in English." in dialog.preview.page.accessibleDescription()
    dialog.form.parts["summary"].click()
    print_as_asked(qtbot, window)
    (page,) = texts(paper)
    assert "Sentence 1 in English." in page
    assert "Key sentences" not in page
    assert window.printing.dialog is None
    # What was chosen is chosen the next time, and for files too.
    window.commands.export.trigger()
    assert window.exporting.dialog is not None
    assert not window.exporting.dialog.parts["summary"].isChecked()


def test_nothing_is_printed_if_the_reader_says_no(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    before = window.status_line.text()
    window.commands.print_article.trigger()
    assert window.printing.dialog is not None
    window.printing.dialog.print_button.click()
    assert window.printing._handover._threads == []
    assert window.status_line.text() == before


def test_without_a_printer_a_pdf_is_offered(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    window.commands.print_article.trigger()
    dialog = window.printing.dialog
    assert dialog is not None
    assert dialog.fault.isVisible()
    assert "No printer" in dialog.fault.text()
    dialog.print_button.click()
    assert window.exporting.dialog is not None
    assert window.exporting.dialog.format.currentData() == "pdf"


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints")
def test_a_printer_that_takes_nothing_is_told(
    qtbot: QtBot, window: MainWindow, paper: Path
) -> None:
    paper.mkdir()  # so that no file can be written
    window.commands.print_article.trigger()
    assert window.printing.dialog is not None
    window.printing.dialog.print_button.click()
    qtbot.waitUntil(lambda: "Cannot print on" in window.message_bar.text())
    assert "PDF" in window.message_bar.text()


def test_all_pages_are_seen_before(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.print_preview.trigger()
    qtbot.waitUntil(lambda: window.printing.preview is not None)
    preview = window.printing.preview
    assert preview is not None
    pages = preview.findChild(QPrintPreviewWidget)
    assert pages.pageCount() == 1
    assert pages.isAncestorOf(preview.focusWidget())  # the keys turn the pages
    pages.setLandscapeOrientation()  # another sheet: set anew
    assert pages.pageCount() == 1
    preview.reject()
    assert window.printing.preview is None


def test_pages_are_those_of_the_sheet_and_only_what_is_wanted(
    translated: Reading, details: Details, tmp_path: Path
) -> None:
    content = Exportable(translated, details)

    def printed(name: str, size: QPageSize.PageSizeId, ranges: str = "") -> list[str]:
        printer = new_printer("title")
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / name))
        printer.setPageSize(QPageSize(size))
        printer.setPageRanges(QPageRanges.fromString(ranges))
        choices = Choices(Layout.TURNS)
        print_pages(set_pages(content, choices, paper_of(printer)), printer)
        return texts(tmp_path / name)

    assert len(printed("a4.pdf", QPageSize.PageSizeId.A4)) == 1
    small = printed("a6.pdf", QPageSize.PageSizeId.A6)
    assert len(small) > 1
    assert printed("second.pdf", QPageSize.PageSizeId.A6, "2") == small[1:2]


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints")
def test_what_cannot_be_printed_raises(
    translated: Reading, details: Details, tmp_path: Path
) -> None:
    printer = new_printer("title")
    printer.setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
    pages = set_pages(Exportable(translated, details), Choices(), paper_of(printer))
    with pytest.raises(PrintError):
        print_pages(pages, printer)
