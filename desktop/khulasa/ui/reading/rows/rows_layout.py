"""The layout of a column's text: only the rows that are looked at are laid out.

Qt's own layout of a document begins at its top whenever anything changes, and keeps every line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetricsF,
    QPainter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from khulasa.article.model import Kind
from khulasa.export.layout.own_number import own_number
from khulasa.ui.reading.columns.column_look import ColumnLook, Opening
from khulasa.ui.reading.rows.guessing import Room, guessed_heights
from khulasa.ui.reading.rows.row_heights import MARGIN, ColumnRows
from khulasa.ui.reading.rows.row_styles import RowStyle
from khulasa.ui.reading.rows.row_surroundings import Page, draw_label, draw_mark, draw_table_line
from khulasa.ui.reading.rows.seen_lines import SeenLines
from khulasa.ui.reading.rows.tables import PADDING
from khulasa.ui.widgets.fonts import character_width

_BASELINE = 0.8  # of a line's height, whatever the font, so that both columns stand on one line
_MOST_KEPT = 60  # rows that stay laid out though they are far away; each takes some 20 kB
_ENOUGH = 1000  # characters that tell how wide one is


class RowsLayout(QAbstractTextDocumentLayout):
    """Lays out a row when Qt asks for it, at the place that ``ColumnRows`` gives it.

    Args:
        document: Has a block for each row.
        rows: Say where each row stands.
        styles: How all rows are set.
        format_row: Gives the pieces of a row their formats.
        opening_in: Gives the opening in a row, if it has one.
    """

    def __init__(
        self,
        document: QTextDocument,
        rows: ColumnRows,
        styles: Sequence[RowStyle],
        format_row: Callable[[int, QTextBlock], None],
        opening_in: Callable[[int], Opening | None],
    ) -> None:
        super().__init__(document)
        # Who asks Qt's ``document()`` for it is kept by PySide for ever.
        self._document = document
        self._rows, self.styles, self._format = rows, styles, format_row
        self._opening_in = opening_in
        self._line_counts: dict[int, int] = {}  # of the rows that are laid out, the oldest first
        self._touched: set[int] = set()  # of which Qt keeps something
        self._look = ColumnLook(Qt.LayoutDirection.LeftToRight, 1.0, 1.0, "black")
        self._width = 0.0
        self._seen = SeenLines()

    def set_look(self, look: ColumnLook) -> None:
        """Lay out all rows like this from now on; the document's font has to be set before."""
        self.forget_all()
        self._look = look
        self._seen = SeenLines()

    def text_height(self, row: int) -> float:
        """Height in pixels of a row's text, which is laid out for that if need be."""
        self._laid_out(row)
        return (self._line_counts[row] + self._labels(row)) * self._look.line_height

    @property
    def characters_a_line(self) -> float:
        """How many characters a line has room for that is not indented."""
        return self._measure() / character_width(self._look.zoom)

    def guessed_heights(self, lengths: Sequence[int], first: int = 0) -> list[float]:
        """What ``text_height`` will be about, by the lengths of the texts from a row on."""
        for row in range(first, first + len(lengths)):
            if self._seen.units > _ENOUGH or row > first + 8:
                break
            self._laid_out(row)
        unit, lost = self._seen.unit(self._document.defaultFont()), self._seen.lost()
        room = Room(self._measure(), self._look.line_height, unit, lost)
        return guessed_heights(lengths, first, self.styles, self._rows, room)

    def forget(self, rows: Collection[int]) -> None:
        """Lay rows out anew when they are next seen."""
        for row in rows:
            if self._line_counts.pop(row, None) is not None:
                self._document.findBlockByNumber(row).layout().clearLayout()

    def forget_all(self) -> None:
        """Lay out all rows anew when they are next seen."""
        self.forget(list(self._line_counts))

    def has_surplus(self, needed: int) -> bool:
        """Whether far more rows have been laid out than are needed now."""
        return len(self._touched) > _MOST_KEPT + needed

    def renewed(self) -> RowsLayout:
        """The same without any row laid out.

        Qt gives back the memory of a row's layout only when it gets another layout for all.
        """
        made = RowsLayout(self._document, self._rows, self.styles, self._format, self._opening_in)
        made._look, made._width = self._look, self._width
        made._seen = self._seen
        return made

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        clip = context.clip
        painter.setPen(QColor(self._look.ink))
        # Copied, as what Qt hands over here ends with the list.
        marked = [
            (one.cursor.selectionStart(), one.cursor.selectionEnd(), QTextCharFormat(one.format))
            for one in context.selections
        ]
        shown = self._rows.rows_between(clip.top(), clip.bottom())
        for row in shown:
            self._draw_around(painter, row)
        for row in shown:
            block = self._laid_out(row)
            begin, end = block.position(), block.position() + block.length()
            ranges = []
            for start, stop, form in marked:
                if start < end and begin < stop:
                    part = QTextLayout.FormatRange()
                    part.start, part.length, part.format = start - begin, stop - start, form
                    ranges.append(part)
            block.layout().draw(painter, QPointF(0, self._rows.top(row)), ranges, clip)

    def hitTest(  # type: ignore[override]  # Qt hands over nothing but points
        self, point: QPointF, accuracy: Qt.HitTestAccuracy
    ) -> int:
        exact = accuracy is Qt.HitTestAccuracy.ExactHit
        if not self._rows.count:
            return -1 if exact else 0
        row = self._row_under(point)
        block = self._laid_out(row)
        below = point.y() - self._rows.top(row)
        index = int(below // self._look.line_height) - self._labels(row)
        if not 0 <= index < self._line_counts[row]:
            return -1 if exact else block.position() + (index >= 0) * (block.length() - 1)
        line = self._line_at(row, block.layout(), index)
        if exact:
            text = line.naturalTextRect()
            if not text.left() <= point.x() <= text.right():
                return -1
            return block.position() + line.xToCursor(
                point.x(), line.CursorPosition.CursorOnCharacter
            )
        return block.position() + line.xToCursor(point.x())

    def opening_rect(self, row: int) -> QRectF:
        """Where the opening of a row is on the page; nowhere if it has none."""
        opening = self._opening_in(row)
        if opening is None:
            return QRectF()
        line = self._laid_out(row).layout().lineForTextPosition(opening.start)
        left, width = self._sides(row)
        height = self._look.line_height
        above = line.y() - self._above(line)
        return QRectF(left, self._rows.top(row) + above, width, height * opening.lines)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        row = block.blockNumber()
        if row >= self._rows.count:
            return QRectF()
        top = self._rows.top(row)
        if self._rows.is_hidden(row):
            return QRectF(0, top, self._page_width(), 0)
        return QRectF(0, top, self._page_width(), self.text_height(row))

    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(0, 0), self.documentSize())

    def documentSize(self) -> QSizeF:
        return QSizeF(self._page_width(), self._rows.total)

    def pageCount(self) -> int:
        return 1

    def documentChanged(self, _start: int, _removed: int, _added: int) -> None:
        """Called for changes of the text, which ``forget`` is called for, and of the width."""
        if self._width != self._page_width():
            self._width = self._page_width()
            self.forget_all()

    def _page_width(self) -> float:
        return self._document.pageSize().width()

    def _row_under(self, point: QPointF) -> int:
        """The row at a place or nearest to it, in a table that of its cell."""
        row = self._rows.row_at(point.y())
        band = self._rows.band(row)
        if len(band) == 1:
            return row

        def distance(cell: int) -> tuple[float, float]:
            left, width = self._sides(cell)
            top = self._rows.top(cell)
            bottom = top + self.text_height(cell)
            beside = max(left - point.x(), point.x() - left - width, 0.0)
            return beside, max(top - point.y(), point.y() - bottom, 0.0)

        return min(band, key=distance)

    def _box(self, row: int) -> tuple[float, float]:
        """How far from where lines begin a row's text begins, and its width."""
        indent, measure = self.styles[row].indent, self._measure()
        table = self._rows.grid_of(row)
        if table is None:
            return indent, max(1.0, measure - indent)
        start, end = (share * measure for share in table.extents[row - table.rows.start])
        return start + PADDING + indent, max(1.0, end - start - 2 * PADDING - indent)

    def _sides(self, row: int) -> tuple[float, float]:
        """The left side of a row's text on the page, and its width."""
        begin, width = self._box(row)
        return self._page.left_of(begin, width), width

    @property
    def _page(self) -> Page:
        measure, left = self._measure(), float(MARGIN)
        if self._look.at_right:
            left += max(0.0, self._page_width() - 2 * MARGIN - measure)
        return Page(left, measure, self._look.direction, self._document.defaultFont())

    def _labels(self, row: int) -> int:
        """How many lines a row has above its text: that with the name of its column, or none."""
        return 0 if self._rows.label(row) is None else 1

    def _hanging(self, row: int, text: str) -> float:
        """How far the number that an item's text begins with stands out to where marks stand."""
        number = own_number(text) if self.styles[row].kind is Kind.LIST_ITEM else ""
        if not number:
            return 0.0
        width = QFontMetricsF(self._document.defaultFont()).horizontalAdvance(f"{number} ")
        return min(width, self.styles[row].indent)

    def _draw_around(self, painter: QPainter, row: int) -> None:
        """What stands beside, above and between the texts and belongs to none of them."""
        page, height, top = self._page, self._look.line_height, self._rows.top(row)
        begin, width = self._box(row)
        table, band, label = self._rows.grid_of(row), self._rows.band(row), self._rows.label(row)
        baseline = top + height * (self._labels(row) + _BASELINE)
        if table is not None and row == band.start:
            draw_table_line(
                painter, page, table, band, self._rows.band_top(row), self._rows.band_height(row)
            )
        if label is not None:
            words = self._document.findBlockByNumber(label).text()
            draw_label(painter, page, words, (begin, width), top + height * _BASELINE)
        text = self._document.findBlockByNumber(row).text()
        if (mark := self.styles[row].mark) and not own_number(text):
            draw_mark(painter, page, mark, begin, baseline)

    def _measure(self) -> float:
        """Width of a line that is not indented."""
        return min(self._page_width() - 2 * MARGIN, self._look.longest)

    def _laid_out(self, row: int) -> QTextBlock:
        block = self._document.findBlockByNumber(row)
        if row not in self._line_counts:
            self._line_counts[row] = self._lay_out(row, block)
        return block

    def _above(self, line: QTextLine) -> float:
        """How far below its place a line begins, so that it stands on the common baseline."""
        return self._look.line_height * _BASELINE - line.ascent() - max(line.leading(), 0.0)

    def _line_at(self, row: int, layout: QTextLayout, index: int) -> QTextLine:
        """The line of a row that is seen so many lines below its first one."""
        if self._opening_in(row) is None:
            return layout.lineAt(index)
        bottom = (self._labels(row) + index + 1) * self._look.line_height
        lines = (layout.lineAt(place) for place in reversed(range(layout.lineCount())))
        return next((line for line in lines if line.y() < bottom), layout.lineAt(0))

    def _lay_out(self, row: int, block: QTextBlock) -> int:
        height, above_text = self._look.line_height, self._labels(row)
        rightwards = self._look.direction is Qt.LayoutDirection.LeftToRight
        left, room = self._sides(row)
        hanging, opening = self._hanging(row, block.text()), self._opening_in(row)
        option = QTextOption(
            Qt.AlignmentFlag.AlignLeft if rightwards else Qt.AlignmentFlag.AlignRight
        )
        # Said for each row: Qt's own guess goes by the first letter and takes an Arabic paragraph
        # that begins with "Microsoft" for English.
        option.setTextDirection(self._look.direction)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = block.layout()
        layout.setCacheEnabled(True)
        layout.setTextOption(option)
        self._touched.add(row)
        self._format(row, block)
        layout.beginLayout()
        widths: list[float] = []
        index, shown = 0, 0
        while (line := layout.createLine()).isValid():
            out = 0.0 if widths else hanging
            line.setLineWidth(room + out)
            above = self._above(line)
            begin = left - out if rightwards else left
            if opening is None or not opening.start < line.textStart() < opening.end:
                index = shown  # else the line lies over the one before, where the room begins
                in_room = opening is not None and line.textStart() == opening.start
                shown += opening.lines if opening is not None and in_room else 1
            line.setPosition(QPointF(begin, (above_text + index) * height + above))
            widths.append(line.naturalTextWidth())
        layout.endLayout()
        self._seen.add(block.length() - 1, widths, room)
        return shown
