"""The reader's note on the sentence that is looked at, and the field to write it in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.short_text_field import ShortTextField
from khulasa.wording import _

_LINES = 2


class NoteCard(QFrame):
    """A small card, there only where there is a note or one is being written.

    Enter keeps what is written, Shift+Enter begins a line, Esc leaves the note as it was. What
    was begun for one sentence is there again when the reader comes back to it.

    Signals:
        written: Number of the sentence and its note; an empty one takes it away.
        left: The reader is done with the field.
        writing: Whether there is a field to write in now.
    """

    written = Signal(int, str)
    left = Signal()
    writing = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteCard")
        self._number: int | None = None
        self._note = ""
        self._drafts: dict[int, str] = {}
        title = plain_label(_("Your note"))
        title.setProperty("look", "quiet")
        self.words = plain_label()
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.field = ShortTextField(lines=True)
        self.field.setObjectName("editor")
        self.field.setAccessibleName(_("Your note on the sentence"))
        self.edit_button = _button(_("Edit"), _("Edit the note (Ctrl+Alt+M)"), self.edit)
        self.remove_button = _button(
            _("Remove"), _("Remove the note (Ctrl+Alt+Shift+M)"), self.remove
        )
        self.keep_button = _button(_("Keep"), _("Keep the note (Enter)"), self._keep)
        self.leave_button = _button(_("Cancel"), _("Leave the note as it was (Esc)"), self._leave)
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(title, 1)
        for button in (self.edit_button, self.remove_button, self.keep_button, self.leave_button):
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(head)
        layout.addWidget(self.words)
        layout.addWidget(self.field)
        self.field.entered.connect(self._keep)
        self.field.escaped.connect(self._leave)
        self.set_font(self.font())
        self._rest()

    @property
    def editing(self) -> bool:
        """Whether the reader is writing."""
        return not self.field.isHidden()

    def set_font(self, font: QFont) -> None:
        """Set the font of the note."""
        self.words.setFont(font)
        self.field.setFont(font)
        self.field.setFixedHeight(_LINES * self.field.fontMetrics().lineSpacing() + 3 * UNIT)

    def forget(self) -> None:
        """Begin anew, with another article."""
        self._drafts.clear()
        self._number, self._note = None, ""
        self._rest()

    def show_note(self, number: int | None, note: str) -> None:
        """Show the note on a sentence.

        Args:
            number: The sentence; None if there is no single one.
            note: The reader's note; empty if there is none.
        """
        if (number, note) == (self._number, self._note):
            return
        self._put_aside()
        self._number, self._note = number, note
        self._rest()

    def drafts(self) -> dict[int, str]:
        """What the reader began to write on sentences, by their numbers; the last one is aside."""
        self._put_aside()
        return dict(self._drafts)

    def take_up(self, drafts: Mapping[int, str]) -> None:
        """Have what was begun elsewhere there again when its note is edited."""
        self._drafts.update(drafts)

    def edit(self) -> None:
        """Let the reader write."""
        if self._number is None:
            return
        if not self.editing:
            self.field.setPlainText(self._drafts.pop(self._number, self._note))
            self.field.moveCursor(QTextCursor.MoveOperation.End)
            self._arrange(writing=True)
        self.field.setFocus()

    def remove(self) -> None:
        """Take the note away."""
        self._finish("")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write where the note stands."""
        event.accept()
        self.edit()

    def _put_aside(self) -> None:
        if self.editing and self._number is not None and self._text() != self._note:
            self._drafts[self._number] = self._text()

    def _keep(self) -> None:
        self._finish(self._text())

    def _finish(self, note: str) -> None:
        number = self._number
        self._rest()
        if number is not None and note != self._note:
            self.written.emit(number, note)
        self.left.emit()

    def _leave(self) -> None:
        self._rest()
        self.left.emit()

    def _rest(self) -> None:
        self.words.setText(self._note)
        self._arrange(writing=False)

    def _arrange(self, *, writing: bool) -> None:
        self.setVisible(writing or bool(self._note))
        shown: tuple[QWidget, ...] = (self.words, self.edit_button, self.remove_button)
        for widget in shown:
            widget.setVisible(not writing)
        written: tuple[QWidget, ...] = (self.field, self.keep_button, self.leave_button)
        for widget in written:
            widget.setVisible(writing)
        self.writing.emit(writing)

    def _text(self) -> str:
        return self.field.toPlainText().strip()


def _button(words: str, tip: str, then: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("look", "link")
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.clicked.connect(then)
    return button
