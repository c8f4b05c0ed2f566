"""The strip beside the text that numbers the paragraphs, and what is done with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from khulasa.settings.arrangement import Arrangement
from khulasa.ui.reading.columns.column import ReadingPane
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import unguessed
from khulasa.ui.widgets.style import colours
from khulasa.wording import _

_LEAF = 10  # pixels: the mark of a note


class Gutter(QWidget):
    """Paints the number of each paragraph level with its first line.

    Between two columns it is dragged to make one of them wider; where sources are shown on demand,
    a click on a number shows that of the paragraph.

    Attributes:
        pane: The column that it numbers.

    Signals:
        note_clicked: Number of a sentence whose note's mark was clicked.
        dragged: It was dragged so that its middle is at this place of the view.
        evened: It was double-clicked: both columns are to be of one width.
        row_clicked: Number of the paragraph that was clicked.
    """

    dragged = Signal(int)
    evened = Signal()
    row_clicked = Signal(int)
    note_clicked = Signal(int)

    def __init__(self, pane: ReadingPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane = pane
        self._arrangement = Arrangement.BESIDE
        self._line_height = 0.0
        self._rows = 0
        self._notes: Mapping[int, Mapping[int, str]] = {}

    def measure(self, line_height: float, rows: int) -> None:
        """Set the height of a line of text in the columns, and how many rows there will be."""
        self._line_height, self._rows = line_height, rows
        self.update()

    def set_notes(self, notes: Mapping[int, Mapping[int, str]]) -> None:
        """Mark the rows that have notes: by row, the notes of its sentences by their numbers."""
        if notes != self._notes:
            self._notes = notes
            self.update()

    def set_arrangement(self, arrangement: Arrangement) -> None:
        """Be what the arrangement needs."""
        self._arrangement = arrangement
        cursors = {
            Arrangement.BESIDE: Qt.CursorShape.SplitHCursor,
            Arrangement.ON_DEMAND: Qt.CursorShape.PointingHandCursor,
        }
        self.setCursor(cursors.get(arrangement, Qt.CursorShape.ArrowCursor))
        self.update()

    def sizeHint(self) -> QSize:
        digits = max(3, len(str(self._rows))) + 2 * (self._arrangement is Arrangement.ON_DEMAND)
        return QSize(self.fontMetrics().horizontalAdvance("0" * digits) + 2 * UNIT, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = colours()
        painter.fillRect(self.rect(), QColor(palette.page))
        painter.setPen(QColor(palette.quiet))
        scrolled = self.pane.verticalScrollBar().value()
        for row in self.pane.heights.rows_between(scrolled, scrolled + self.height()):
            if row != self.pane.heights.band(row).start:
                continue  # it would lie over the number of the line's first cell
            box = QRectF(0, self.pane.heights.top(row) - scrolled, self.width(), self._line_height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words(row))
            if self._notes_of(row):
                self._paint_note(painter, box.center().y())

    def _paint_note(self, painter: QPainter, middle: float) -> None:
        """A leaf with two lines on it, at the edge where lines begin."""
        leaf = QRectF(0, middle - _LEAF / 2, _LEAF, _LEAF)
        leaf.moveLeft(self.width() - _LEAF - 1 if self.isRightToLeft() else 1)
        painter.fillRect(leaf, QColor(colours().accent))
        for line in (_LEAF / 3, 2 * _LEAF / 3):
            across = QRectF(leaf.left() + 2, leaf.top() + line - 0.5, _LEAF - 4, 1)
            painter.fillRect(across, QColor(colours().page))

    def _is_on_note(self, row: int, place: QPointF) -> bool:
        """Whether a place is on the mark of a row's notes, or close to it."""
        top = self.pane.heights.top(row) - self.pane.verticalScrollBar().value()
        beside = self.width() - place.x() if self.isRightToLeft() else place.x()
        is_beside = beside < _LEAF + 4 and place.y() < top + self._line_height
        return is_beside and bool(self._notes_of(row))

    def _notes_of(self, row: int) -> dict[int, str]:
        """The notes on what stands level with a row, by the numbers of their sentences."""
        noted = (self._notes.get(one, {}) for one in self.pane.heights.band(row))
        return {number: note for notes in noted for number, note in notes.items()}

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._arrangement is Arrangement.BESIDE and event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(self.mapToParent(event.position().toPoint()).x())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        row = self._row_at(event.position().y())
        if row is not None and self._is_on_note(row, event.position()):
            self.note_clicked.emit(min(self._notes_of(row)))
        elif self._arrangement is Arrangement.ON_DEMAND and row is not None:
            self.row_clicked.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._arrangement is Arrangement.BESIDE:
            self.evened.emit()
        else:
            self.mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            words = {
                Arrangement.BESIDE: _("Drag to make a column wider"),
                Arrangement.ON_DEMAND: _("Click a number to see the source"),
            }
            row = self._row_at(event.pos().y())
            text = words.get(self._arrangement, "")
            if row is not None and self._is_on_note(row, QPointF(event.pos())):
                text = unguessed("\n".join(self._notes_of(row).values()))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _words(self, row: int) -> str:
        if self._arrangement is not Arrangement.ON_DEMAND:
            return str(row + 1)
        if self.pane.heights.is_open(row):
            return f"{row + 1} ▾"
        return f"{row + 1} ◂" if self.isRightToLeft() else f"{row + 1} ▸"

    def _row_at(self, y: float) -> int | None:
        heights = self.pane.heights
        return heights.row_at(y + self.pane.verticalScrollBar().value()) if heights.count else None
