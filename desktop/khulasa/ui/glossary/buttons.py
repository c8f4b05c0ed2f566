"""Buttons side by side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from khulasa.ui.widgets.enter_key import EnterButton
from khulasa.ui.widgets.grid import UNIT


def button(words: str, tip: str, then: Callable[[], object]) -> QPushButton:
    """A button that does something."""
    made = EnterButton(words)
    made.setProperty("look", "outline")
    made.setToolTip(tip)
    made.clicked.connect(lambda _checked: then())
    return made


def row(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets side by side, with all the room that is left in the place of None."""
    made = QHBoxLayout()
    made.setSpacing(UNIT)
    for widget in widgets:
        if widget is None:
            made.addStretch(1)
        else:
            made.addWidget(widget)
    return made
