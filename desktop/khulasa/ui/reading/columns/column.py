"""One column of the reading view: the text that the reader points at, enters and scrolls."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from khulasa.article.model import Span
from khulasa.ui.reading.rows.row_heights import RowHeights
from khulasa.ui.reading.rows.row_text import Part
from khulasa.ui.reading.rows.rows_edit import RowsEdit
from khulasa.ui.reading.rows.text_formats import background
from khulasa.ui.reading.rows.text_units import first_units
from khulasa.ui.widgets.focus_line import FocusLine

_WALKS = frozenset(
    getattr(Qt.Key, f"Key_{name}") for name in ("Up", "Down", "Left", "Right", "PageUp", "PageDown")
)
_TO_THE_ENDS = frozenset((Qt.Key.Key_Home, Qt.Key.Key_End))


class ReadingPane(RowsEdit):
    """Shows rows of text, tells which sentence the reader points at, and marks sentences.

    Signals:
        hovered: Number of the sentence under the pointer, or -1.
        chosen: Number of the sentence that was clicked, or -1 beside any.
        entered: Number of the sentence with the text cursor when Enter was pressed, or -1.
        released: A mouse button was let go.
        reached: Number of the sentence that the text cursor was moved into by keyboard.
        menu_wanted: Row, sentence (-1 beside any) and global position of a context menu.
        guess_pointed: Number of the sentence and place in it of the guessed word under the pointer.
        zoom_wanted: Steps that the wheel was turned with Ctrl held.
        clicked_twice: Number of the sentence that was double-clicked.
        about_to_copy: What is selected is about to be taken elsewhere.
    """

    hovered = Signal(int)
    chosen = Signal(int)
    entered = Signal(int)
    released = Signal()
    reached = Signal(int)
    menu_wanted = Signal(int, int, QPoint)
    guess_pointed = Signal(int, int)
    zoom_wanted = Signal(int)
    clicked_twice = Signal(int)
    about_to_copy = Signal()

    def __init__(
        self,
        name: str,
        heights: RowHeights,
        parent: QWidget | None = None,
        *,
        under: bool = False,
    ) -> None:
        super().__init__(name, heights, parent, under=under)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        FocusLine(self)
        # Otherwise a dropped file would be taken here instead of at the window.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.viewport().setMouseTracking(True)
        self._pressed_at = QPoint()
        self._twice = False  # the button that is down was pressed for the second time
        self._marks: list[QTextEdit.ExtraSelection] = []
        self._found: list[QTextEdit.ExtraSelection] = []

    def row_of_caret(self) -> int:
        """The row that the text cursor is in."""
        return self._row_of_cursor(self.textCursor())

    def sentence_at_caret(self) -> int | None:
        """Number of the sentence that the text cursor is in."""
        return self._sentence_at(self.textCursor().position())

    def sentence_in(self, row: int, place: int) -> int | None:
        """Number of the sentence at a place of a row, in UTF-16 units."""
        return self._row(row).sentence_at(place) if row < self.row_count else None

    def words_at_caret(self) -> tuple[int, range] | None:
        """The sentence with the text cursor, and the numbers of the words that it is in.

        They are those that are selected, else the one that the cursor stands in; None where they
        are not in one sentence.
        """
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        ends = [self._place_at(place) for place in (start, max(start, end - 1))]
        sentence = self._sentence_at(start)
        if sentence is None or sentence != self._sentence_at(max(start, end - 1)):
            return None
        words = []
        for found in ends:
            part = found[0].part_of(sentence) if found else None
            if found is None or part is None:
                return None
            before = first_units(part.text, found[1] - part.start)
            # Right behind a word is still in it.
            words.append(len(before.split()) - bool(before and not before[-1].isspace()))
        return sentence, range(words[0], words[1] + 1)

    def place_in_sentence(self, sentence: int) -> tuple[str, Span] | None:
        """The shown text of a sentence, and the part of it that is selected or has the cursor.

        None where the cursor is elsewhere. Places are characters.
        """
        cursor = self.textCursor()
        found = self._place_at(cursor.selectionStart())
        part = found[0].part_of(sentence) if found else None
        if found is None or part is None:
            return None
        begin = found[1] - part.start
        end = begin + cursor.selectionEnd() - cursor.selectionStart()
        if begin < 0 or end > part.end - part.start:
            return None
        return part.text, Span(*(len(first_units(part.text, place)) for place in (begin, end)))

    def selected_in(self, sentence: int) -> str:
        """What is selected in a sentence; empty if nothing is, or more than is in it."""
        found = self.place_in_sentence(sentence)
        return found[0][found[1].start : found[1].end].strip() if found else ""

    def place_caret(self, row: int, sentence: int) -> None:
        """Put the text cursor at the beginning of a sentence."""
        part = self._row(row).part_of(sentence)
        start = part.start if part else 0
        self.setTextCursor(self._cursor(row, start, start))

    def is_in_sight(self, row: int, sentence: int) -> bool:
        """Whether all of a sentence can be seen."""
        top, bottom = self._extent(row, sentence)
        return top >= 0 and bottom <= self.viewport().height()

    def depth_of(self, row: int, sentence: int) -> float:
        """How far below the top of its row a sentence begins, in pixels."""
        top, _bottom = self._extent(row, sentence)
        return top + self.verticalScrollBar().value() - self.heights.top(row)

    def reveal(self, row: int, sentence: int) -> None:
        """Scroll as little as shows a sentence; of one that is too long, its beginning."""
        top, bottom = self._extent(row, sentence)
        bar = self.verticalScrollBar()
        if top < 0:
            bar.setValue(bar.value() + top)
        elif bottom > self.viewport().height():
            bar.setValue(bar.value() + min(top, bottom - self.viewport().height()))

    def mark(self, marks: Iterable[tuple[int, int, str, str]]) -> None:
        """Put a background behind sentences.

        Args:
            marks: Row, sentence, colour, and another colour for the spots that a doubt is about.
        """
        selections = []
        for row, sentence, colour, spot_colour in marks:
            part = self._row(row).part_of(sentence) if row < self.row_count else None
            if part is None:
                continue
            selections.append(self._selection(row, (part.start, part.end), colour))
            selections += [self._selection(row, spot, spot_colour) for spot in part.spots]
        self._marks = selections
        self.setExtraSelections([*self._marks, *self._found])
        # Qt draws anew what lies within the column; the space at a line's end may stand out of it.
        self.viewport().update()

    def mark_found(self, places: Iterable[tuple[int, int, int, str]]) -> None:
        """Put a background behind what was found, over that of sentences.

        Args:
            places: Row, start and end in it in UTF-16 units, colour.
        """
        self._found = [
            self._selection(row, (start, end), colour)
            for row, start, end, colour in places
            if row < self.row_count
        ]
        self.setExtraSelections([*self._marks, *self._found])

    def depth_of_place(self, row: int, place: int) -> float:
        """How far below the top of its row a place begins, in pixels."""
        top = self.cursorRect(self._cursor(row, place, place)).top()
        return top + self.verticalScrollBar().value() - self.heights.top(row)

    def sees_place(self, row: int, place: int) -> bool:
        """Whether a place of a row can be seen."""
        rect = self.cursorRect(self._cursor(row, place, place))
        return rect.top() >= 0 and rect.bottom() <= self.viewport().height()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy exactly the characters, a blank line between paragraphs, and no fonts."""
        data = QMimeData()
        data.setText("\n\n".join(self.selected_paragraphs()))
        return data

    def selected_paragraphs(self) -> list[str]:
        """What is selected of each paragraph; those that are not shown are left out."""
        self.about_to_copy.emit()
        cursor = self.textCursor()
        texts = cursor.selectedText().split("\u2029") if cursor.hasSelection() else []
        first = self.document().findBlock(cursor.selectionStart()).blockNumber()
        return [t for row, t in enumerate(texts, first) if t and not self.rows.is_hidden(row)]

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            guess = self.guess_under(event.pos())
            if guess is not None:
                part, start = guess
                self.guess_pointed.emit(part.sentence, start)
        return super().viewportEvent(event)

    def guess_under(self, place: QPoint) -> tuple[Part, int] | None:
        """The guessed word at a place of the viewport; see ``RowText.guess_at``."""
        found = self._place_at(self._position_under(place))
        return found[0].guess_at(found[1]) if found else None

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
        twice, self._twice = self._twice, False
        here = event.position().toPoint()
        moved = (here - self._pressed_at).manhattanLength()
        if (
            event.button() is Qt.MouseButton.LeftButton
            and not twice
            and moved < QApplication.startDragDistance()
            and not self.textCursor().hasSelection()
        ):
            sentence = self._sentence_under(here)
            self.chosen.emit(-1 if sentence is None else sentence)
        self.released.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._twice = True
        super().mouseDoubleClickEvent(event)
        sentence = self._sentence_under(event.position().toPoint())
        if sentence is not None:
            self.clicked_twice.emit(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            sentence = self.sentence_at_caret()
            self.entered.emit(-1 if sentence is None else sentence)
            return
        if event.key() in _WALKS and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._bring_caret()
        before, place = self.sentence_at_caret(), self.textCursor().position()
        super().keyPressEvent(event)
        # The margin above the first line is wanted, too, also where the cursor is in it already.
        if self.textCursor().position() != place or event.key() in _TO_THE_ENDS:
            self._follow_caret()
        sentence = self.sentence_at_caret()
        if sentence is not None and sentence != before:
            self.reached.emit(sentence)

    def _bring_caret(self) -> None:
        """Have the keys go on from what is seen: nobody knows where a cursor out of sight is."""
        seen = self.viewport().rect()
        if not seen.intersects(self.cursorRect()):
            corner = seen.topRight() if self._arabic else seen.topLeft()
            self.setTextCursor(self.cursorForPosition(corner))

    def _follow_caret(self) -> None:
        """Scroll again, as rows on the way there may have turned out higher than guessed."""
        bar = self.verticalScrollBar()
        self.ensureCursorVisible()
        if self.textCursor().atEnd():
            bar.setValue(bar.maximum())
        elif self.textCursor().atStart():
            bar.setValue(0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.row_count:
            return
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if by_mouse:
            place, cursor = event.pos(), self.cursorForPosition(event.pos())
            sentence = self._sentence_under(place)
            if not self.textCursor().hasSelection():
                self.setTextCursor(cursor)  # what is chosen in the menu is about this word
        else:
            place, cursor = self.cursorRect().bottomLeft(), self.textCursor()
            sentence = self.sentence_at_caret()
        self.menu_wanted.emit(
            self._row_of_cursor(cursor),
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

    def _selection(self, row: int, place: tuple[int, int], colour: str) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(row, *place)
        selection.format = background(colour)
        return selection

    def _extent(self, row: int, sentence: int) -> tuple[int, int]:
        """Where a sentence begins and ends, in pixels below the top of what is seen."""
        part = self._row(row).part_of(sentence) if row < self.row_count else None
        ends = (part.start, part.end) if part else (0, 0)
        first, last = (self.cursorRect(self._cursor(row, place, place)) for place in ends)
        return first.top(), last.bottom()

    def _sentence_under(self, place: QPoint) -> int | None:
        return self._sentence_at(self._position_under(place))

    def _position_under(self, place: QPoint) -> int:
        """The place in the text; -1 beside any."""
        offset = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return (
            self.document()
            .documentLayout()
            .hitTest((place + offset).toPointF(), Qt.HitTestAccuracy.ExactHit)
        )
