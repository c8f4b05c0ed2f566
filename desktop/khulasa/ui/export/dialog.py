"""Asks how an article is to be saved, and shows how it will look."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

from khulasa.export.format_list import FORMATS, Format, format_of
from khulasa.export.names import free_path, proposed_name
from khulasa.export.sentence_text import translated_title
from khulasa.settings.keys import EXPORT_FORMAT
from khulasa.settings.store import Settings
from khulasa.ui.export.beside_preview import new_form, put_beside_preview
from khulasa.ui.export.choices_form import ChoicesForm
from khulasa.ui.export.documents import Exportable, Order, beginning
from khulasa.ui.export.preview import Preview
from khulasa.ui.widgets.dialog_words import dialog_buttons
from khulasa.ui.widgets.enter_key import make_default
from khulasa.ui.widgets.plain import plain_label
from khulasa.wording import _


class ExportDialog(QDialog):
    """The format, what goes into it, and the file; remembers all but the file's name.

    Signals:
        ordered: An ``Order``.

    Args:
        content: The article.
        settings: Remember the choices.
        folder: Where the last one was saved.
    """

    ordered = Signal(object)

    def __init__(
        self, content: Exportable, settings: Settings, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Save as"))
        self._content, self._settings = content, settings
        self._beginning = beginning(content)
        self.folder = folder
        self.format = QComboBox()
        self.format.setAccessibleName(_("Format"))
        for format_ in FORMATS.values():
            self.format.addItem(f"{_(format_.title)} ({format_.suffix})", format_.name)
        self.format.setCurrentIndex(self.format.findData(settings.get(EXPORT_FORMAT)))
        self.form = ChoicesForm(settings, self)
        self.layouts, self.parts = self.form.layouts, self.form.parts
        self.name = QLineEdit()
        self.name.setAccessibleName(_("File name"))
        self._folder_label = plain_label()
        self._folder_label.setProperty("look", "quiet")
        self._folder_label.setWordWrap(True)
        self.folder_button = QPushButton(_("Change…"))
        self.folder_button.setProperty("look", "link")
        self.folder_button.setAccessibleName(_("Change the folder"))
        self.fault = plain_label()
        self.fault.setProperty("look", "error")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.buttons = dialog_buttons(QDialogButtonBox.StandardButton.Cancel)
        self.save_button = self.buttons.addButton(_("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save_button.setProperty("look", "primary")
        self.preview = Preview()
        self._assemble()
        make_default(self.save_button)
        self._connect()
        self._propose_title()
        self._show_folder()
        self._show()

    def show_content(self, content: Exportable) -> None:
        """Show the article as it is by now."""
        is_other = content.reading.article != self._content.reading.article
        self._content, self._beginning = content, beginning(content)
        # The title may be translated only now; what the reader typed for this article stays.
        if is_other or self.name.text() == self._proposed:
            self._propose_title()
        self._show()

    def _propose_title(self) -> None:
        self._propose(proposed_name(translated_title(self._content.reading), self._format().suffix))
        self.form.show_parts_of(self._content)

    def _assemble(self) -> None:
        form = new_form()
        form.addRow(_("Format"), self.format)
        self.form.add_to(form)
        form.addRow(_("Name"), self.name)
        where = QHBoxLayout()
        where.addWidget(self._folder_label, 1)
        where.addWidget(self.folder_button, 0, Qt.AlignmentFlag.AlignTop)
        form.addRow(_("Folder"), where)
        put_beside_preview(self, form, self.fault, self.buttons, self.preview)

    def _connect(self) -> None:
        self.format.currentIndexChanged.connect(self._take_format)
        self.form.changed.connect(self._show)
        self.name.textEdited.connect(lambda _text: self.fault.hide())
        self.folder_button.clicked.connect(self._choose_folder)
        self.buttons.accepted.connect(self._order)
        self.buttons.rejected.connect(self.reject)

    def _format(self) -> Format:
        return FORMATS[self.format.currentData()]

    def _take_format(self) -> None:
        path = Path(self.name.text().strip())
        stem = path.stem if format_of(path) else path.name
        self._propose(f"{stem}{self._format().suffix}")
        self._show()

    def _propose(self, name: str) -> None:
        self._proposed = free_path(self.folder, name).name
        self.name.setText(self._proposed)
        self.name.setCursorPosition(0)  # of a long name the beginning says more

    def _show(self) -> None:
        """Show what can be chosen, and what comes of it."""
        self.save_button.setEnabled(self.form.offer(self._content, self._format().follows))
        self.fault.hide()
        self.preview.show_document(self._beginning, self._format().name, self.form.choices())

    def _show_folder(self) -> None:
        self._folder_label.setText(str(self.folder))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Folder"), str(self.folder))
        if name:
            self.folder = Path(name)
            self._show_folder()

    def _order(self) -> None:
        path = self._path()
        own = self._content.reading.article.file
        if own is not None and path.exists() and Path(own).exists() and path.samefile(own):
            self.fault.setText(_("This is the article itself, which would be lost."))
            self.fault.show()
            return
        if path.exists() and not self._may_replace(path):
            return
        self._settings.set(EXPORT_FORMAT, self._format().name)
        self.form.remember()
        self.ordered.emit(Order(path, self._format().name, self.form.choices()))
        self.accept()

    def _path(self) -> Path:
        """The file, with an ending that fits its format and a name that every system takes."""
        typed = self.name.text().strip()
        suffix = self._format().suffix
        stem = typed[: -len(suffix)] if typed.lower().endswith(suffix) else typed
        return self.folder / proposed_name(stem, suffix)

    def _may_replace(self, path: Path) -> bool:
        question = _("There is a file “{name}” already. Replace it?").format(name=path.name)
        box = QMessageBox(QMessageBox.Icon.Question, _("Save as"), question, parent=self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        replace_ = box.addButton(_("Replace"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is replace_
