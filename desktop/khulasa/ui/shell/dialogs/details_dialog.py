"""A dialog with details that can be copied: exactly those that it shows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from khulasa.ui.shell.dialogs.log_folder import show_log_folder
from khulasa.ui.widgets.dialog_words import close_box
from khulasa.ui.widgets.focus_line import FocusLine
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.screen_room import resize_on_screen
from khulasa.wording import _


class DetailsDialog(QDialog):
    """What is to be said in a sentence, and its details; never blocks the window behind it.

    Args:
        title: Of the dialog.
        message: The sentence.
        details: What can be copied, all of it to be seen.
        about: What the reader has to know of the details before passing them on.
        parent: The window.
    """

    def __init__(
        self, title: str, message: str, details: str, about: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.message = plain_label(message)
        self.message.setWordWrap(True)
        self.details = QTextEdit()
        self.details.setAccessibleName(_("Details"))
        self.details.setReadOnly(True)
        FocusLine(self.details)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setPlainText(details)
        self.copy_button = QPushButton(_("&Copy details"))
        self.copy_button.setToolTip(_("Copy the details for a bug report (Alt+C)"))
        self.copy_button.setAccessibleName(_("Copy details"))
        self.copy_button.clicked.connect(self._copy)
        self.log_button = QPushButton(_("Show &log folder"))
        self.log_button.setToolTip(
            _("Show the folder of the log, which holds no text of yours (Alt+L)")
        )
        self.log_button.setAccessibleName(_("Show log folder"))
        self.log_button.clicked.connect(show_log_folder)
        buttons = close_box(self)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.log_button, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.message)
        layout.addWidget(self.details)
        said = plain_label(about)
        said.setProperty("look", "quiet")
        said.setWordWrap(True)
        layout.addWidget(said)
        layout.addWidget(buttons)
        resize_on_screen(self, 640, 400)

    def show_details(self, details: str) -> None:
        """Put other details in the place of those that are there."""
        self.details.setPlainText(details)

    def add(self, details: str) -> None:
        """Add the details of another problem instead of piling up dialogs."""
        self.details.append("\n" + details)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy_button.setText(_("Copied"))
