"""What is below the list: what can be done with what is selected, and how much there is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label


class Foot(QFrame):
    """A button for each action, and a count."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.count = plain_label()
        self.count.setProperty("look", "quiet")
        self.selected = plain_label()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(UNIT // 2, UNIT // 2, UNIT // 2, UNIT // 2)
        layout.setSpacing(UNIT // 2)
        self.buttons = [_button(action) for action in actions]
        for button in self.buttons:
            layout.addWidget(button)
        layout.addStretch(1)
        layout.addWidget(self.selected)
        layout.addSpacing(UNIT)
        layout.addWidget(self.count)
        # Not a margin: margins stay where they are in a window from right to left.
        layout.addSpacing(3 * UNIT // 2)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(action.iconText())
    action.changed.connect(lambda: button.setAccessibleName(action.iconText()))
    return button
