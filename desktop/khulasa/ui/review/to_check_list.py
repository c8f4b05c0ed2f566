"""The list of sentences to check: where, what it says, and why."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from khulasa.reading.to_check import Doubt
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.style import colours

_DOUBT = Qt.ItemDataRole.UserRole


class ToCheckList(QListWidget):
    """Shows doubts in reading order; the one that is chosen is the one in the text.

    Signals:
        wanted: Number of the sentence that the reader moved to.
        entered_text: The reader wants to go on in the text.
    """

    wanted = Signal(int)
    entered_text = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sentences to check"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_DoubtDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
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
        # While an article is translated they only come in at the end.
        if doubts[: len(self._doubts)] != self._doubts:
            self.clear()
            self._doubts = []
        for doubt in doubts[len(self._doubts) :]:
            self._add(doubt)
        self._doubts = list(doubts)
        self.verticalScrollBar().setValue(scrolled)
        numbers = [doubt.sentence for doubt in self._doubts]
        self.setCurrentRow(numbers.index(chosen) if chosen in numbers else -1)
        self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.currentRow())
            self.entered_text.emit()
            return
        super().keyPressEvent(event)

    def _add(self, doubt: Doubt) -> None:
        item = QListWidgetItem(doubt.text)
        item.setData(_DOUBT, doubt)
        item.setToolTip(doubt.reason)
        words = self.tr("Paragraph {}. {} {}")
        spoken = words.format(doubt.row + 1, doubt.reason, doubt.text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.addItem(item)

    def _tell(self, row: int) -> None:
        if not self._quiet and 0 <= row < len(self._doubts):
            self.wanted.emit(self._doubts[row].sentence)


class _DoubtDelegate(QStyledItemDelegate):
    """Paints a doubt in two lines: the sentence, and in quieter ink the reason."""

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, 2 * option.fontMetrics.height() + 2 * UNIT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        doubt: Doubt = index.data(_DOUBT)
        palette, state = colours(), option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(palette.pinned))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(palette.hover))
        if state & QStyle.StateFlag.State_HasFocus:
            edge = QRect(option.rect.topLeft(), QSize(2, option.rect.height()))
            painter.fillRect(edge, QColor(palette.accent))
        line = option.fontMetrics.height()
        number = QRect(option.rect.left() + 2 * UNIT, option.rect.top() + UNIT, 4 * UNIT, line)
        text = number.translated(4 * UNIT, 0)
        text.setRight(option.rect.right() - UNIT)
        below = text.translated(0, line)
        painter.setFont(option.font)
        _write(painter, number, str(doubt.row + 1), palette.quiet)
        _write(painter, text, doubt.text, palette.ink)
        _write(painter, below, doubt.reason, palette.warning if doubt.failed else palette.quiet)


def _write(painter: QPainter, place: QRect, text: str, colour: str) -> None:
    painter.setPen(QColor(colour))
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    # Isolated, so that the full stop of an Arabic sentence stands at its left.
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft, f"\u2068{elided}\u2069")
