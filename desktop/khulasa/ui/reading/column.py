"""One column of the reading view: a read-only text with one block a paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from khulasa.article.model import Kind
from khulasa.ui.reading.rows import Look, RowText, script_runs, utf16_length
from khulasa.ui.reading.text_formats import (
    background,
    block_format,
    char_format,
    closing_format,
    in_font,
)
from khulasa.ui.widgets.fonts import reading_font
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.style import colours


class ReadingPane(QTextEdit):
    """Shows rows of text, tells which sentence the reader points at, and marks sentences.

    Signals:
        hovered: Number of the sentence under the pointer, or -1.
        chosen: Number of the sentence that was clicked or entered, or -1 beside any.
        reached: Number of the sentence that the text cursor was moved into by keyboard.
        menu_wanted: Row, sentence (-1 beside any) and global position of a context menu.
        zoom_wanted: Steps that the wheel was turned with Ctrl held.
    """

    hovered = Signal(int)
    chosen = Signal(int)
    reached = Signal(int)
    menu_wanted = Signal(int, int, QPoint)
    zoom_wanted = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        # A blinking caret would promise that the text can be edited.
        self.setCursorWidth(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Otherwise a dropped file would be taken here instead of at the window.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.viewport().setMouseTracking(True)
        self.document().setUndoRedoEnabled(False)
        self.document().setDocumentMargin(2 * UNIT)
        self.document().setIndentWidth(3 * UNIT)
        self._rows: list[RowText] = []
        self._kinds: list[Kind] = []
        self._hidden: set[int] = set()
        self._direction = Qt.LayoutDirection.LeftToRight
        self._zoom = 1.0
        self._line_height = 0.0
        self._ink = colours().ink
        self._pressed_at = QPoint()

    @property
    def row_count(self) -> int:
        """How many rows are shown."""
        return len(self._rows)

    def set_look(
        self, direction: Qt.LayoutDirection, zoom: float, line_height: float, ink: str
    ) -> None:
        """Set what holds for all rows and forget the rows; fill again afterwards."""
        self._direction, self._zoom = direction, zoom
        self._line_height, self._ink = line_height, ink
        self._rows, self._kinds = [], []
        self._hidden.clear()
        self.clear()
        self.document().setDefaultFont(reading_font(arabic=self._arabic, zoom=zoom))

    def append_rows(self, rows: Iterable[tuple[RowText, Kind]]) -> None:
        """Add rows at the end."""
        first = not self._rows
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        for row, kind in rows:
            cursor.setBlockFormat(block_format(kind, self._direction, self._line_height))
            self._rows.append(row)
            self._kinds.append(kind)
            self._insert(cursor, row, kind)
            cursor.insertBlock()
        # The empty block that stays at the end makes Qt count the margin of the last row.
        cursor.setBlockFormat(closing_format())
        cursor.endEditBlock()
        if first:
            # The reader's own cursor was pushed along by the text.
            self.setTextCursor(QTextCursor(self.document()))

    def replace_row(self, index: int, row: RowText) -> None:
        """Show another text in a row, or the same one marked otherwise."""
        before = self._rows[index]
        if row == before:
            return
        self._rows[index] = row
        cursor = self._cursor(index, 0, self._block(index).length() - 1)
        cursor.beginEditBlock()
        if row.text == before.text:
            # Left standing, so that what the reader has selected in it stays selected.
            cursor.setCharFormat(char_format(self._ink, self._kinds[index]))
            self._dress(index, row, self._kinds[index])
        else:
            cursor.removeSelectedText()
            self._insert(cursor, row, self._kinds[index])
        cursor.endEditBlock()

    def hide_rows(self, rows: Collection[int]) -> None:
        """Hide these rows and show all others."""
        changed = self._hidden.symmetric_difference(rows)
        self._hidden = set(rows)
        for index in changed:
            self._block(index).setVisible(index not in self._hidden)
        if changed:
            self.document().markContentsDirty(0, self.document().characterCount())

    def is_hidden(self, index: int) -> bool:
        """Whether a row is hidden."""
        return index in self._hidden

    def shown_from(self, index: int, by: int = 1) -> int | None:
        """The first row that is not hidden, from a row on downwards (1) or upwards (-1)."""
        rows = range(index, len(self._rows)) if by > 0 else range(index, -1, -1)
        return next((row for row in rows if row not in self._hidden), None)

    def row_height(self, index: int) -> float:
        """Height in pixels of a row's text, without the margin below it."""
        if index in self._hidden:
            return 0.0
        block = self._block(index)
        # Asking for the box lays the block out; its height is the font's and not the line's.
        self.document().documentLayout().blockBoundingRect(block)
        if not block.layout().lineCount():
            # Qt leaves blocks out where a change of format meets its own lazy layout.
            self.document().markContentsDirty(block.position(), block.length())
        return block.layout().lineCount() * self._line_height

    def row_top(self, index: int) -> float:
        """Distance in pixels of a row's text from the top of the document."""
        return self.document().documentLayout().blockBoundingRect(self._block(index)).top()

    def row_at(self, height: float) -> int:
        """The row that holds a distance from the top of the document, its margin included."""
        shown: Sequence[int] = range(len(self._rows))
        if self._hidden:
            shown = [row for row in shown if row not in self._hidden]
        index = bisect_right(shown, height, key=self.row_top) - 1
        return shown[max(0, index)] if shown else 0

    def set_margins(self, margins: Sequence[tuple[int, float]]) -> None:
        """Set the margins below rows, given as (row, pixels)."""
        changed = [
            (self._block(index), margin)
            for index, margin in margins
            if self._block(index).blockFormat().bottomMargin() != margin
        ]
        if not changed:
            return
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        for block, margin in changed:
            below = QTextBlockFormat()
            below.setBottomMargin(margin)
            QTextCursor(block).mergeBlockFormat(below)
        edit.endEditBlock()

    def row_of_caret(self) -> int:
        """The row that the text cursor is in."""
        return self._row_of(self.textCursor())

    def sentence_at_caret(self) -> int | None:
        """Number of the sentence that the text cursor is in."""
        return self._sentence_at(self.textCursor().position())

    def place_caret(self, row: int, sentence: int) -> None:
        """Put the text cursor at the beginning of a sentence."""
        part = self._rows[row].part_of(sentence)
        start = part.start if part else 0
        self.setTextCursor(self._cursor(row, start, start))

    def is_in_sight(self, row: int, sentence: int) -> bool:
        """Whether all of a sentence can be seen."""
        part = self._rows[row].part_of(sentence)
        ends = (part.start, part.end) if part else (0, 0)
        boxes = [self.cursorRect(self._cursor(row, place, place)) for place in ends]
        return boxes[0].top() >= 0 and boxes[1].bottom() <= self.viewport().height()

    def reveal(self, row: int, sentence: int) -> None:
        """Scroll as little as shows the beginning of a sentence."""
        part = self._rows[row].part_of(sentence) if row < len(self._rows) else None
        place = self._cursor(row, part.start if part else 0, part.start if part else 0)
        box = self.cursorRect(place)
        bar = self.verticalScrollBar()
        if box.top() < 0:
            bar.setValue(bar.value() + box.top())
        elif box.bottom() > self.viewport().height():
            bar.setValue(bar.value() + box.bottom() - self.viewport().height())

    def mark(self, marks: Iterable[tuple[int, int, str, str]]) -> None:
        """Put a background behind sentences.

        Args:
            marks: Row, sentence, colour, and another colour for the spots that a doubt is about.
        """
        selections = []
        for row, sentence, colour, spot_colour in marks:
            part = self._rows[row].part_of(sentence) if row < len(self._rows) else None
            if part is None:
                continue
            selections.append(self._selection(row, (part.start, part.end), colour))
            selections += [self._selection(row, spot, spot_colour) for spot in part.spots]
        self.setExtraSelections(selections)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy exactly the characters, a blank line between paragraphs, and no fonts."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().rstrip("\u2029").replace("\u2029", "\n\n"))
        return data

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        sentence = self._sentence_under(event.position().toPoint())
        self.hovered.emit(-1 if sentence is None else sentence)

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)  # type: ignore[arg-type]
        self.hovered.emit(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        here = event.position().toPoint()
        moved = (here - self._pressed_at).manhattanLength()
        if (
            event.button() is Qt.MouseButton.LeftButton
            and moved < QApplication.startDragDistance()
            and not self.textCursor().hasSelection()
        ):
            sentence = self._sentence_under(here)
            self.chosen.emit(-1 if sentence is None else sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            sentence = self.sentence_at_caret()
            self.chosen.emit(-1 if sentence is None else sentence)
            return
        before = self.sentence_at_caret()
        super().keyPressEvent(event)
        sentence = self.sentence_at_caret()
        if sentence is not None and sentence != before:
            self.reached.emit(sentence)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._rows:
            return
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if by_mouse:
            place, cursor = event.pos(), self.cursorForPosition(event.pos())
            sentence = self._sentence_under(place)
        else:
            place, cursor = self.cursorRect().bottomLeft(), self.textCursor()
            sentence = self.sentence_at_caret()
        self.menu_wanted.emit(
            self._row_of(cursor),
            -1 if sentence is None else sentence,
            self.viewport().mapToGlobal(place),
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.zoom_wanted.emit((turned > 0) - (turned < 0))
            event.accept()
            return
        super().wheelEvent(event)

    @property
    def _arabic(self) -> bool:
        return self._direction is Qt.LayoutDirection.RightToLeft

    def _block(self, index: int) -> QTextBlock:
        return self.document().findBlockByNumber(index)

    def _cursor(self, row: int, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._block(row))
        base = cursor.position()
        cursor.setPosition(base + start)
        cursor.setPosition(base + end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _selection(self, row: int, place: tuple[int, int], colour: str) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(row, *place)
        selection.format = background(colour)
        return selection

    def _row_of(self, cursor: QTextCursor) -> int:
        return max(0, min(cursor.blockNumber(), len(self._rows) - 1))

    def _sentence_under(self, place: QPoint) -> int | None:
        offset = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        position = (
            self.document()
            .documentLayout()
            .hitTest((place + offset).toPointF(), Qt.HitTestAccuracy.ExactHit)
        )
        return self._sentence_at(position) if position >= 0 else None

    def _sentence_at(self, position: int) -> int | None:
        block = self.document().findBlock(position)
        index = block.blockNumber()
        if not 0 <= index < len(self._rows):
            return None
        return self._rows[index].sentence_at(position - block.position())

    def _insert(self, cursor: QTextCursor, row: RowText, kind: Kind) -> None:
        cursor.insertText(row.text, char_format(self._ink, kind))
        self._dress(cursor.blockNumber(), row, kind)

    def _dress(self, index: int, row: RowText, kind: Kind) -> None:
        """Give the parts of a row that stands in plain ink their own formats."""
        for start, end, part, spot in row.fragments():
            if part is not None and (part.look is not Look.PLAIN or part.note):
                made = char_format(self._ink, kind, part, spot=spot)
                self._cursor(index, start, end).setCharFormat(made)
        if self._arabic:
            font = in_font(QTextCharFormat(), reading_font(arabic=False, zoom=self._zoom))
            place = 0
            for run, latin in script_runs(row.text):
                end = place + utf16_length(run)
                if latin:
                    self._cursor(index, place, end).mergeCharFormat(font)
                place = end
