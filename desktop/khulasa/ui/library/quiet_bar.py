"""A quiet line below the list: what was done, or what went wrong."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.screen_reader import announce
from khulasa.ui.widgets.style import set_urgent
from khulasa.wording import _

_STAYS = 20_000  # milliseconds that something can be undone


class QuietBar(QFrame):
    """Says one thing until it is taken away, or until its time is over.

    Signals:
        over: It was not used for as long as it stays.

    Args:
        undo: Offered beside what was done.
    """

    over = Signal()

    def __init__(self, undo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryBar")
        self._label = plain_label()
        self._label.setWordWrap(True)
        self.undo_button = QPushButton(undo.iconText())
        self.undo_button.setProperty("look", "link")
        self.undo_button.setToolTip(undo.toolTip())
        self.undo_button.setAccessibleName(undo.toolTip())
        self.undo_button.clicked.connect(undo.trigger)
        self.close_button = QPushButton(_("Close"))
        self.close_button.setProperty("look", "link")
        self.close_button.setAccessibleName(_("Close this message"))
        self.close_button.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT // 2, 2 * UNIT, UNIT // 2)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self._label, 1)
        layout.addWidget(self.undo_button)
        layout.addWidget(self.close_button)
        self.timer = QTimer(self, interval=_STAYS, singleShot=True)
        self.timer.timeout.connect(self._end)
        self.hide()

    def text(self) -> str:
        """What it says; empty if nothing."""
        return "" if self.isHidden() else self._label.text()

    def show_done(self, words: str) -> None:
        """Say what was done and can be undone for a while."""
        self._show(words, urgent=False)
        self.timer.start()

    def show_failure(self, words: str) -> None:
        """Say what went wrong, until the reader closes it."""
        self._show(words, urgent=True)

    def clear(self) -> None:
        """Say nothing any more."""
        self.timer.stop()
        self.hide()

    def _show(self, words: str, *, urgent: bool) -> None:
        self.timer.stop()
        self._label.setText(words)
        self._label.setAccessibleName(words)
        self.undo_button.setVisible(not urgent)
        self.close_button.setVisible(urgent)
        set_urgent(self, urgent, self._label)
        self.show()
        announce(self._label)

    def _end(self) -> None:
        self.clear()
        self.over.emit()
