"""Printing the open article: the questions, the work in the background, all pages to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGraphicsView,
    QLineEdit,
    QMainWindow,
    QToolBar,
    QWidget,
)

from khulasa import log
from khulasa.export.choices import Choices
from khulasa.export.sentence_text import translated_title
from khulasa.settings.store import Settings
from khulasa.ui.export.controller import ExportController
from khulasa.ui.reading.sessions.session import LiveSession
from khulasa.ui.shell.commands.all_commands import Commands
from khulasa.ui.shell.notices.status_line import StatusLine
from khulasa.ui.widgets.background_work import Handover
from khulasa.ui.widgets.focus_line import FocusLine
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.message_bar import MessageBar
from khulasa.ui.widgets.screen_room import resize_on_screen
from khulasa.wording import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

    from khulasa.ui.export.print_dialog import PrintDialog
    from khulasa.ui.export.printing import Pages

_PREVIEW = (900, 760)


class PrintController(QObject):
    """Prints what a session holds.

    Attributes:
        dialog: Where the reader is asked; None while it is not open.
        preview: Shows all pages; None while it is not open.

    Args:
        exporting: Knows what there is to print, and saves a PDF where there is no printer.
        session: Says when the article has changed.
        commands: The reader's commands.
        settings: Remember the choices.
        status_line, bar: Told what came of it.
        window: Gets the dialogs.
    """

    def __init__(
        self,
        exporting: ExportController,
        session: LiveSession,
        commands: Commands,
        settings: Settings,
        status_line: StatusLine,
        bar: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._exporting, self._settings = exporting, settings
        self._status_line, self._bar, self._window = status_line, bar, window
        self.dialog: PrintDialog | None = None
        self.preview: QPrintPreviewDialog | None = None
        self._printer: QPrinter | None = None
        self._handover = Handover(self)
        commands.print_article.triggered.connect(self.ask)
        commands.print_preview.triggered.connect(self._show_usual_pages)
        session.state_changed.connect(self._refresh_dialog)
        session.summary_changed.connect(self._refresh_dialog)

    def ask(self) -> None:
        """Ask what is to be printed."""
        from khulasa.ui.export.print_dialog import PrintDialog
        from khulasa.ui.export.printing import has_printer

        content = self._exporting.content()
        if content is None:
            return
        dialog = PrintDialog(
            content, self._settings, has_printer=has_printer(), parent=self._window
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.print_wanted.connect(self._print)
        dialog.preview_wanted.connect(self.show_pages)
        dialog.pdf_wanted.connect(lambda: self._exporting.ask("pdf"))
        dialog.finished.connect(self._forget_dialog)
        dialog.open()
        self.dialog = dialog

    def _show_usual_pages(self) -> None:
        from khulasa.ui.export.choices_form import ChoicesForm

        self.show_pages(ChoicesForm(self._settings).choices())

    def show_pages(self, choices: Choices) -> None:
        """Show all pages as they will be printed."""
        from PySide6.QtPrintSupport import QPrintPreviewDialog

        from khulasa.ui.export.printing import (
            PrintError,
            new_printer,
            paper_of,
            print_pages,
            set_pages,
        )

        content = self._exporting.content()
        if content is None:
            return
        # Qt's preview has to be given all pages at once, in the window's thread.
        pages: Pages | None = None

        def paint(printer: QPrinter) -> None:
            nonlocal pages
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            try:
                paper = paper_of(printer)
                if pages is None or paper != pages.paper:
                    pages = set_pages(content, choices, paper, apart=False)
                print_pages(pages, printer)
            except PrintError as error:
                self._bar.show_error(_not_printed(printer), str(error))
            finally:
                QGuiApplication.restoreOverrideCursor()

        # The preview leaves its printer to others.
        self._printer = new_printer(translated_title(content.reading))
        preview = QPrintPreviewDialog(self._printer, self._window)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.setWindowTitle(_("Print preview"))
        resize_on_screen(preview, *_PREVIEW)
        for bar in preview.findChildren(QToolBar):
            # As wide as our own buttons, its last ones, which print, would have no room.
            bar.setStyleSheet(f"QToolButton {{ padding: {UNIT // 2}px; min-width: 0 }}")
        preview.paintRequested.connect(paint)
        preview.finished.connect(self._forget_preview)
        self.preview = preview
        preview.open()
        _name_parts(preview)
        for view in preview.findChildren(QGraphicsView):
            FocusLine(view)
            view.setFocus()  # so that the keys turn the pages

    def close(self) -> None:
        """Finish what is being printed."""
        self._handover.finish()

    def _print(self, choices: Choices) -> None:
        from PySide6.QtPrintSupport import QPrintDialog

        from khulasa.ui.export.printing import (
            PrintError,
            new_printer,
            paper_of,
            print_pages,
            set_pages,
        )

        content = self._exporting.content()
        if content is None:
            return
        printer = new_printer(translated_title(content.reading))
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(_("Print"))
        wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if not wanted:
            return

        def work() -> None:
            fault: Exception | None = None
            try:
                print_pages(set_pages(content, choices, paper_of(printer)), printer)
            except Exception as error:
                if not isinstance(error, PrintError):
                    log.problem("article not printed", error)
                fault = error
            self._handover.hand_over(conclude, fault)

        def conclude(fault: Exception | None) -> None:
            if fault is None:
                self._status_line.confirm(_("Printed: {name}").format(name=_name(printer)))
            else:
                self._bar.show_error(_not_printed(printer), str(fault))

        self._handover.start(work)

    def _refresh_dialog(self) -> None:
        content = self._exporting.content() if self.dialog is not None else None
        if self.dialog is not None and content is not None:
            self.dialog.show_content(content)

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _forget_preview(self) -> None:
        self.preview = None


def _name_parts(preview: QDialog) -> None:
    """Name for screen readers what Qt leaves without a name in its preview."""
    pages = _("Pages as they will be printed")
    names: tuple[tuple[type[QWidget], str], ...] = (
        (QMainWindow, preview.windowTitle()),
        (QGraphicsView, pages),
        (QComboBox, _("Size of the page")),
        (QLineEdit, _("Number of the page")),
    )
    for kind, name in names:
        for part in preview.findChildren(kind):
            part.setAccessibleName(name)
    for view in preview.findChildren(QGraphicsView):
        view.viewport().setAccessibleName(pages)


def _name(printer: QPrinter) -> str:
    return printer.outputFileName() or printer.printerName()


def _not_printed(printer: QPrinter) -> str:
    words = _(
        "Cannot print on “{name}”. See whether the printer is on, or save the article as a PDF "
        "instead."
    )
    return words.format(name=_name(printer))
