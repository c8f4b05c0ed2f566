"""The sentence that is pinned in the text: why to check it, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from khulasa.translation.result import Translation
from khulasa.ui.glossary.terms_card import TermsCard
from khulasa.ui.review.alternatives_list import AlternativesList
from khulasa.ui.review.note_card import NoteCard
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.wording import _, count_text


class SentencePanel(QWidget):
    """Speaks of one sentence, and holds the alternatives and the note.

    Signals:
        picked: Number of a sentence and the translation that the reader chose.
        left: The reader is done with the alternatives or the note.
    """

    picked = Signal(int, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number: int | None = None
        self._target = ""
        self.words = plain_label()
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.everywhere = QPushButton()
        self.everywhere.setProperty("look", "link")
        self.everywhere.setToolTip(
            _("Put your translation at the same sentence everywhere (Ctrl+Alt+Enter)")
        )
        self.offer_everywhere(0)
        self.terms = TermsCard()
        self.note = NoteCard()
        # There is hardly room for both, and what is written is looked at.
        self.note.writing.connect(self.words.setHidden)
        reasons = QScrollArea()
        reasons.setFrameShape(QFrame.Shape.NoFrame)
        reasons.setWidgetResizable(True)
        reasons.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        said = QWidget()
        said.setObjectName("said")
        below = QVBoxLayout(said)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.words)
        below.addWidget(self.everywhere, 0, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self.terms)
        below.addWidget(self.note)
        below.addStretch(1)
        reasons.setWidget(said)
        self.alternatives = AlternativesList()
        # The style sheet stops fonts from being handed down.
        self._read = (self.words, self.alternatives)
        self._stack = QStackedWidget()
        for page in (reasons, self.alternatives):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, UNIT)
        layout.addWidget(self._stack)
        self.alternatives.picked.connect(self._pick)
        self.note.left.connect(self.left)

    @property
    def choosing(self) -> bool:
        """Whether alternatives are offered."""
        return self._stack.currentWidget() is self.alternatives

    def set_font(self, font: QFont) -> None:
        """Set the font of what is read."""
        for widget in self._read:
            widget.setFont(font)
        self.terms.set_font(font)
        self.note.set_font(font)

    def forget(self) -> None:
        """Begin anew, with another article."""
        self._number = None
        self.note.forget()
        self._rest()

    def show_sentence(self, number: int | None, words: str, target: str) -> None:
        """Speak of a sentence.

        Args:
            number: Its number; None if there is no single one.
            words: What is to be said of it.
            target: Its present translation.
        """
        self.words.setText(words)
        if (number, target) != (self._number, self._target):
            self._number, self._target = number, target
            self._rest()

    def offer_everywhere(self, count: int) -> None:
        """Offer to put the reader's words at so many equal sentences; at none, offer nothing."""
        words = count_text(
            "Apply to the same sentence elsewhere",
            "Apply to the same sentence in {:,} other places",
            count,
        )
        self.everywhere.setText(words)
        self.everywhere.setAccessibleName(words)
        self.everywhere.setVisible(bool(count))

    def write_note(self) -> None:
        """Let the reader write a note."""
        self._rest()
        self.note.edit()

    def offer(self, number: int, translations: Sequence[Translation]) -> None:
        """Let the reader choose, if the sentence is still the one that is shown."""
        if number == self._number:
            self.alternatives.show_translations(self._target, translations)
            self._stack.setCurrentWidget(self.alternatives)
            self.alternatives.setFocus()

    def leave(self) -> bool:
        """Close the alternatives; False if none are open."""
        if not self.choosing:
            return False
        self._rest()
        self.left.emit()
        return True

    def _rest(self) -> None:
        self._stack.setCurrentIndex(0)

    def _pick(self, translation: Translation) -> None:
        number = self._number
        self._rest()
        if number is not None:
            self.picked.emit(number, translation)
        self.left.emit()
