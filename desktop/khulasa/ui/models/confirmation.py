"""Questions that are answered with yes or no before something is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from khulasa.wording import _


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What is asked.

    Attributes:
        title: Of the dialog.
        words: What is to be done, or is being done.
        more: What becomes of it.
        yes, no: The words of the buttons.
        no_by_default: Enter says no.
    """

    title: str
    words: str
    more: str
    yes: str
    no: str
    no_by_default: bool = False


def ask(asked: Confirmation, then: Callable[[], object], window: QWidget) -> None:
    """Ask, and call a function if the answer is yes.

    Args:
        asked: What.
        then: Called with yes.
        window: Parent of the dialog.
    """
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(asked.title)
    box.setText(asked.words)
    box.setInformativeText(asked.more)
    yes = box.addButton(asked.yes, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(asked.no, QMessageBox.ButtonRole.RejectRole)
    if asked.no_by_default:
        box.setDefaultButton(no)
    yes.clicked.connect(lambda: then())
    box.open()


def ask_to_quit(words: str, lost: str, leave: Callable[[], object], window: QWidget) -> None:
    """Ask whether to quit all the same.

    Args:
        words: What is being done.
        lost: What becomes of it when the app ends now.
        leave: Called if the reader wants to quit.
        window: Parent of the dialog.
    """
    asked = Confirmation(
        _("Quit Khulasa"), words, lost, _("Quit"), _("Keep on"), no_by_default=True
    )
    ask(asked, leave, window)
