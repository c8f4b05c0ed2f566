"""Where the reader writes a sentence's translation by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.short_text_field import ShortTextField
from khulasa.wording import _


class SentenceEditor(QWidget):
    """One sentence to write; Enter keeps it, Esc doesn't.

    Signals:
        kept: The text that the reader wrote, on one line and never empty.
        left: The reader gave it up.
    """

    kept = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = self._term = ""
        self.field = ShortTextField()
        self.field.setObjectName("editor")
        self.field.setAccessibleName(_("Your translation"))
        self.keep_button = QPushButton(_("Keep"))
        self.keep_button.setProperty("look", "outline")
        self.keep_button.setAccessibleName(_("Keep your translation"))
        self.keep_button.setToolTip(_("Keep your translation (Enter)"))
        self.leave_button = QPushButton(_("Cancel"))
        self.leave_button.setAccessibleName(_("Cancel editing"))
        self.leave_button.setToolTip(_("Leave the translation as it was (Esc)"))
        self.term_button = QPushButton()
        self.term_button.setProperty("look", "link")
        self.term_button.setToolTip(_("Put the term where the cursor stands (Ctrl+Shift+I)"))
        self.term_button.clicked.connect(self.put_term)
        buttons = QVBoxLayout()
        buttons.setSpacing(UNIT // 2)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        written = QVBoxLayout()
        written.setSpacing(UNIT // 2)
        written.addWidget(self.field, 1)
        written.addWidget(self.term_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(written, 1)
        layout.addLayout(buttons)
        self.field.entered.connect(self._keep)
        self.field.escaped.connect(self.left)
        self.field.textChanged.connect(self._judge)
        self.keep_button.clicked.connect(self._keep)
        self.leave_button.clicked.connect(self.left)
        self.offer("")

    def begin(self, text: str, draft: str | None, direction: Qt.LayoutDirection) -> None:
        """Start on a translation, with what the reader wrote before, if anything."""
        self._before = text
        option = self.field.document().defaultTextOption()
        option.setTextDirection(direction)
        self.field.document().setDefaultTextOption(option)
        self.field.setPlainText(text if draft is None else draft)
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    def offer(self, term: str) -> None:
        """Offer to put a term where the cursor stands, or in the place of what is selected."""
        self._term = term
        words = _("Put “{}” at the cursor").format(f"\u2068{term}\u2069")
        self.term_button.setText(words.replace("&", "&&"))
        self.term_button.setAccessibleName(words)
        self.term_button.setVisible(bool(term))

    def put_term(self) -> None:
        """Put the term that is offered where the cursor stands."""
        self.field.insertPlainText(self._term)
        self.field.setFocus()

    def draft(self) -> str | None:
        """What the reader wrote so far; None if it is what was there."""
        text = self._text()
        return None if text == self._before else text

    def _text(self) -> str:
        return " ".join(self.field.toPlainText().split())

    def _judge(self) -> None:
        self.keep_button.setEnabled(bool(self._text()))

    def _keep(self) -> None:
        if text := self._text():
            self.kept.emit(text)
