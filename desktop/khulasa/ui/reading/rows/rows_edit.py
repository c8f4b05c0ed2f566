"""A text with one block a row: filling it, changing rows, hiding them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from khulasa.article.model import Kind
from khulasa.ui.reading.columns.column_look import ColumnLook, Opening
from khulasa.ui.reading.rows.row_formats import apply_formats, row_formats
from khulasa.ui.reading.rows.row_heights import MARGIN, ColumnRows, RowHeights
from khulasa.ui.reading.rows.row_styles import RowStyle
from khulasa.ui.reading.rows.row_text import RowText, TermMark
from khulasa.ui.reading.rows.rows_layout import RowsLayout
from khulasa.ui.widgets.fonts import reading_font
from khulasa.ui.widgets.style import colours

_PARAGRAPH = "\u2029"  # begins a block in Qt's texts
_MOST_MADE = 200  # rows of which the parts are kept


class RowsEdit(QTextEdit):
    """Shows rows of text, which only the program can change.

    Signals:
        resized: The column is of another size now.

    Attributes:
        heights: The heights of the rows, shared with the other column.
        rows: Where they stand in this one.
        terms_of: Gives the glossary's terms in a sentence, whenever its row is drawn.

    Args:
        name: For screen readers.
        heights: See above.
        under: This column may stand under the other one.
    """

    resized = Signal()

    def __init__(
        self,
        name: str,
        heights: RowHeights,
        parent: QWidget | None = None,
        *,
        under: bool = False,
    ) -> None:
        super().__init__(parent)
        self.heights, self.rows = heights, ColumnRows(heights, under=under)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.terms_of: Callable[[int], Sequence[TermMark]] = lambda _number: ()
        self._row_of: Callable[[int], RowText] = lambda _row: RowText(())
        self._made: dict[int, RowText] = {}
        self._lengths: list[int] = []
        self._look = ColumnLook(Qt.LayoutDirection.LeftToRight, 1.0, 1.0, colours().ink)
        self._formatted: set[int] = set()
        self._opened: tuple[int, int, int] | None = None  # row, sentence, lines
        self._layout = RowsLayout(self.document(), self.rows, (), self._format, self._opening_in)
        self.document().setUndoRedoEnabled(False)
        self.document().setDocumentMargin(MARGIN)
        self._use(self._layout)

    @property
    def row_count(self) -> int:
        """How many rows are shown."""
        return len(self._lengths)

    def begin(self, styles: Sequence[RowStyle], row_of: Callable[[int], RowText]) -> None:
        """Forget all rows and be ready for others.

        Args:
            styles: How all rows to come are set.
            row_of: Gives the parts of a row whose text is shown already.
        """
        self._layout.forget_all()
        self._layout.styles, self._row_of = styles, row_of
        self.rows.offsets.clear()
        self._made.clear()
        self._formatted.clear()
        self._lengths.clear()
        self._opened = None
        self.clear()
        self._block(0).setVisible(True)
        self._set_direction()

    def set_look(self, look: ColumnLook) -> None:
        """Set what holds for all rows."""
        turned = look.direction is not self._look.direction
        self._look = look
        self.document().setDefaultFont(reading_font(arabic=self._arabic, zoom=look.zoom))
        self._layout.set_look(look)
        if turned:
            self._set_direction()
        self.viewport().update()

    def append_rows(self, texts: Sequence[str]) -> None:
        """Add rows at the end."""
        first = not self._lengths
        cursor = QTextCursor(self.document())
        # In one go, in which Qt does not ask where the cursor would stand.
        cursor.beginEditBlock()
        cursor.setPosition(self.document().characterCount() - 1)
        text = ("" if first else _PARAGRAPH) + _PARAGRAPH.join(texts)
        cursor.insertText(text, QTextCharFormat())
        cursor.endEditBlock()
        self._lengths += map(len, texts)
        if first:
            # The reader's own cursor was pushed along by the text.
            self.setTextCursor(QTextCursor(self.document()))

    def replace_texts(self, texts: Mapping[int, str]) -> None:
        """Show other texts in rows."""
        self.restyle_rows(texts)
        cursor = QTextCursor(self.document())
        for row, text in texts.items():
            block = self._block(row)
            cursor.beginEditBlock()
            cursor.setPosition(block.position())
            cursor.setPosition(
                block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.insertText(text, QTextCharFormat())
            cursor.endEditBlock()
            self._lengths[row] = len(text)

    def restyle_rows(self, rows: Collection[int]) -> None:
        """Draw rows anew whose parts have changed.

        Their texts are left standing, so that what the reader has selected stays selected.
        """
        for row in rows:
            self._made.pop(row, None)
        self._layout.forget(rows)

    def restyle(self) -> None:
        """Draw all rows anew."""
        self._made.clear()
        self._layout.forget_all()
        self.viewport().update()

    def lay_out_anew(self) -> None:
        """Lay out all rows anew when they are next seen, as their cells stand otherwise now."""
        self.rows.offsets.clear()
        self._layout.forget_all()

    @property
    def characters_a_line(self) -> float:
        """How many characters a line has room for."""
        return self._layout.characters_a_line

    def hide_rows(self, changed: Iterable[int]) -> None:
        """Leave rows out that are hidden now, and show those again that are not."""
        for row in changed:
            self._block(row).setVisible(not self.rows.is_hidden(row))

    def update_size(self) -> None:
        """Let the scroll bar and what is seen follow the heights of the rows."""
        self._layout.documentSizeChanged.emit(self._layout.documentSize())
        self.viewport().update()

    def row_text(self, row: int) -> str:
        """The text that a row shows."""
        return self._block(row).text()

    def row_height(self, row: int) -> float:
        """Height in pixels of a row's text, which is laid out for that if need be."""
        return 0.0 if self.rows.is_hidden(row) else self._layout.text_height(row)

    def guessed_heights(self, rows: range) -> list[float]:
        """What ``row_height`` will be about."""
        return self._layout.guessed_heights(self._lengths[rows.start : rows.stop], rows.start)

    def row_top(self, row: int) -> float:
        """Distance in pixels of a row's text from the top of the page."""
        return self.rows.top(row)

    def open_sentence(self, row: int, sentence: int, lines: int) -> None:
        """Make room of so many lines in the place of a sentence, which stands on lines of its own.

        The row is to be measured anew after that.
        """
        self._opened = row, sentence, lines
        self._layout.forget((row,))

    def close_sentence(self) -> None:
        """Show the sentence again that there was room for."""
        if self._opened is not None:
            row, self._opened = self._opened[0], None
            self._layout.forget((row,))

    def opened_rect(self) -> QRect:
        """Where the room is in the viewport; nowhere if there is none."""
        if self._opened is None or self.rows.is_hidden(self._opened[0]):
            return QRect()
        rect = self._layout.opening_rect(self._opened[0]).toAlignedRect()
        return rect.translated(0, -self.verticalScrollBar().value())

    @property
    def look(self) -> ColumnLook:
        """What holds for all rows."""
        return self._look

    def is_heading(self, row: int) -> bool:
        """Whether a row is set as a heading."""
        return self._layout.styles[row].kind is Kind.HEADING

    def forget_surplus(self, needed: Collection[int]) -> None:
        """Give back the memory of rows that are far from those that are needed now."""
        if self._layout.has_surplus(len(needed)):
            self._use(self._layout.renewed())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @property
    def _arabic(self) -> bool:
        return self._look.direction is Qt.LayoutDirection.RightToLeft

    def _use(self, layout: RowsLayout) -> None:
        self._layout = layout
        layout.setPaintDevice(self.viewport())
        self.document().setDocumentLayout(layout)
        # A blinking caret would promise that the text can be edited.
        self.setCursorWidth(0)

    def _set_direction(self) -> None:
        """The rows are laid out by themselves; this is for the keys and for screen readers."""
        made = QTextBlockFormat()
        made.setLayoutDirection(self._look.direction)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(made)
        cursor.endEditBlock()

    def _opening_in(self, row: int) -> Opening | None:
        if self._opened is None or row != self._opened[0]:
            return None
        part = self._row(row).part_of(self._opened[1])
        return None if part is None else Opening(part.start, part.end, self._opened[2])

    def _row(self, row: int) -> RowText:
        made = self._made.get(row)
        if made is None:
            if len(self._made) > _MOST_MADE:
                self._made.clear()
            made = self._made[row] = self._row_of(row)
        return made

    def _format(self, row: int, block: QTextBlock) -> None:
        look = self._look
        formats = row_formats(
            self._row(row),
            self._layout.styles[row].kind,
            look.ink,
            arabic=self._arabic,
            zoom=look.zoom,
        )
        if formats or row in self._formatted:
            apply_formats(block, formats)
            self._formatted.add(row)

    def _block(self, row: int) -> QTextBlock:
        return self.document().findBlockByNumber(row)

    def _cursor(self, row: int, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._block(row))
        base = cursor.position()
        cursor.setPosition(base + start)
        cursor.setPosition(base + end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _row_of_cursor(self, cursor: QTextCursor) -> int:
        return max(0, min(cursor.blockNumber(), self.row_count - 1))

    def _place_at(self, position: int) -> tuple[RowText, int] | None:
        """The row at a position of the text, and the offset in it."""
        block = self.document().findBlock(position)
        row = block.blockNumber()
        if position < 0 or not 0 <= row < self.row_count:
            return None
        return self._row(row), position - block.position()

    def _sentence_at(self, position: int) -> int | None:
        place = self._place_at(position)
        return place[0].sentence_at(place[1]) if place else None
