"""What is said of the models all the time, above what is read, and the way to other models."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.wording import _


class NoticeBar(QFrame):
    """A notice, and a button that leads to the models.

    Args:
        tip: Of the button.
    """

    def __init__(self, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._notice = plain_label()
        self._notice.setWordWrap(True)
        self._notice.setIndent(0)
        self.more_models = QPushButton(_("Models…"))
        self.more_models.setProperty("look", "link")
        self.more_models.setToolTip(tip)
        self.more_models.setAccessibleName(_("Models"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT // 2, 2 * UNIT, UNIT // 2)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self._notice, 1)
        layout.addWidget(self.more_models)
        self.hide()

    def text(self) -> str:
        """The notice; empty if there is none."""
        return self._notice.text()

    def show_notice(self, text: str, *, in_place: bool) -> None:
        """Say this from now on; nothing is seen of an empty notice, or where it is out of place."""
        self._notice.setText(text)
        self.setVisible(in_place and bool(text))
