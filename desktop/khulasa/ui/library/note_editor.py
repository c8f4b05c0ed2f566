"""Where the reader writes a note on an article."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.short_text_field import ShortTextField
from khulasa.wording import _

_LINES = 3


class NoteEditor(QFrame):
    """A small field; Enter keeps the note, Shift+Enter begins a line, Esc leaves it as it was.

    Signals:
        kept: Number of the article, and the note, which may be empty; the editor stays open until
            ``confirm``, so that nothing is lost if it cannot be kept.
        left: The editor is closed, in either way.
    """

    kept = Signal(int, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryNote")
        self._article_id = -1
        self._before = ""
        self._about = plain_label()
        self._about.setProperty("look", "quiet")
        self.field = ShortTextField(lines=True)
        self.field.setObjectName("editor")
        self.field.setFixedHeight(_LINES * self.field.fontMetrics().lineSpacing() + 3 * UNIT)
        self.field.entered.connect(self.keep)
        self.field.escaped.connect(self.leave)
        self.keep_button = _button(_("Keep"), _("Keep the note (Enter)"), "outline")
        self.keep_button.clicked.connect(self.keep)
        self.leave_button = _button(_("Cancel"), _("Leave the note as it was (Esc)"), "")
        self.leave_button.clicked.connect(self.leave)
        buttons = QVBoxLayout()
        buttons.setSpacing(UNIT // 2)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(self.field, 1)
        line.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT // 2)
        layout.addWidget(self._about)
        layout.addLayout(line)
        self.hide()

    def begin(self, article_id: int, title: str, note: str) -> None:
        """Write the note of an article, beginning with what it is now."""
        if article_id == self._article_id and not self.isHidden():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.keep()
        self._article_id, self._before = article_id, note
        room = max(20 * UNIT, self.width() - 20 * UNIT)
        short = self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        # Isolated, so that the words around an Arabic title stay where they are.
        self._about.setText(_("Your note on {}").format(f"\u2068{short}\u2069"))
        self.field.setAccessibleName(_("Your note on {}").format(title))
        self.field.setPlainText(note)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self, article_id: int, note: str) -> None:
        """A note is kept now; close the editor if nothing else is written in it."""
        if article_id == self._article_id:
            self._before = note
            if self._text() == note:
                self.leave()

    def leave(self) -> None:
        """Close it; the note stays as it was."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def keep(self) -> None:
        """Have the note kept, if there is one that is another than before."""
        if self.isHidden():
            return
        note = self._text()
        if note == self._before:
            self.leave()
        else:
            self.kept.emit(self._article_id, note)

    def _text(self) -> str:
        return self.field.toPlainText().strip()


def _button(words: str, tip: str, look: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("look", look)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
