"""The bar inside the window that says what went wrong, what happened, or offers something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from khulasa.ui.widgets.flow_row import FlowRow
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.menus import follow_tip
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.screen_reader import announce
from khulasa.ui.widgets.style import set_urgent
from khulasa.wording import Phrase, _

# Who clicks reads on where the keys were: a button that takes the focus and goes leaves it
# anywhere.
_NO_CLICKS = Qt.FocusPolicy.TabFocus


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that is offered.

    Attributes:
        text: What, in a sentence or two.
        answers: The words of the buttons and what each does, the one that says no at the end.
    """

    text: str
    answers: tuple[tuple[str, Callable[[], object]], ...]


class MessageBar(QFrame):
    """One message at a time, closed by the reader; an offer waits until the message is closed.

    A message goes when another article comes, since it is about the one before; what is said of the
    program itself comes back then, until the reader closes it.

    Attributes:
        lasting: What is said of the program itself, and was not closed.

    Signals:
        details_wanted: The reader wants to see the details of the message.
        toggled: There is a message now, or none any more.

    Args:
        details: The command that shows the details.
        close: The command that closes the message.
    """

    details_wanted = Signal(str, str)
    toggled = Signal()

    def __init__(self, details: QAction, close: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._commands = details, close
        self._message: Phrase | str = ""
        self._details = ""
        self._is_error = False
        self.lasting: tuple[Phrase | str, ...] = ()
        self._is_lasting = False
        self._proposal: Proposal | None = None
        self._label = plain_label()
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.details_button = _button(_("Details"), details)
        self.details_button.clicked.connect(
            lambda: self.details_wanted.emit(self.text(), self._details)
        )
        details.triggered.connect(self.details_button.click)
        self.close_button = _button(_("Close"), close)
        self.close_button.clicked.connect(self.dismiss)
        close.triggered.connect(self.dismiss)
        self.answers: list[QPushButton] = []
        self._answers = FlowRow()
        self._head = QHBoxLayout()
        self._head.setSpacing(UNIT)
        self._head.addWidget(self._label, 1)
        self._head.addWidget(self.details_button)
        self._head.addWidget(self.close_button)
        self._lines = QVBoxLayout(self)
        # Qt does not mirror margins.
        sides = (UNIT, 2 * UNIT) if self.isRightToLeft() else (2 * UNIT, UNIT)
        self._lines.setContentsMargins(sides[0], UNIT // 2, sides[1], UNIT // 2)
        self._lines.setSpacing(UNIT // 2)
        self._lines.addLayout(self._head)
        self._lines.addWidget(self._answers)
        self.hide()
        self._offer_commands()

    def text(self) -> str:
        """The message; empty while there is none."""
        return self._label.text()

    @property
    def error(self) -> tuple[Phrase | str, str]:
        """What went wrong and its details; empty unless the message says so."""
        return (self._message, self._details) if self._is_error else ("", "")

    @property
    def note(self) -> Phrase | str:
        """What happened, where that can be said in another language; else empty."""
        is_note = not self._is_error and self.text() and isinstance(self._message, Phrase)
        return self._message if is_note else ""

    def show_error(self, message: Phrase | str, details: str = "") -> None:
        """Say that something went wrong."""
        self._show(message, details, urgent=True)

    def show_note(self, message: Phrase | str) -> None:
        """Say that something happened that the reader should know of."""
        self._show(message, "", urgent=False)

    def show_lasting(self, *messages: Phrase | str) -> None:
        """Say what the reader should know of the program, beside what is said so already."""
        self.lasting = tuple(dict.fromkeys(self.lasting + messages))
        if self.lasting:
            self._show(" ".join(map(str, self.lasting)), "", urgent=False)
            self._is_lasting = True

    def propose(self, proposal: Proposal) -> None:
        """Offer something as soon as there is no message; replaces an offer before it."""
        shown = self._is_proposal()
        self._proposal = proposal
        if shown or not self.text():
            self._show_proposal(proposal)

    def withdraw(self, only: Proposal | None = None) -> None:
        """Take back what was offered; a message stays.

        Args:
            only: Leave any other offer than this one.
        """
        if only is not None and self._proposal is not only:
            return
        self._proposal = None
        if self._is_proposal():
            self._hide()

    def clear(self) -> None:
        """Close what is said of an article, and take back what was offered."""
        self._proposal = None
        self._hide()
        self.show_lasting()

    def dismiss(self) -> None:
        """Close the message; of an offer that means no."""
        if self._is_proposal() and self._proposal is not None:
            self._answer(self._proposal.answers[-1][1])
            return
        if self._is_lasting:
            self.lasting = ()
        self._hide()
        if self.lasting:
            self.show_lasting()
        elif self._proposal is not None:
            self._show_proposal(self._proposal)

    def _is_proposal(self) -> bool:
        return bool(self.answers) and bool(self.text())

    def _hide(self) -> None:
        self._label.clear()
        self._is_error = self._is_lasting = False
        self._show_answers(())
        was_shown = not self.isHidden()
        self.hide()
        self._offer_commands()
        if was_shown:
            self.toggled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._seat_answers()

    def _seat_answers(self) -> None:
        """Put the answers beside the words where both have room in one line."""
        words = self._label.fontMetrics().horizontalAdvance(self._label.text())
        beside = words + self._answers.sizeHint().width() + 6 * UNIT < self.width()
        if beside != (self._head.indexOf(self._answers) >= 0):
            (self._head if beside else self._lines).addWidget(self._answers)

    def _show_proposal(self, proposal: Proposal) -> None:
        self._show(proposal.text, "", urgent=False)
        self._show_answers(proposal.answers)
        self.close_button.hide()

    def _show_answers(self, answers: tuple[tuple[str, Callable[[], object]], ...]) -> None:
        self._answers.clear()
        self.answers = []
        for text, answer in answers:
            button = QPushButton(text)
            button.setFocusPolicy(_NO_CLICKS)
            button.setProperty("look", "outline" if self.answers else "primary")
            button.setAccessibleName(text)
            button.clicked.connect(lambda _on, answer=answer: self._answer(answer))
            self._answers.add(button)
            self.setTabOrder(self.answers[-1] if self.answers else self.close_button, button)
            self.answers.append(button)
        self._answers.setVisible(bool(answers))
        self._seat_answers()

    def _answer(self, answer: Callable[[], object]) -> None:
        self.clear()
        answer()

    def _show(self, message: Phrase | str, details: str, *, urgent: bool) -> None:
        self._message, self._details = message, details
        self._show_answers(())
        self._label.setText(str(message))
        self._label.setAccessibleName(str(message))
        self.details_button.setVisible(bool(details))
        self.close_button.show()
        self._is_error, self._is_lasting = urgent, False
        set_urgent(self, urgent, self._label)
        self.show()
        self._offer_commands()
        self.toggled.emit()
        announce(self._label)

    def _offer_commands(self) -> None:
        details, close = self._commands
        close.setEnabled(not self.isHidden())
        details.setEnabled(not self.isHidden() and not self.details_button.isHidden())


def _button(text: str, command: QAction) -> QPushButton:
    button = QPushButton(text)
    button.setFocusPolicy(_NO_CLICKS)
    button.setAccessibleName(command.iconText())
    follow_tip(button, command)
    return button
