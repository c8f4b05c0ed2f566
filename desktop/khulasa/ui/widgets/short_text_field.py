"""A field for a sentence or two: Enter takes it, Esc leaves it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTextEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN_KEYS = (*_ENTER, Qt.Key.Key_Escape)


class ShortTextField(QTextEdit):
    """Plain text that wraps.

    Args:
        lines: Shift+Enter begins another line; otherwise it takes the text, too.

    Signals:
        entered: The reader pressed Enter.
        escaped: The reader pressed Esc.
    """

    entered = Signal()
    escaped = Signal()

    def __init__(self, *, lines: bool = False) -> None:
        super().__init__()
        self._lines = lines
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        # A dropped file is for the window.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)

    def event(self, event: QEvent) -> bool:
        # Otherwise Esc would stop the translation and Ctrl+Enter go on with it.
        overrides = event.type() is QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        begins_line = self._lines and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in _ENTER and not begins_line:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
