"""The field that is typed into to search."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from khulasa.ui.widgets.clear_button import add_clear_button
from khulasa.wording import _

_INTO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchField(QLineEdit):
    """A line to search with; Esc clears it, the arrow keys and Enter lead into the list.

    Signals:
        left_for_list: The reader wants to go into the list.
    """

    left_for_list = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Search articles, translations, summaries and notes"))
        self.setAccessibleName(_("Search the library"))
        add_clear_button(self)
        # A dropped file is for the window.
        self.setAcceptDrops(False)

    def event(self, event: QEvent) -> bool:
        # Otherwise Esc would stop the translation.
        overrides = event.type() is QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and self._clears(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clears(event):
            self.clear()
        elif event.key() in _INTO_LIST and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            self.left_for_list.emit()
        else:
            super().keyPressEvent(event)

    def _clears(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and bool(self.text())
