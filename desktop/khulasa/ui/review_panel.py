"""The panel below the text: what to check, and the sentence that is being looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from khulasa.ui.actions import Actions, command_button
from khulasa.ui.alignment import UNIT
from khulasa.ui.doubts import Doubt
from khulasa.ui.sentence_panel import SentencePanel
from khulasa.ui.to_check_list import ToCheckList

_HEIGHT = 26 * UNIT


class ReviewPanel(QFrame):
    """The list on one side, the sentence on the other.

    Signals:
        left: The reader pressed Esc: back to the text.
    """

    left = Signal()

    def __init__(self, commands: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review")
        self.title = QLabel(self.tr("To check"))
        self.title.setProperty("look", "title")
        self.explanation = QLabel()
        self.explanation.setProperty("look", "quiet")
        close = QPushButton(self.tr("Close"))
        close.setAccessibleName(self.tr("Close the list"))
        close.setToolTip(self.tr("Close the list (Ctrl+F8)"))
        close.clicked.connect(commands.doubts.trigger)
        head = QHBoxLayout()
        head.setContentsMargins(2 * UNIT, 0, UNIT, 0)
        head.setSpacing(2 * UNIT)
        head.addWidget(self.title)
        head.addWidget(self.explanation, 1)
        head.addWidget(command_button(commands.only_doubtful))
        head.addWidget(close)
        self.list = ToCheckList()
        nothing = QLabel(self.tr("Nothing to check."))
        nothing.setProperty("look", "quiet")
        nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        nothing.setContentsMargins(2 * UNIT, 0, 0, 0)
        self._lists = QStackedWidget()
        self._lists.addWidget(nothing)
        self._lists.addWidget(self.list)
        self.sentence = SentencePanel(commands.about_sentence)
        body = QHBoxLayout()
        body.setSpacing(UNIT)
        body.addWidget(self._lists, 4)
        body.addWidget(self.sentence, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT // 2, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(head)
        layout.addLayout(body, 1)

    def sizeHint(self) -> QSize:
        return QSize(80 * UNIT, _HEIGHT)

    def show_doubts(self, doubts: Sequence[Doubt], chosen: int | None) -> None:
        """List what is to be checked, with the sentence that is chosen in the text."""
        self.list.show_doubts(doubts, chosen)
        self._lists.setCurrentIndex(1 if doubts else 0)
        self.explanation.setText(self.tr("F8 goes to the next one") if doubts else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self.sentence.leave():
                self.left.emit()
            return
        super().keyPressEvent(event)
