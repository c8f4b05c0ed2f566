"""Writes a sentence's translation where it stands, whatever moves around it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from khulasa.ui.reading.columns.column import ReadingPane
from khulasa.ui.reading.columns.linked_scrolling import LinkedScrolling
from khulasa.ui.reading.rows.aligned_rows import AlignedRows
from khulasa.ui.reading.rows.measuring import Measuring
from khulasa.ui.reading.sentences.highlights import Marks
from khulasa.ui.reading.sentences.sentence_editor import SentenceEditor


class EditingInPlace(QObject):
    """Opens the editor in the column of translations, and keeps what is written when it closes.

    Only Esc gives up what was written. Wherever else the reader goes, it is kept.

    Signals:
        written: Number of a sentence and the reader's translation of it.
        stepped: Number of a sentence, and whether to edit the next (1) or the one before (-1).
        closed: The reader is done, and the keyboard was in the editor.

    Attributes:
        number: The sentence that is written; None if none is.

    Args:
        panes: Source and translation.
        rows: The rows in them.
        marks: Say which sentence is pinned.
        measuring: Measures rows.
        scrolling: Holds the place while a row grows.
    """

    written = Signal(int, str)
    stepped = Signal(int, int)
    closed = Signal()

    def __init__(
        self,
        panes: tuple[ReadingPane, ReadingPane],
        rows: AlignedRows,
        marks: Marks,
        measuring: Measuring,
        scrolling: LinkedScrolling,
    ) -> None:
        super().__init__(panes[1])
        self._panes, self._pane, self._rows, self._marks = panes, panes[1], rows, marks
        self._measuring, self._scrolling = measuring, scrolling
        self.number: int | None = None
        self._lines = 0
        self._placing = False
        self.editor = SentenceEditor(self._pane.viewport())
        field = self.editor.field
        self.editor.kept.connect(lambda: self._end(keep=True))
        self.editor.given_up.connect(lambda: self._end(keep=False))
        self.editor.grown.connect(self._grow)
        field.stepped.connect(self._step)
        field.deserted.connect(self._desert)
        field.cursorPositionChanged.connect(self._show_caret)
        for pane in panes:
            pane.released.connect(self._leave_if_deserted)
        marks.changed.connect(self._follow_pin)
        scrolling.moved.connect(self.place)

    def open(self, number: int, text: str) -> None:
        """Let the reader write a sentence whose present translation is this."""
        if number == self.number:
            self.editor.field.setFocus()
            return
        self.keep()
        place = self._pane.place_in_sentence(number)
        begin = place[1].end if place is not None and place[0] == text else -1
        self.number, self._lines = number, 1
        self._rows.apart = number
        self._pane.open_sentence(self._rows.numbering.row_of(number), number, 1)
        self.editor.begin(text, self._font(), self._pane.look, begin)
        self._show_row_of(number)
        self.editor.show()
        self._grow()
        self.editor.field.setFocus()
        self._show_caret()

    def keep(self) -> None:
        """Close the editor; what was written in it is kept."""
        number = self.number
        if number is not None:
            text, changed = self.editor.text, self.editor.is_changed
            self._close()
            if changed:
                self.written.emit(number, text)

    def hand_on(self) -> str | None:
        """Close the editor, to go on elsewhere with what was written; None if it is not open."""
        if self.number is None:
            return None
        text = self.editor.field.toPlainText()
        self._close()
        return text

    def drop(self) -> None:
        """Take the editor away, as other rows are about to be shown."""
        self.number = self._rows.apart = None
        self.editor.hide()

    def dress(self) -> None:
        """Take on the sizes and colours that hold now."""
        if self.number is not None:
            self.editor.dress(self._font(), self._pane.look)
            self._grow()

    def place(self) -> None:
        """Put the editor where its sentence is by now."""
        if self.number is None or self._placing or self.editor.isHidden():
            return
        rect = self._pane.opened_rect()
        if rect.isEmpty():
            self.keep()  # the sentence is not shown any more
            return
        self.editor.place(rect)
        if self.editor.lines_needed(rect.width()) != self._lines:
            self._grow()

    def _grow(self) -> None:
        """Give the editor the height that it needs now."""
        if self.number is None or self._placing or self.editor.isHidden():
            return
        lines = self.editor.lines_needed(self._pane.opened_rect().width())
        if lines != self._lines:
            self._lines = lines
            self._placing = True
            row = self._rows.numbering.row_of(self.number)
            self._pane.open_sentence(row, self.number, lines)
            self._measuring.guess((row,))
            self._scrolling.hold()
            self._placing = False
        self.place()

    def _show_caret(self) -> None:
        """Scroll as little as shows where the reader writes."""
        if self.number is None or self.editor.isHidden():
            return
        rect, bar = self.editor.caret(), self._pane.verticalScrollBar()
        below = rect.bottom() - self._pane.viewport().height()
        if rect.top() < 0:
            bar.setValue(bar.value() + rect.top())
        elif below > 0:
            bar.setValue(bar.value() + min(below, rect.top()))

    def _show_row_of(self, number: int) -> None:
        """Show a row with the sentence apart, or as usual."""
        self._rows.update((self._rows.numbering.row_of(number),))
        self._scrolling.hold()
        self._marks.refresh()

    def _end(self, *, keep: bool) -> None:
        """Close the editor at the reader's wish; what is kept so is the reader's own, as it is."""
        number, text = self.number, self.editor.text
        self._close()
        if keep and number is not None:
            self.written.emit(number, text)

    def _close(self) -> None:
        had_keys, number = self.editor.field.hasFocus(), self.number
        self.drop()
        self._pane.close_sentence()
        if number is not None:
            self._show_row_of(number)
        if had_keys:
            self.closed.emit()

    def _step(self, by: int) -> None:
        number = self.number
        if number is not None:
            self.keep()
            self.stepped.emit(number, by)

    def _desert(self) -> None:
        """Keep what was written, but not while a button is down: the text under it would move."""
        pressed = QGuiApplication.mouseButtons() is not Qt.MouseButton.NoButton
        if not (pressed and QApplication.focusWidget() in self._panes):
            self.keep()

    def _leave_if_deserted(self) -> None:
        if self.number is not None and not self.editor.field.hasFocus():
            self.keep()

    def _follow_pin(self) -> None:
        if self.number is not None and list(self._marks.pinned) != [self.number]:
            self.keep()

    def _font(self) -> QFont:
        font = QFont(self._pane.document().defaultFont())
        number = self.number
        if number is not None and self._pane.is_heading(self._rows.numbering.row_of(number)):
            font.setBold(True)
        return font
