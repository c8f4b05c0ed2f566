"""The layout of a column's text: only the rows that are looked at are laid out.

Qt's own layout of a document begins at its top whenever anything changes, and keeps every line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

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
    QTextOption,
)

from khulasa.article.model import Kind
from khulasa.export.own_number import own_number
from khulasa.ui.reading.row_heights import MARGIN, ColumnRows
from khulasa.ui.reading.row_styles import RowStyle
from khulasa.ui.reading.row_surroundings import Page, draw_label, draw_mark, draw_table_line
from khulasa.ui.reading.seen_lines import SeenLines
from khulasa.ui.reading.tables import PADDING
from khulasa.ui.widgets.fonts import character_width

_BASELINE = 0.8  # of a line's height, whatever the font, so that both columns stand on one line
_MOST_KEPT = 60  # rows that stay laid out though they are far away; each takes some 20 kB
_ENOUGH = 1000  # characters that tell how wide one is


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """What holds for all rows of a column.

    Attributes:
        direction: In which the text is written.
        zoom: Size of the text, 1.0 being normal.
        line_height: In pixels.
        ink: Colour of the text.
        longest: Widest a line may be, in pixels; what is left of the column stays empty.
        at_right: The text stands at the right edge of the column, and not at the left.
    """

    direction: Qt.LayoutDirection
    zoom: float
    line_height: float
    ink: str
    longest: float = 100_000.0
    at_right: bool = False


class RowsLayout(QAbstractTextDocumentLayout):
    """Lays out a row when Qt asks for it, at the place that ``ColumnRows`` gives it.

    Args:
        document: Has a block for each row.
        rows: Say where each row stands.
        styles: How all rows are set.
        format_row: Gives the pieces of a row their formats.
    """

    def __init__(
        self,
        document: QTextDocument,
        rows: ColumnRows,
        styles: Sequence[RowStyle],
        format_row: Callable[[int, QTextBlock], None],
    ) -> None:
        super().__init__(document)
        self._rows, self.styles, self._format = rows, styles, format_row
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
        unit, lost = self._seen.unit(self.document().defaultFont()), self._seen.lost()
        measure, height = self._measure(), self._look.line_height
        styles = self.styles[first : first + len(lengths)]
        # In 64ths of characters: whole numbers are what Python is quickest with.
        whole = {
            indent: max(64, round(64 * (measure - indent - lost) / unit))
            for indent in {style.indent for style in styles}
        }
        guessed = [
            height * (1 + ((length or 1) * 64 - 1) // whole[style.indent])
            for length, style in zip(lengths, styles, strict=True)
        ]
        for table in self._rows.tables:
            rows = range(max(first, table.rows.start), min(first + len(styles), table.rows.stop))
            if not rows:
                continue
            places = slice(rows.start - table.rows.start, rows.stop - table.rows.start)
            if self._rows.grid_of(table.rows.start) is None:
                for row, label in zip(rows, table.labels[places], strict=True):
                    guessed[row - first] += 0 if label is None else height
                continue
            spaces = {
                ends: max(64, round(64 * ((ends[1] - ends[0]) * measure - 2 * PADDING) / unit))
                for ends in set(table.extents)
            }
            for row, ends in zip(rows, table.extents[places], strict=True):
                length = lengths[row - first] or 1
                guessed[row - first] = height * (1 + (length * 64 - 1) // spaces[ends])
        return guessed

    def forget(self, rows: Collection[int]) -> None:
        """Lay rows out anew when they are next seen."""
        for row in rows:
            if self._line_counts.pop(row, None) is not None:
                self.document().findBlockByNumber(row).layout().clearLayout()

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
        made = RowsLayout(self.document(), self._rows, self.styles, self._format)
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
        line = block.layout().lineAt(index)
        if exact:
            text = line.naturalTextRect()
            if not text.left() <= point.x() <= text.right():
                return -1
            return block.position() + line.xToCursor(
                point.x(), line.CursorPosition.CursorOnCharacter
            )
        return block.position() + line.xToCursor(point.x())

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
        return self.document().pageSize().width()

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
        return Page(left, measure, self._look.direction, self.document().defaultFont())

    def _labels(self, row: int) -> int:
        """How many lines a row has above its text: that with the name of its column, or none."""
        return 0 if self._rows.label(row) is None else 1

    def _hanging(self, row: int, text: str) -> float:
        """How far the number that an item's text begins with stands out to where marks stand."""
        number = own_number(text) if self.styles[row].kind is Kind.LIST_ITEM else ""
        if not number:
            return 0.0
        width = QFontMetricsF(self.document().defaultFont()).horizontalAdvance(f"{number} ")
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
            words = self.document().findBlockByNumber(label).text()
            draw_label(painter, page, words, (begin, width), top + height * _BASELINE)
        text = self.document().findBlockByNumber(row).text()
        if (mark := self.styles[row].mark) and not own_number(text):
            draw_mark(painter, page, mark, begin, baseline)

    def _measure(self) -> float:
        """Width of a line that is not indented."""
        return min(self._page_width() - 2 * MARGIN, self._look.longest)

    def _laid_out(self, row: int) -> QTextBlock:
        block = self.document().findBlockByNumber(row)
        if row not in self._line_counts:
            self._line_counts[row] = self._lay_out(row, block)
        return block

    def _lay_out(self, row: int, block: QTextBlock) -> int:
        height, above_text = self._look.line_height, self._labels(row)
        rightwards = self._look.direction is Qt.LayoutDirection.LeftToRight
        left, room = self._sides(row)
        hanging = self._hanging(row, block.text())
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
        while (line := layout.createLine()).isValid():
            out = 0.0 if widths else hanging
            line.setLineWidth(room + out)
            above = height * _BASELINE - line.ascent() - max(line.leading(), 0.0)
            begin = left - out if rightwards else left
            line.setPosition(QPointF(begin, (above_text + len(widths)) * height + above))
            widths.append(line.naturalTextWidth())
        layout.endLayout()
        self._seen.add(block.length() - 1, widths, room)
        return len(widths)
