"""Where the models lie, and the way to have them elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from khulasa.models.store import models_folder
from khulasa.ui.widgets.enter_key import EnterButton
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label, unguessed
from khulasa.wording import _

_LETTERS = 32  # of a path that are shown; the rest is in its tooltip


class ModelsFolder(QWidget):
    """The folder's path beside a button.

    Signals:
        move_wanted: The reader wants to keep the models elsewhere.
    """

    move_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        path = str(models_folder())
        self.path = plain_label()
        self.path.setProperty("look", "quiet")
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.path.setToolTip(unguessed(path))
        self.path.setAccessibleName(_("Models folder: {}").format(path))
        self.path.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        _elide(self.path, path)
        self.button = EnterButton(_("Move…"))
        self.button.setProperty("look", "outline")
        self.button.setToolTip(_("Keep the models in another folder"))
        self.button.setAccessibleName(_("Move the models"))
        self.button.clicked.connect(self.move_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.path)
        row.addWidget(self.button)


def _elide(label: QLabel, path: str) -> None:
    metrics = label.fontMetrics()
    width = metrics.averageCharWidth() * _LETTERS
    label.setText(metrics.elidedText(path, Qt.TextElideMode.ElideMiddle, width))
