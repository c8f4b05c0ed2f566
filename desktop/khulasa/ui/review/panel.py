"""The panel below the text: what to check, and the sentence that is being looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from khulasa.reading.marking import Marking
from khulasa.reading.to_check import Doubt
from khulasa.ui.review.sentence_panel import SentencePanel
from khulasa.ui.review.to_check_list import ToCheckList
from khulasa.ui.shell.commands.all_commands import Commands, command_button
from khulasa.ui.widgets.fonts import reading_font, scaled_font
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.wording import N_, _

_LOW = 12 * UNIT  # of a panel that has no room for more than the list
_SHARE = 5 / 9  # of the width, for the sentence


class ReviewPanel(QFrame):
    """The list on one side, the sentence on the other.

    Signals:
        left: The reader pressed Esc: back to the text.
    """

    left = Signal()

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review")
        title = plain_label(_("To check"))
        title.setProperty("look", "title")
        self._close = close = QPushButton(_("Close"))
        close.setAccessibleName(_("Close the list"))
        close.setToolTip(_("Close the list (Ctrl+F8)"))
        close.clicked.connect(commands.doubts.trigger)
        self.list = ToCheckList()
        nothing = self.nothing = plain_label()
        nothing.setWordWrap(True)
        nothing.setProperty("look", "quiet")
        nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        nothing.setContentsMargins(2 * UNIT, 0, 0, 0)
        self._lists = QStackedWidget()
        self._lists.addWidget(nothing)
        self._lists.addWidget(self.list)
        self.sentence = SentencePanel()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, UNIT, UNIT, 0)
        layout.setHorizontalSpacing(2 * UNIT)
        layout.setVerticalSpacing(UNIT)
        self._title = _row(title, None, command_button(commands.only_doubtful))
        self._title.setContentsMargins(2 * UNIT, 0, 0, 0)
        self._commands = _row(*map(command_button, commands.about_sentence))
        self._head = _row(self._commands, None, close)
        layout.addWidget(self._title, 0, 0)
        layout.addWidget(self._head, 0, 1)
        layout.addWidget(self._lists, 1, 0)
        layout.addWidget(self.sentence, 1, 1)
        layout.setColumnStretch(0, 4)
        layout.setColumnStretch(1, 5)  # see _SHARE
        layout.setRowStretch(1, 1)

    def set_zoom(self, zoom: float) -> None:
        """Set the size of the text, 1.0 being normal."""
        self.list.setFont(scaled_font(zoom))
        self.sentence.set_font(reading_font(arabic=False, zoom=zoom))

    def restyle(self) -> None:
        """Draw again in the colours that hold now."""
        self.list.viewport().update()
        self.sentence.alternatives.viewport().update()

    def show_doubts(self, doubts: list[Doubt], chosen: int | None, marking: Marking) -> None:
        """List what is to be checked, with the sentence that is chosen in the text.

        Args:
            doubts: The sentences.
            chosen: Number of the one that is chosen; it may be none of these.
            marking: Which sentences are marked, and so listed, at all.
        """
        words = {
            Marking.ALL: N_("Nothing to check."),
            Marking.SERIOUS: N_("Nothing serious to check; the rest is not marked."),
            Marking.NONE: N_("What is to be checked is not marked: the preferences say so."),
        }
        self.nothing.setText(_(words[marking]))
        self.list.show_doubts(doubts, chosen)
        self._lists.setCurrentIndex(1 if doubts else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room: all of it is in the menus, too."""
        super().resizeEvent(event)
        for head in (self._title, self._head):
            head.setVisible(self.height() >= _LOW)
        needed = sum(part.sizeHint().width() for part in (self._commands, self._close))
        self._commands.setVisible(needed + 4 * UNIT <= self.width() * _SHARE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self.sentence.leave():
                self.left.emit()
            return
        super().keyPressEvent(event)


def _row(*widgets: QWidget | None) -> QWidget:
    """Widgets side by side, with all the room that is left in the place of None."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(UNIT // 2)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return holder
