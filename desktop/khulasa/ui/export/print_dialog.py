"""Asks what of an article is to be printed, and shows how it will look."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QWidget,
)

from khulasa.export.choices import Choices
from khulasa.export.format_list import FORMATS
from khulasa.settings.store import Settings
from khulasa.ui.export.beside_preview import new_form, put_beside_preview
from khulasa.ui.export.choices_form import ChoicesForm
from khulasa.ui.export.documents import Exportable, beginning
from khulasa.ui.export.preview import Preview
from khulasa.ui.widgets.dialog_words import dialog_buttons
from khulasa.ui.widgets.enter_key import make_default
from khulasa.ui.widgets.plain import plain_label
from khulasa.wording import _

_PAPER = FORMATS["pdf"]  # what is printed is what a PDF has


class PrintDialog(QDialog):
    """What goes on paper; without a printer, a PDF is offered instead.

    Signals:
        print_wanted: These ``Choices`` are to be printed.
        preview_wanted: All pages are to be shown, with these ``Choices``.
        pdf_wanted: There is no printer, and the reader takes a PDF.

    Args:
        content: The article.
        settings: Remember the choices.
        has_printer: Whether the system knows of a printer.
    """

    print_wanted = Signal(object)
    preview_wanted = Signal(object)
    pdf_wanted = Signal()

    def __init__(
        self,
        content: Exportable,
        settings: Settings,
        *,
        has_printer: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print"))
        self._content, self._beginning = content, beginning(content)
        self._has_printer = has_printer
        self.form = ChoicesForm(settings, self)
        self.preview = Preview()
        self.fault = plain_label()
        self.fault.setProperty("look", "error")
        self.fault.setWordWrap(True)
        self.fault.setText(
            _("No printer is set up on this computer. Save the article as a PDF instead.")
        )
        self.fault.setHidden(has_printer)
        self.buttons = dialog_buttons(QDialogButtonBox.StandardButton.Cancel)
        role = QDialogButtonBox.ButtonRole
        words = _("Print…") if has_printer else _("Save as PDF…")
        self.print_button = self.buttons.addButton(words, role.AcceptRole)
        self.print_button.setProperty("look", "primary")
        self.pages_button = self.buttons.addButton(_("All pages"), role.ActionRole)
        self.pages_button.setToolTip(_("Show all pages as they will be printed"))
        self._assemble()
        make_default(self.print_button)
        self.form.changed.connect(self._show)
        self.buttons.accepted.connect(self._print)
        self.buttons.rejected.connect(self.reject)
        self.pages_button.clicked.connect(self._show_pages)
        self.form.show_parts_of(content)
        self._show()

    def show_content(self, content: Exportable) -> None:
        """Show the article as it is by now."""
        self._content, self._beginning = content, beginning(content)
        self.form.show_parts_of(content)
        self._show()

    def _assemble(self) -> None:
        form = new_form()
        self.form.add_to(form)
        put_beside_preview(self, form, self.fault, self.buttons, self.preview)

    def _show(self) -> None:
        has_anything = self.form.offer(self._content, _PAPER.follows)
        for button in (self.print_button, self.pages_button):
            button.setEnabled(has_anything)
        self.preview.show_document(self._beginning, _PAPER.name, self._choices())

    def _choices(self) -> Choices:
        return self.form.choices()

    def _print(self) -> None:
        self.form.remember()
        if self._has_printer:
            self.print_wanted.emit(self._choices())
        else:
            self.pdf_wanted.emit()
        self.accept()

    def _show_pages(self) -> None:
        self.form.remember()
        self.preview_wanted.emit(self._choices())
        self.accept()
