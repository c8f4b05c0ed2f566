"""Where the reader writes a sentence's translation, in the place where it stands."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from khulasa.article.model import Kind
from khulasa.ui.reading.columns.column_look import ColumnLook
from khulasa.ui.reading.rows.text_formats import block_format
from khulasa.ui.widgets.flow_row import FlowRow
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.short_text_field import ShortTextField
from khulasa.wording import _

FRAME = UNIT // 2  # around what is written


class SentenceField(ShortTextField):
    """The text that is written.

    Signals:
        stepped: Tab or Shift+Tab: on to the next (1) or the previous (-1) sentence.
        deserted: The keyboard went elsewhere in this window.
    """

    stepped = Signal(int)
    deserted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.stepped.emit(1 if forward else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        reason = Qt.FocusReason
        # Another window, or a menu, comes to an end, and then the reader writes on.
        if event.reason() not in (reason.ActiveWindowFocusReason, reason.PopupFocusReason):
            self.deserted.emit()


class SentenceEditor(QFrame):
    """One sentence to write; its field is as high as the text.

    Signals:
        kept: The reader wants it kept; there is something to keep.
        given_up: The reader does not want it.
        grown: It needs another height now.

    Args:
        parent: Where it lies.
    """

    kept = Signal()
    given_up = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sentenceEditor")
        self._before = self._term = ""
        self._line_height = 1.0
        self.field = SentenceField(self)
        self.field.setObjectName("sentenceField")
        self.field.setAccessibleName(_("Your translation"))
        self.field.setFrameShape(QFrame.Shape.NoFrame)
        self.field.document().setDocumentMargin(0)
        self.field.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for bar in (self.field.setVerticalScrollBarPolicy, self.field.setHorizontalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.keep_button = _button(_("Keep"), _("Keep your translation (Enter)"))
        self.leave_button = _button(
            _("Cancel"), _("Leave the translation as it was (Esc)"), _("Cancel editing")
        )
        self.term_button = _button("", _("Put the term where the cursor stands (Ctrl+Shift+I)"))
        self._foot = FlowRow(self)
        for button in (self.keep_button, self.leave_button, self.term_button):
            self._foot.add(button)
        self.field.entered.connect(self._keep)
        self.field.escaped.connect(self.given_up)
        self.field.textChanged.connect(self._judge)
        self.keep_button.clicked.connect(self._keep)
        self.leave_button.clicked.connect(self.given_up)
        self.term_button.clicked.connect(self.put_term)
        self.offer("")
        self.hide()

    def begin(self, text: str, font: QFont, look: ColumnLook, begin: int = -1) -> None:
        """Start on a translation.

        Args:
            text: What stands there.
            font: Of the place where it stands.
            look: What holds for the text of the column.
            begin: Where the cursor is put, in UTF-16 units; -1 for the end.
        """
        self._before = text
        self.field.setPlainText(text)
        self.dress(font, look)
        self.field.document().clearUndoRedoStacks()
        cursor = self.field.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if 0 <= begin < cursor.position():
            cursor.setPosition(begin)
        self.field.setTextCursor(cursor)
        self.offer("")

    def dress(self, font: QFont, look: ColumnLook) -> None:
        """Set the text as the column is set now."""
        self._line_height = look.line_height
        self.field.setFont(font)
        option = self.field.document().defaultTextOption()
        option.setTextDirection(look.direction)
        self.field.document().setDefaultTextOption(option)
        cursor = QTextCursor(self.field.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(block_format(Kind.TEXT, look.direction, look.line_height))

    def offer(self, term: str) -> None:
        """Offer to put a term where the cursor stands, or in the place of what is selected."""
        self._term = term
        words = _("Put “{}” at the cursor").format(f"\u2068{term}\u2069")
        self.term_button.setText(words.replace("&", "&&"))
        self.term_button.setAccessibleName(words)
        self.term_button.setVisible(bool(term))
        self._arrange()

    @property
    def offers_term(self) -> bool:
        """Whether there is a term to put in."""
        return bool(self._term)

    def put_term(self) -> None:
        """Put the term that is offered where the cursor stands."""
        self.field.insertPlainText(self._term)
        self.field.setFocus()

    @property
    def text(self) -> str:
        """What the reader wrote, on one line."""
        return " ".join(self.field.toPlainText().split())

    @property
    def is_changed(self) -> bool:
        """Whether the reader wrote something else than was there; nothing at all does not count."""
        return self.text not in ("", " ".join(self._before.split()))

    def lines_needed(self, width: int) -> int:
        """How many of the column's lines it is high where its text is so many pixels wide."""
        document = self.field.document()
        document.setTextWidth(width)
        height = document.size().height() + self._foot.heightForWidth(width) + FRAME
        return ceil(height / self._line_height)

    def place(self, rect: QRect) -> None:
        """Put it where its text gets this place in the parent."""
        self.setGeometry(rect.adjusted(-FRAME, 0, FRAME, 0))
        self._arrange()

    def caret(self) -> QRect:
        """Where the text cursor is in the parent."""
        place = self.field.viewport().mapTo(self, QPoint(0, 0))
        return self.field.cursorRect().translated(place + self.pos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width = max(1, self.width() - 2 * FRAME)
        foot = self._foot.heightForWidth(width)
        self.field.setGeometry(FRAME, 1, width, max(1, self.height() - foot - FRAME))
        self._foot.setGeometry(FRAME, self.height() - foot - FRAME // 2, width, foot)

    def _judge(self) -> None:
        self.keep_button.setEnabled(bool(self.text))
        self.grown.emit()

    def _keep(self) -> None:
        if self.text:
            self.kept.emit()


def _button(words: str, tip: str, name: str = "") -> QPushButton:
    button = QPushButton(words)
    button.setProperty("look", "link")
    button.setToolTip(tip)
    button.setAccessibleName(name or tip)
    # So that pressing one takes nothing from the field; its keys do the same.
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
