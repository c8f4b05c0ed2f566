"""The bar inside the window that says what went wrong, or what happened by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from khulasa.ui.alignment import UNIT
from khulasa.ui.announce import announce


class MessageBar(QFrame):
    """One message at a time, closed by the reader.

    Signals:
        details_wanted: The reader wants to see the details of the message.
    """

    details_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._details = ""
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.details_button = _button(
            self.tr("Details"), self.tr("Show what a bug report needs"), "Alt+D"
        )
        self.details_button.clicked.connect(
            lambda: self.details_wanted.emit(self.text(), self._details)
        )
        self.close_button = _button(self.tr("Close"), self.tr("Close this message"), "Alt+C")
        self.close_button.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT // 2, UNIT, UNIT // 2)
        layout.setSpacing(UNIT)
        layout.addWidget(self._label, 1)
        layout.addWidget(self.details_button)
        layout.addWidget(self.close_button)
        self.hide()

    def text(self) -> str:
        """The message; empty while there is none."""
        return self._label.text()

    def show_error(self, message: str, details: str = "") -> None:
        """Say that something went wrong."""
        self._show(message, details, urgent=True)

    def show_note(self, message: str) -> None:
        """Say that something happened that the reader should know of."""
        self._show(message, "", urgent=False)

    def clear(self) -> None:
        """Close the bar."""
        self._label.clear()
        self.hide()

    def _show(self, message: str, details: str, *, urgent: bool) -> None:
        self._details = details
        self._label.setText(message)
        self._label.setAccessibleName(message)
        self.details_button.setVisible(bool(details))
        self.setProperty("urgent", urgent)
        for widget in (self, self._label):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.show()
        announce(self._label)


def _button(text: str, tip: str, shortcut: str) -> QPushButton:
    button = QPushButton(text)
    button.setShortcut(shortcut)
    button.setToolTip(f"{tip} ({shortcut})")
    button.setAccessibleName(tip)
    return button
