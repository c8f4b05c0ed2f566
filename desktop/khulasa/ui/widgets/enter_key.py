"""What Enter presses in dialogs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton


class EnterButton(QPushButton):
    """A button that Enter presses while it has the focus, and from nowhere else.

    Of Qt's own, Enter presses one from every field of the window, or none at all.
    """

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def make_default(button: QPushButton) -> None:
    """Have Enter press a button, which stands in its dialog already, wherever the focus is.

    To one that is put into its dialog later Qt prefers the first button there, which is Cancel.
    """
    assert isinstance(button.window(), QDialog)
    button.setDefault(True)
