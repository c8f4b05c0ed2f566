"""The list of models: what for, which one, and whether it is there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyleOptionViewItem, QWidget

from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.row_list import ROW, Index, RowList, RowPainter, fill_item, paint_line
from khulasa.ui.widgets.style import colours
from khulasa.wording import _, list_text


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list; without a name it is the heading of a group.

    Attributes:
        heading: In strong ink.
        name: The model's name in the catalogue.
        title: In quiet ink below.
        state: At the right, such as its size on disk.
        present: Whether it is installed, which the state is coloured by.
    """

    heading: str
    name: str = ""
    title: str = ""
    state: str = ""
    present: bool = False


class ModelList(RowList):
    """Shows rows and keeps the chosen model chosen when they change.

    Signals:
        chosen: Name of the model that the reader moved to; empty for none.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_ModelPainter(), parent)
        self.setAccessibleName(_("Models"))
        self.setVerticalScrollMode(RowList.ScrollMode.ScrollPerPixel)
        self._rows: list[Row] = []
        self._quiet = False
        self.currentItemChanged.connect(self._tell)

    @property
    def name(self) -> str:
        """The model that is chosen; empty if none is."""
        item = self.currentItem()
        row: Row | None = item.data(ROW) if item else None
        return row.name if row else ""

    def rows(self) -> list[Row]:
        """What is listed."""
        return self._rows

    def choose(self, name: str) -> None:
        """Choose a model, if it is listed."""
        for index, row in enumerate(self._rows):
            if name and row.name == name:
                self.setCurrentRow(index)
                self.scrollToItem(self.item(index))

    def show_rows(self, rows: Iterable[Row]) -> None:
        """List these instead; the one that is chosen stays so, else the first is."""
        rows = list(rows)
        if rows == self._rows:
            return
        chosen, scrolled = self.name, self.verticalScrollBar().value()
        same = [row.name or row.heading for row in rows] == [
            row.name or row.heading for row in self._rows
        ]
        self._quiet = True
        if not same:
            self.clear()
        for index, row in enumerate(rows):
            item = self.item(index) if same else QListWidgetItem(self)
            _fill(item, row)
        self._rows = rows
        names = [row.name for row in rows]
        first = next((index for index, name in enumerate(names) if name), -1)
        self.setCurrentRow(names.index(chosen) if chosen and chosen in names else first)
        self.verticalScrollBar().setValue(scrolled)
        self._quiet = False
        if self.name != chosen:
            self.chosen.emit(self.name)

    def _tell(self) -> None:
        if not self._quiet:
            self.chosen.emit(self.name)


def _fill(item: QListWidgetItem, row: Row) -> None:
    spoken = list_text((row.heading, row.title, row.state))
    fill_item(item, row, row.heading, spoken)
    if not row.name:
        item.setFlags(Qt.ItemFlag.NoItemFlags)


class _ModelPainter(RowPainter):
    """Paints a heading in one line, a model in two."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line, row = option.fontMetrics.height(), index.data(ROW)
        return QSize(0, 2 * line + 2 * UNIT if row.name else line + 3 * UNIT)

    def paint_behind(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(ROW).name:
            super().paint_behind(painter, option, index)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        palette, line = colours(), option.fontMetrics.height()
        box = option.rect.adjusted(2 * UNIT, UNIT, -2 * UNIT, -UNIT)
        if not row.name:
            bold = QFont(option.font)
            bold.setBold(True)
            painter.setFont(bold)
            place = QRect(box.left(), box.bottom() - line + 1, box.width(), line)
            paint_line(painter, place, row.heading, palette.quiet)
            return
        taken = painter.fontMetrics().horizontalAdvance(row.state)
        first = QRect(box.left(), box.top(), box.width(), line)
        colour = palette.accent if row.present else palette.quiet
        paint_line(painter, first, row.state, colour, Qt.AlignmentFlag.AlignRight)
        first.setWidth(box.width() - taken - (UNIT if taken else 0))
        heading = QStyle.visualRect(option.direction, box, first)
        paint_line(painter, heading, row.heading, palette.ink)
        below = QRect(box.left(), box.top() + line, box.width(), line)
        paint_line(painter, below, row.title, palette.quiet)
