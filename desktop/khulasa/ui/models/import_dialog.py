"""Asks what a model is that comes from a folder or a file without saying so itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from khulasa.models.entry import EntryError, entry_keys, read_entry
from khulasa.models.installing.order import Order
from khulasa.models.model import Model, Task
from khulasa.models.store import models_folder
from khulasa.ui.models.install_words import languages_text
from khulasa.ui.widgets.dialog_words import dialog_buttons
from khulasa.ui.widgets.enter_key import make_default
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.wording import _, labelled_text


class ImportDialog(QDialog):
    """One of the catalogue's models, or one of the reader's own.

    Signals:
        ordered: The order to install it.

    Args:
        path: The folder or file.
        models: The catalogue.
    """

    ordered = Signal(object)

    def __init__(self, path: Path, models: Iterable[Model], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import a model"))
        self._path = path
        models = tuple(models)
        self._models = [model for model in models if model.origin is not None]
        self._taken = {model.name for model in models if model.installed}
        name = re.sub(r"[^A-Za-z0-9._-]+", "-", path.stem).strip("-.") or "model"
        says = plain_label(_("What is {}?").format(path.name))
        says.setWordWrap(True)
        self.which = QComboBox()
        self.which.setAccessibleName(_("Which model it is"))
        self.which.addItem(_("Another translation model"), "")
        for model in self._models:
            self.which.addItem(labelled_text(languages_text(model), model.title), model.name)
        self.which.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.which.setMinimumContentsLength(30)
        self.name = QLineEdit(name)
        self.source, self.target, self.mark = QLineEdit(), QLineEdit("en"), QLineEdit()
        self.source.setPlaceholderText(_("Code, such as ar; several with commas"))
        self.target.setPlaceholderText(_("Code, such as en"))
        self.mark.setPlaceholderText(_("Only if it has several targets, such as >>eng<<"))
        self._form = QFormLayout()
        self._form.addRow(_("Model"), self.which)
        for label, field in (
            (_("Name"), self.name),
            (_("From"), self.source),
            (_("To"), self.target),
            (_("Mark"), self.mark),
        ):
            field.setAccessibleName(label)
            self._form.addRow(label, field)
        self.error = plain_label()
        self.error.setProperty("look", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self.buttons = dialog_buttons(QDialogButtonBox.StandardButton.Cancel)
        accept = self.buttons.addButton(_("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self._order)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(says)
        layout.addLayout(self._form)
        layout.addWidget(self.error)
        layout.addWidget(self.buttons)
        make_default(accept)
        self.which.currentIndexChanged.connect(self._show_fields)
        self.which.setCurrentIndex(max(0, self.which.findData(name)))
        self._show_fields()

    def _show_fields(self) -> None:
        own = not self.which.currentData()
        for field in (self.name, self.source, self.target, self.mark):
            self._form.setRowVisible(field, own)
        self.adjustSize()

    def _order(self) -> None:
        chosen = self.which.currentData()
        known = next((model for model in self._models if model.name == chosen), None)
        name = known.name if known else self.name.text().strip()
        keys = entry_keys(known) if known else self._own_keys(name)
        try:
            read_entry(name, keys, models_folder(), models_folder())
        except EntryError as error:
            self.error.setText(f"{error}.".capitalize())
            self.error.show()
            return
        if known is None and name in self._taken:
            self.error.setText(_("A model of that name is installed. Choose another name."))
            self.error.show()
            return
        self.ordered.emit(Order(name, keys, str(models_folder()), str(self._path)))
        self.accept()

    def _own_keys(self, name: str) -> dict[str, str]:
        keys = {
            "task": str(Task.TRANSLATION),
            "from": self.source.text().strip(),
            "to": self.target.text().strip(),
            "title": name,
            "licence": "unknown",
            "prefix": self.mark.text().strip(),
        }
        return {key: value for key, value in keys.items() if value}
