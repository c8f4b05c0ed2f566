"""The text of a summary, as the reader points at it, selects in it and follows its links."""

from __future__ import annotations

import math
from collections.abc import Collection

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QTextBrowser, QTextEdit, QToolTip, QWidget

from khulasa.summary.result import Summary
from khulasa.ui.reading.rows.text_formats import background
from khulasa.ui.summary.document import SummaryDocument, reasons
from khulasa.ui.widgets.focus_line import FocusLine
from khulasa.ui.widgets.screen_reader import say
from khulasa.ui.widgets.style import colours
from khulasa.wording import _

ALL = -1  # instead of a paragraph: all that a sentence rests on


class SummaryText(QTextBrowser):
    """Shows a summary, tells which sentence the reader points at, and lights sentences up.

    Signals:
        support_wanted: Index of a sentence, and the paragraph to show of what it rests on, or
            ``ALL``.
        pointed: Index of the sentence that is pointed at or has the focus, or -1.
        keep_toggled: Index of a sentence to be copied in spite of its faults, or no longer.
    """

    support_wanted = Signal(int, int)
    pointed = Signal(int)
    keep_toggled = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Summary"))
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.viewport().setMouseTracking(True)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        FocusLine(self)
        self.anchorClicked.connect(self._follow)
        self._lit: frozenset[int] = frozenset()
        self._pressed_at = QPoint()
        self._contents = SummaryDocument(self.document())

    def show_words(self, words: str, zoom: float) -> None:
        """Show words instead of a summary."""
        self._clear()
        self._contents.write_words(words, zoom)
        self._end_with_a_line()

    def show_summary(
        self, summary: Summary, kept: Collection[int], zoom: float, *, right_to_left: bool
    ) -> None:
        """Show a summary.

        Args:
            summary: The summary.
            kept: Indices of the sentences that are copied in spite of their faults.
            zoom: Size of the text, 1.0 being normal.
            right_to_left: Whether its language is written so.
        """
        place, link = self.verticalScrollBar().value(), self._link_with_focus()
        self._clear()
        self._contents.write_summary(summary, kept, zoom, right_to_left=right_to_left)
        if link in self._contents.links:
            self.setTextCursor(self._contents.range(*self._contents.links[link]))
        self._end_with_a_line()
        self.verticalScrollBar().setValue(place)

    def light(self, sentences: Collection[int]) -> None:
        """Light up these sentences, and no others."""
        if self._lit != frozenset(sentences):
            self._lit = frozenset(sentences)
            self._draw_lights()

    @property
    def lit(self) -> frozenset[int]:
        """Indices of the sentences that are lit up."""
        return self._lit

    def place_of(self, sentence: int) -> tuple[int, int]:
        """Where a sentence stands in the document, its links included: half-open, as Qt counts."""
        return self._contents.places[sentence]

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self._contents.selected_text(self.textCursor()))
        return data

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._end_with_a_line()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        selected = self._contents.selected_text(self.textCursor())
        if event.matches(QKeySequence.StandardKey.Copy) and not selected:
            return  # what was copied before stays, as with the button
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.pointed.emit(self._sentence_under(event.position().toPoint()))

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)  # type: ignore[arg-type]
        self.pointed.emit(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        moved = (here - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        on_link = bool(self.anchorAt(here))
        super().mouseReleaseEvent(event)
        sentence = self._sentence_under(here)
        if (
            event.button() is Qt.MouseButton.LeftButton
            and not (moved or on_link or self.textCursor().hasSelection())
            and sentence >= 0
        ):
            self.support_wanted.emit(sentence, ALL)

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        if self.hasFocus():
            sentence = self._contents.sentence_at(self.textCursor().selectionStart())
            self.pointed.emit(sentence)
            if sentence >= 0 and (why := reasons(self._contents.sentences[sentence])):
                say(self, why)
        return moved

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(-1)

    def _end_with_a_line(self) -> None:
        """Leave room free below the last line that is seen whole, so that none is cut in two."""
        room = self.contentsRect().height()
        seen = 0.0
        for bottom in self._contents.line_ends():
            if bottom > room:
                break
            seen = bottom
        else:
            seen = 0.0
        free = room - math.ceil(seen) if seen else 0
        if self.viewportMargins().bottom() != free:
            self.setViewportMargins(0, 0, 0, free)

    def _clear(self) -> None:
        self.clear()
        self._lit = frozenset()

    def _follow(self, link: QUrl) -> None:
        what, index, *rest = link.toString().split(":")
        sentence = int(index)
        if what == "support":
            self.support_wanted.emit(sentence, int(rest[0]))
        elif what == "keep":
            self.keep_toggled.emit(sentence)
        else:
            why = reasons(self._contents.sentences[sentence])
            below = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
            QToolTip.showText(below, why, self.viewport())
            say(self, why)

    def _draw_lights(self) -> None:
        selections = []
        for index in sorted(self._lit):
            if index >= len(self._contents.places):
                continue
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._contents.range(*self._contents.places[index])
            selection.format = background(colours().hover)
            selections.append(selection)
        self.setExtraSelections(selections)

    def _link_with_focus(self) -> str:
        cursor = self.textCursor()
        chosen = cursor.selectionStart(), cursor.selectionEnd()
        return next((link for link, place in self._contents.links.items() if place == chosen), "")

    def _sentence_under(self, place: QPoint) -> int:
        offset = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        position = layout.hitTest((place + offset).toPointF(), Qt.HitTestAccuracy.ExactHit)
        return self._contents.sentence_at(position) if position >= 0 else -1
