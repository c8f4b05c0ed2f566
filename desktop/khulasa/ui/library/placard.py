"""What is said in the place of a list that has nothing to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label

_WIDEST = 62 * UNIT


@dataclass(frozen=True, slots=True)
class Said:
    """What is said, and what is offered.

    Attributes:
        title: In a few words.
        body: In a sentence or two.
        offers: Words of buttons and what they do; the first is the main one.
    """

    title: str
    body: str
    offers: Sequence[tuple[str, Callable[[], object]]] = ()


class Placard(QWidget):
    """A title, a few sentences and buttons, in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = plain_label()
        self._title.setProperty("look", "title")
        self._title.setWordWrap(True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        self._title.setFont(font)
        self._body = plain_label()
        self._body.setWordWrap(True)
        self._body.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.buttons: list[QPushButton] = []
        self._shown: tuple[str, ...] = ()
        self._row = QHBoxLayout()
        self._row.setSpacing(UNIT)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        column.addWidget(self._title)
        column.addWidget(self._body)
        column.addLayout(self._row)
        sides = QHBoxLayout()
        sides.addStretch(1)
        sides.addWidget(inner, 1000)
        sides.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * UNIT, 2 * UNIT, 4 * UNIT, 2 * UNIT)
        layout.addStretch(2)
        layout.addLayout(sides)
        layout.addStretch(3)

    def title(self) -> str:
        """What is said now, in short."""
        return self._title.text()

    def text(self) -> str:
        """All that is said now."""
        return f"{self._title.text()} {self._body.text()}"

    def say(self, said: Said) -> None:
        """Say this instead."""
        shown = (said.title, said.body, *(words for words, _does in said.offers))
        if shown == self._shown:
            return  # a button may have the focus
        self._shown = shown
        self._title.setText(said.title)
        self._body.setText(said.body)
        while item := self._row.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        self._row.addStretch()
        for words, does in said.offers:
            button = QPushButton(words)
            button.setProperty("look", "outline" if self.buttons else "primary")
            button.setAccessibleName(words)
            button.clicked.connect(lambda _on, does=does: does())
            self._row.addWidget(button)
            self.buttons.append(button)
        self._row.addStretch()
