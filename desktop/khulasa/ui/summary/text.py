"""The sentences of a summary, each with the numbers of the paragraphs that it rests on."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextBrowser, QTextEdit, QToolTip, QWidget

from khulasa.article.model import Kind
from khulasa.export.summary_copy import BULLET, one_sentence_per_line, withheld
from khulasa.summary.result import Length, Summary, SummarySentence
from khulasa.ui.reading.rows import (
    Look,
    Part,
    RowText,
    display_text,
    script_runs,
    spots,
    utf16_length,
)
from khulasa.ui.reading.text_formats import background, block_format, char_format, in_font
from khulasa.ui.widgets.fonts import line_height, reading_font
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.screen_reader import say
from khulasa.ui.widgets.style import colours

_SMALL = 0.85  # size of the numbers and links, of the text's own
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
        self.setAccessibleName(self.tr("Summary"))
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.viewport().setMouseTracking(True)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.anchorClicked.connect(self._follow)
        self._sentences: tuple[SummarySentence, ...] = ()
        self._places: list[tuple[int, int]] = []
        self._words: list[tuple[int, int]] = []  # as the places, with the point, without the links
        self._left_out: frozenset[int] = frozenset()
        self._links: dict[str, tuple[int, int]] = {}
        self._lit: frozenset[int] = frozenset()
        self._pressed_at = QPoint()
        self._zoom = 1.0

    def show_words(self, words: str, zoom: float) -> None:
        """Show words instead of a summary."""
        self._begin(zoom, right_to_left=False)
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(
            block_format(Kind.TEXT, Qt.LayoutDirection.LeftToRight, line_height(zoom))
        )
        cursor.insertText(words, _ink(colours().quiet))

    def show_summary(
        self, summary: Summary, kept: Collection[int], zoom: float, *, right_to_left: bool
    ) -> None:
        """Show a summary.

        Args:
            summary: What to show.
            kept: Indices of the sentences that are copied in spite of their faults.
            zoom: Size of the text, 1.0 being normal.
            right_to_left: Whether its language is written so.
        """
        place, link = self.verticalScrollBar().value(), self._link_with_focus()
        self._begin(zoom, right_to_left=right_to_left)
        self._sentences, self._left_out = summary.sentences, frozenset(withheld(summary, kept))
        direction = (
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        form = block_format(Kind.TEXT, direction, line_height(zoom))
        form.setBottomMargin(UNIT)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        lines, bullets = one_sentence_per_line(summary), summary.length is Length.BULLETS
        for index, sentence in enumerate(summary.sentences):
            if index and (lines or sentence.starts_paragraph):
                cursor.insertBlock(form)
            elif index:
                cursor.insertText(" ", _ink(colours().ink))
            else:
                cursor.setBlockFormat(form)
            start = cursor.position()
            if bullets:
                self._insert(cursor, BULLET, _ink(colours().quiet), right_to_left)
            self._words.append((start, self._add(cursor, index, sentence, kept, right_to_left)))
        cursor.endEditBlock()
        if link in self._links:
            self.setTextCursor(self._range(*self._links[link]))
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
        return self._places[sentence]

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self._selected_text())
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and not self._selected_text():
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
            sentence = self._sentence_at(self.textCursor().selectionStart())
            self.pointed.emit(sentence)
            if sentence >= 0 and (why := _reasons(self._sentences[sentence])):
                say(self, why)
        return moved

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(-1)

    def _begin(self, zoom: float, *, right_to_left: bool) -> None:
        self._sentences, self._places, self._words, self._links = (), [], [], {}
        self._left_out, self._zoom = frozenset(), zoom
        self.clear()
        self.document().setDefaultFont(reading_font(arabic=right_to_left, zoom=zoom))
        self._lit = frozenset()

    def _add(
        self,
        cursor: QTextCursor,
        index: int,
        sentence: SummarySentence,
        kept: Collection[int],
        right_to_left: bool,
    ) -> int:
        """Add a sentence with its links; returns where its own words end."""
        palette = colours()
        ink = palette.quiet if index in self._left_out else palette.ink
        start, why = cursor.position(), _reasons(sentence)
        text = display_text(sentence.text)
        spans = [issue.target_span for issue in sentence.issues if issue.target_span]
        look = Look.CHECK if why else Look.PLAIN
        part = Part(index, 0, utf16_length(text), text, look, why, spots(text, spans, 0))
        units = text.encode("utf-16-le")
        for begin, end, piece, spot in RowText((part,)).fragments():
            form = char_format(ink, Kind.TEXT, piece, spot=spot)
            words = units[2 * begin : 2 * end].decode("utf-16-le")
            self._insert(cursor, words, form, right_to_left)
        end = cursor.position()
        if sentence.paragraphs:
            self._insert(cursor, " [", self._small(palette.accent), right_to_left)
            for number, paragraph in enumerate(sentence.paragraphs):
                if number:
                    self._insert(cursor, ", ", self._small(palette.accent), right_to_left)
                tip = self.tr("Show paragraph {}").format(paragraph + 1)
                self._link(cursor, str(paragraph + 1), f"support:{index}:{paragraph}", tip)
            self._insert(cursor, "]", self._small(palette.accent), right_to_left)
        if why:
            cursor.insertText(" ", self._small(palette.quiet))
            self._link(cursor, self.tr("why?"), f"why:{index}", why)
        if not sentence.is_trusted:
            keeps = index in kept
            said = self.tr("copied anyway") if keeps else self.tr("not copied")
            cursor.insertText(f" {said} · ", self._small(palette.quiet))
            tip = self.tr("Leave it out") if keeps else self.tr("Copy it in spite of this")
            self._link(cursor, self.tr("Undo") if keeps else self.tr("Keep"), f"keep:{index}", tip)
        self._places.append((start, cursor.position()))
        return end

    def _insert(
        self, cursor: QTextCursor, text: str, form: QTextCharFormat, right_to_left: bool
    ) -> None:
        if not right_to_left or form.hasProperty(QTextCharFormat.Property.FontPointSize):
            cursor.insertText(text, form)
            return
        latin = in_font(form, reading_font(arabic=False, zoom=self._zoom))
        for run, is_latin in script_runs(text):
            cursor.insertText(run, latin if is_latin else form)

    def _small(self, ink: str) -> QTextCharFormat:
        return in_font(_ink(ink), reading_font(arabic=False, zoom=self._zoom * _SMALL))

    def _link(self, cursor: QTextCursor, text: str, target: str, tip: str) -> None:
        form = self._small(colours().accent)
        form.setAnchor(True)
        form.setAnchorHref(target)
        form.setToolTip(tip)
        start = cursor.position()
        cursor.insertText(text, form)
        self._links[target] = start, cursor.position()

    def _follow(self, link: QUrl) -> None:
        what, index, *rest = link.toString().split(":")
        sentence = int(index)
        if what == "support":
            self.support_wanted.emit(sentence, int(rest[0]))
        elif what == "keep":
            self.keep_toggled.emit(sentence)
        else:
            why = _reasons(self._sentences[sentence])
            below = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
            QToolTip.showText(below, why, self.viewport())
            say(self, why)

    def _selected_text(self) -> str:
        """The selected words, without the links and what is left out.

        A selection within one sentence, or of links alone, is taken as it is.
        """
        chosen = self.textCursor()
        first, last = chosen.selectionStart(), chosen.selectionEnd()
        touched = [
            (index, max(first, start), min(last, end))
            for index, (start, end) in enumerate(self._words)
            if start < last and first < end
        ]
        if not touched or (len(touched) == 1 and self._is_within(first, last, touched[0][0])):
            return _plain(chosen)
        text, row = "", -1
        for index, start, end in touched:
            if index in self._left_out:
                continue
            words = self._range(start, end)
            if text:
                text += " " if words.blockNumber() == row else "\n"
            text, row = text + _plain(words), words.blockNumber()
        return text

    def _is_within(self, first: int, last: int, sentence: int) -> bool:
        start, end = self._words[sentence]
        return start <= first and last <= end

    def _draw_lights(self) -> None:
        selections = []
        for index in sorted(self._lit):
            if index >= len(self._places):
                continue
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._range(*self._places[index])
            selection.format = background(colours().hover)
            selections.append(selection)
        self.setExtraSelections(selections)

    def _range(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _link_with_focus(self) -> str:
        cursor = self.textCursor()
        chosen = cursor.selectionStart(), cursor.selectionEnd()
        return next((link for link, place in self._links.items() if place == chosen), "")

    def _sentence_under(self, place: QPoint) -> int:
        offset = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        position = layout.hitTest((place + offset).toPointF(), Qt.HitTestAccuracy.ExactHit)
        return self._sentence_at(position) if position >= 0 else -1

    def _sentence_at(self, position: int) -> int:
        places = enumerate(self._places)
        return next((index for index, (start, end) in places if start <= position < end), -1)


def _ink(colour: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(QColor(colour))
    return form


def _plain(chosen: QTextCursor) -> str:
    return chosen.selectedText().replace("\u2029", "\n")


def _reasons(sentence: SummarySentence) -> str:
    """Why a sentence should be doubted, what is serious first; empty if nothing is said."""
    issues = sorted(sentence.issues, key=lambda issue: not issue.serious)
    return " ".join(issue.message for issue in issues)
