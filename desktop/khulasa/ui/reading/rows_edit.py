"""A text with one block a row: filling it, changing rows, hiding them, and their heights."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from khulasa.article.model import Kind
from khulasa.ui.reading.rows import Look, RowText, script_runs, utf16_length
from khulasa.ui.reading.text_formats import (
    block_format,
    char_format,
    closing_format,
    guess_format,
    in_font,
)
from khulasa.ui.widgets.fonts import reading_font
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.style import colours


class RowsEdit(QTextEdit):
    """Shows rows of text, which only the program can change."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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

    def append_rows(self, rows: Iterable[tuple[RowText, Kind, float]]) -> None:
        """Add rows at the end, each with its margin below, which spares a second layout."""
        first = not self._rows
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        for row, kind, margin in rows:
            cursor.setBlockFormat(block_format(kind, self._direction, self._line_height, margin))
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
            self._format_parts(index, row, self._kinds[index])
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

    def _row_of(self, cursor: QTextCursor) -> int:
        return max(0, min(cursor.blockNumber(), len(self._rows) - 1))

    def _sentence_at(self, position: int) -> int | None:
        block = self.document().findBlock(position)
        index = block.blockNumber()
        if not 0 <= index < len(self._rows):
            return None
        return self._rows[index].sentence_at(position - block.position())

    def _insert(self, cursor: QTextCursor, row: RowText, kind: Kind) -> None:
        cursor.insertText(row.text, char_format(self._ink, kind))
        self._format_parts(cursor.blockNumber(), row, kind)

    def _format_parts(self, index: int, row: RowText, kind: Kind) -> None:
        """Give the parts of a row that stands in plain ink their own formats."""
        for start, end, part, spot in row.fragments():
            if part is not None and (part.look is not Look.PLAIN or part.note):
                made = char_format(self._ink, kind, part, spot=spot)
                self._cursor(index, start, end).setCharFormat(made)
        for start, end in (guess for part in row.parts for guess in part.guesses):
            self._cursor(index, start, end).mergeCharFormat(guess_format())
        if self._arabic:
            font = in_font(QTextCharFormat(), reading_font(arabic=False, zoom=self._zoom))
            place = 0
            for run, latin in script_runs(row.text):
                end = place + utf16_length(run)
                if latin:
                    self._cursor(index, place, end).mergeCharFormat(font)
                place = end
