"""The question whether to quit while something is being done to the models."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from khulasa.wording import _


def ask_to_quit(words: str, lost: str, leave: Callable[[], object], window: QWidget) -> None:
    """Ask whether to quit all the same.

    Args:
        words: What is being done.
        lost: What becomes of it when the app ends now.
        leave: Called if the reader wants to quit.
        window: Parent of the dialog.
    """
    box = QMessageBox(window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(_("Quit Khulasa"))
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(words)
    box.setInformativeText(lost)
    yes = box.addButton(_("Quit"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(_("Keep on"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    yes.clicked.connect(lambda: leave())
    box.open()
