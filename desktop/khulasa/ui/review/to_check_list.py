"""The list of sentences to check: where, what it says, and why."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyleOptionViewItem, QWidget

from khulasa.reading.to_check import Doubt
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.plain import unguessed
from khulasa.ui.widgets.row_list import ROW, Index, RowList, RowPainter, paint_line
from khulasa.ui.widgets.style import colours
from khulasa.wording import _


class ToCheckList(RowList):
    """Shows doubts in reading order; the one that is chosen is the one in the text.

    Signals:
        wanted: Number of the sentence that the reader moved to.
        entered_text: The reader wants to go on in the text.
    """

    wanted = Signal(int)
    entered_text = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_DoubtPainter(), parent)
        self.setAccessibleName(_("Sentences to check"))
        self.setUniformItemSizes(True)
        self._doubts: list[Doubt] = []
        self._quiet = False
        self.currentRowChanged.connect(self._tell)
        self.itemClicked.connect(lambda item: self._tell(self.row(item)))

    def doubts(self) -> list[Doubt]:
        """What is listed."""
        return self._doubts

    def show_doubts(self, doubts: list[Doubt], chosen: int | None) -> None:
        """List these, with the sentence that is chosen in the text, if it is among them."""
        self._quiet = True
        scrolled = self.verticalScrollBar().value()
        # To make thousands of items takes longer than to have those that are there show others.
        for row, (doubt, before) in enumerate(zip(doubts, self._doubts, strict=False)):
            if doubt is not before:
                item = self.item(row)
                assert isinstance(item, _DoubtItem)
                item.show_doubt(doubt)
        for row in reversed(range(len(doubts), len(self._doubts))):
            self.takeItem(row)
        for doubt in doubts[len(self._doubts) :]:
            self.addItem(_DoubtItem(doubt))
        self._doubts = list(doubts)
        self.viewport().update()
        self.verticalScrollBar().setValue(scrolled)
        numbers = [doubt.sentence for doubt in self._doubts]
        self.setCurrentRow(numbers.index(chosen) if chosen in numbers else -1)
        self._quiet = False

    def enter_row(self, row: int) -> bool:
        """Go on in the text, at the sentence of the row."""
        self._tell(row)
        self.entered_text.emit()
        return True

    def _tell(self, row: int) -> None:
        if not self._quiet and 0 <= row < len(self._doubts):
            self.wanted.emit(self._doubts[row].sentence)


class _DoubtItem(QListWidgetItem):
    """Has its words made when they are asked for: a glossary may bring thousands of doubts."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__()
        self._doubt = doubt

    def show_doubt(self, doubt: Doubt) -> None:
        """Stand for another doubt from now on."""
        self._doubt = doubt

    def data(self, role: int) -> Any:
        doubt = self._doubt
        match role:
            case Qt.ItemDataRole.UserRole:
                return doubt
            case Qt.ItemDataRole.DisplayRole:
                return doubt.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return _("Paragraph {}. {} {}").format(doubt.row + 1, doubt.reason, doubt.text)
            case Qt.ItemDataRole.ToolTipRole:
                return unguessed(doubt.reason)
        return super().data(role)


class _DoubtPainter(RowPainter):
    """Paints a doubt in two lines: the sentence, and in quieter ink the reason."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, 2 * option.fontMetrics.height() + 2 * UNIT)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        doubt: Doubt = index.data(ROW)
        palette, line = colours(), option.fontMetrics.height()
        left = QRect(option.rect.left() + 2 * UNIT, option.rect.top() + UNIT, 4 * UNIT, line)
        right = left.translated(4 * UNIT, 0)
        right.setRight(option.rect.right() - UNIT)
        number, text = (
            QStyle.visualRect(option.direction, option.rect, part) for part in (left, right)
        )
        paint_line(painter, number, str(doubt.row + 1), palette.quiet, isolated=True)
        paint_line(painter, text, doubt.text, palette.ink, isolated=True)
        colour = palette.warning if doubt.failed else palette.quiet
        paint_line(painter, text.translated(0, line), doubt.reason, colour, isolated=True)
