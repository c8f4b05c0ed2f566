"""The names that are fixed in the article that is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QVBoxLayout, QWidget

from khulasa.glossary.term import FixedNames
from khulasa.ui.glossary.buttons import button, row
from khulasa.ui.glossary.words import name_words
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.wording import _

_NAMES_HEIGHT = 12 * UNIT


class NamesList(QWidget):
    """The list, there only where there are any.

    Signals:
        freed: Source of one that is not to be fixed any more.
    """

    freed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names = FixedNames()
        title = plain_label(_("Names of this article"))
        title.setProperty("look", "title")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Names of this article"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setMaximumHeight(_NAMES_HEIGHT)
        self.free_button = button(
            _("Write as the model does"),
            _("The name that is chosen is not fixed any more"),
            lambda: self.freed.emit(self._names.names[self.list.currentRow()].source),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.addWidget(title)
        layout.addWidget(self.list)
        layout.addLayout(row(self.free_button, None))
        self.list.currentRowChanged.connect(lambda row: self.free_button.setEnabled(row >= 0))
        self.show_names(self._names)

    def show_names(self, names: FixedNames) -> None:
        """List other names."""
        if names != self._names or not self.list.count():
            self._names = names
            self.list.clear()
            self.list.addItems([name_words(name) for name in names.names])
        self.free_button.setEnabled(self.list.currentRow() >= 0)
        self.setVisible(bool(names.names))
