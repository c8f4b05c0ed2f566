"""The foot of the models window: the folder of the models, and what concerns all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from khulasa.models.errors import megabytes
from khulasa.models.store import models_folder
from khulasa.ui.widgets.enter_key import EnterButton
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label, unguessed
from khulasa.wording import _


class ModelsFoot(QFrame):
    """Shows where the models lie and how much room they take.

    Signals:
        move_wanted: The reader wants to keep the models elsewhere.
        import_wanted: The reader wants to take a model from a file or a folder.
        close_wanted: The reader wants to close the window.
    """

    move_wanted = Signal()
    import_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self._size = 0
        self.folder = plain_label()
        self.folder.setProperty("look", "quiet")
        self.folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.move_button = _button(_("Move…"), _("Keep the models in another folder"))
        self.move_button.clicked.connect(self.move_wanted)
        self.import_button = _button(_("Import…"), _("Take a model from a folder or a file"))
        self.import_button.clicked.connect(self.import_wanted)
        self.close_button = _button(_("Close"), _("Close this window"))
        self.close_button.clicked.connect(self.close_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT // 2, UNIT, UNIT // 2)
        row.setSpacing(UNIT // 2)
        row.addWidget(self.folder, 1)
        for button in (self.move_button, self.import_button, self.close_button):
            row.addWidget(button)

    def show_size(self, size: int) -> None:
        """Show how many bytes all models take, and the folder that they lie in now."""
        self._size = size
        self._show_folder()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_folder()

    def _show_folder(self) -> None:
        words = _("{} in all · {}").format(megabytes(self._size), models_folder())
        self.folder.setToolTip(unguessed(str(models_folder())))
        self.folder.setAccessibleName(_("Models folder: {}").format(words))
        width = max(120, self.folder.width())
        metrics = self.folder.fontMetrics()
        self.folder.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, width))


def _button(text: str, tip: str) -> QPushButton:
    button = EnterButton(text)
    button.setProperty("look", "outline")
    button.setToolTip(tip)
    button.setAccessibleName(text.replace("…", ""))
    button.setAccessibleDescription(tip)
    return button
