"""The small window with the translation of what was copied last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextEdit, QVBoxLayout, QWidget

from khulasa.article.model import Kind
from khulasa.ui.reading.rows.row_formats import apply_formats, row_formats
from khulasa.ui.reading.rows.row_text import RowText
from khulasa.ui.reading.rows.text_formats import block_format
from khulasa.ui.widgets.focus_line import FocusLine
from khulasa.ui.widgets.fonts import line_height, reading_font
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.languages import direction
from khulasa.ui.widgets.plain import plain_label
from khulasa.ui.widgets.screen_reader import announce
from khulasa.ui.widgets.screen_room import resize_on_screen
from khulasa.ui.widgets.style import colours
from khulasa.wording import _


class CopiedWindow(QWidget):
    """Stays on top of other programs, and takes the keyboard from none of them.

    Signals:
        pasted: The reader pressed the keys or the button for pasting.
        open_wanted: The reader wants the text as an article.
        closed: The reader closed the window or turned it off.

    Args:
        listens: It hears of what is copied; otherwise the reader pastes it here.
    """

    pasted = Signal()
    open_wanted = Signal()
    closed = Signal()

    def __init__(self, *, listens: bool) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("copied")
        self.setWindowTitle(_("What you copy, translated – Khulasa"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        listening = _("On: what you copy in other programs is translated here. Nothing is kept.")
        asking = _(
            "On. This desktop shows what is copied only to the window in front: "
            "press Ctrl+V here. Nothing is kept."
        )
        self.told = plain_label(listening if listens else asking)
        self.told.setProperty("look", "quiet")
        self.told.setWordWrap(True)
        self.off_button = QPushButton(_("Turn off"))
        self.off_button.setProperty("look", "link")
        self.off_button.setToolTip(_("Translate no more of what you copy"))
        self.message = plain_label()
        self.message.setWordWrap(True)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        FocusLine(self.text)
        self.text.setAccessibleName(_("Translation"))
        self.text.setAcceptDrops(False)
        self.copy_button = _button(_("Copy"), _("Copy the translation"))
        self.open_button = _button(
            _("Open as article"), _("Open the text in a tab; there it is kept as usual")
        )
        self.paste_button = _button(_("Paste"), _("Translate what is on the clipboard (Ctrl+V)"))
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.told, 1)
        head.addWidget(self.off_button, 0, Qt.AlignmentFlag.AlignTop)
        for button in (self.copy_button, self.open_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.paste_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[UNIT + UNIT // 2] * 4)
        layout.setSpacing(UNIT)
        layout.addLayout(head)
        layout.addWidget(self.message)
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)
        self.off_button.clicked.connect(self.close)
        self.copy_button.clicked.connect(self._copy)
        self.open_button.clicked.connect(self.open_wanted)
        self.paste_button.clicked.connect(self.pasted)
        resize_on_screen(self, 440, 320)
        self.show_message("")

    def show_message(self, words: str, *, opens: bool = False) -> None:
        """Say something in the place of a translation.

        Args:
            words: What is said; empty for nothing.
            opens: There is a text that can be opened.
        """
        self.text.clear()
        self._tell(words)
        self.copy_button.setEnabled(False)
        self.open_button.setEnabled(opens)

    def show_translation(
        self, rows: Sequence[RowText], kinds: Sequence[Kind], language: str, words: str
    ) -> None:
        """Show what there is of a translation.

        Args:
            rows: Its paragraphs.
            kinds: What each of them is.
            language: Code of the language that it is in.
            words: What is to be said of it.
        """
        self._tell(words)
        way, ink = direction(language), colours().ink
        arabic = way is Qt.LayoutDirection.RightToLeft
        self.text.setFont(reading_font(arabic=arabic))
        self.text.setPlainText("\n".join(row.text for row in rows))
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(block_format(Kind.TEXT, way, line_height(), UNIT))
        for number, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
            block = self.text.document().findBlockByNumber(number)
            apply_formats(block, row_formats(row, kind, ink, arabic=arabic, zoom=1.0))
        self.text.document().markContentsDirty(0, self.text.document().characterCount())
        self.copy_button.setEnabled(any(row.text for row in rows))
        self.open_button.setEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _tell(self, words: str) -> None:
        if words != self.message.text():
            self.message.setText(words)
            announce(self.message)
        self.message.setVisible(bool(words))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._tell(_("Copied."))


def _button(words: str, tip: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("look", "outline")
    button.setToolTip(tip)
    return button
