"""What is said of the models all the time, above what is read, and the way to other models."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label, unguessed
from khulasa.wording import _


class NoticeBar(QFrame):
    """A notice in one line, and a button that leads to the models.

    Args:
        tip: Of the button.
    """

    def __init__(self, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._text = ""
        self._notice = plain_label()
        # A line that is too long for the window ends in three dots, and says all in its tip.
        self._notice.setMinimumWidth(1)
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
        return self._text

    def show_notice(self, text: str, *, in_place: bool) -> None:
        """Say this from now on; nothing is seen of an empty notice, or where it is out of place."""
        self._text = text
        self._notice.setToolTip(unguessed(text))
        self._notice.setAccessibleName(text)
        self.setVisible(in_place and bool(text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self.more_models.sizeHint().width() - 6 * UNIT
        shown = self._notice.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        self._notice.setText(shown)
