"""The sentence that is pinned in the text: why to check it, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
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
from khulasa.ui.review.sentence_editor import SentenceEditor
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.wording import _, count_text


class SentencePanel(QWidget):
    """Speaks of one sentence, and holds the editor, the alternatives and the note.

    Signals:
        edited: Number of a sentence and the reader's own translation.
        picked: Number of a sentence and the translation that the reader chose.
        left: The reader is done with the editor or the alternatives.
    """

    edited = Signal(int, str)
    picked = Signal(int, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number: int | None = None
        self._target = ""
        self._drafts: dict[int, str] = {}
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
        self.editor = SentenceEditor()
        self.alternatives = AlternativesList()
        # The style sheet stops fonts from being handed down.
        self._read = (self.words, self.editor.field, self.alternatives)
        self._stack = QStackedWidget()
        for page in (reasons, self.editor, self.alternatives):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, UNIT)
        layout.addWidget(self._stack)
        self.editor.kept.connect(self._keep)
        self.editor.left.connect(self._give_up)
        self.alternatives.picked.connect(self._pick)
        self.note.left.connect(self.left)

    @property
    def editing(self) -> bool:
        """Whether the reader is writing."""
        return self._stack.currentWidget() is self.editor

    @property
    def choosing(self) -> bool:
        """Whether alternatives are offered."""
        return self._stack.currentWidget() is self.alternatives

    def set_font(self, font: QFont) -> None:
        """Set the font of what is read and written."""
        for widget in self._read:
            widget.setFont(font)
        self.terms.set_font(font)
        self.note.set_font(font)

    def forget(self) -> None:
        """Begin anew, with another article."""
        self._drafts.clear()
        self._number = None
        self.note.forget()
        self._rest()

    def show_sentence(self, number: int | None, words: str, target: str) -> None:
        """Speak of a sentence.

        What the reader was writing for another one is kept until it is shown again.

        Args:
            number: Its number; None if there is no single one.
            words: What is to be said of it.
            target: Its present translation.
        """
        self.words.setText(words)
        if (number, target) == (self._number, self._target):
            return
        if self.editing and number == self._number:
            self._target = target
            return
        self._put_aside()
        self._number, self._target = number, target
        self._rest()

    def edit(self, direction: Qt.LayoutDirection, term: str = "") -> None:
        """Let the reader write; a term is offered to be put where the cursor stands."""
        if self._number is not None and not self.editing:
            self.editor.begin(self._target, self._drafts.pop(self._number, None), direction)
            self._stack.setCurrentWidget(self.editor)
        self.editor.offer(term)
        self.editor.field.setFocus()

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
        """Let the reader write a note; a translation that was begun waits."""
        self._put_aside()
        self._rest()
        self.note.edit()

    def offer(self, number: int, translations: Sequence[Translation]) -> None:
        """Let the reader choose, if the sentence is still the one that is shown."""
        if number == self._number and not self.editing:
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

    def drafts(self) -> dict[int, str]:
        """What the reader began to write for sentences, by their numbers; the last one is aside."""
        self._put_aside()
        return dict(self._drafts)

    def take_up(self, drafts: Mapping[int, str]) -> None:
        """Have what was begun elsewhere there again when its sentence is edited."""
        self._drafts.update(drafts)

    def _put_aside(self) -> None:
        """Keep what the reader was writing until the sentence is edited again."""
        draft = self.editor.draft() if self.editing else None
        if draft is not None and self._number is not None:
            self._drafts[self._number] = draft

    def _rest(self) -> None:
        self._stack.setCurrentIndex(0)

    def _keep(self, text: str) -> None:
        self._finish(self.edited, text)

    def _give_up(self) -> None:
        self._rest()
        self.left.emit()

    def _pick(self, translation: Translation) -> None:
        self._finish(self.picked, translation)

    def _finish(self, signal: SignalInstance, result: str | Translation) -> None:
        number = self._number
        self._rest()
        if number is not None:
            signal.emit(number, result)
        self.left.emit()
