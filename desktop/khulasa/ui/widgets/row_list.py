"""The base of every list whose rows paint themselves: how it scrolls, lights up and is read out."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
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

from khulasa.ui.widgets.style import colours

ROW = Qt.ItemDataRole.UserRole  # holds what a row shows

Index = QModelIndex | QPersistentModelIndex
_EDGE = 2  # pixels


class RowDelegate(QStyledItemDelegate):
    """Paints what lies behind a row; a subclass paints the row and knows how high it is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setFont(option.font)
        self.paint_behind(painter, option, index)
        self.paint_row(painter, option, index)

    def paint_behind(self, painter: QPainter, option: QStyleOptionViewItem, _index: Index) -> None:
        """Light the row that is chosen or pointed at, with an edge where the keyboard is."""
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours().pinned))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours().hover))
        if state & QStyle.StateFlag.State_HasFocus:
            paint_edge(painter, option.rect)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint what ``index.data(ROW)`` holds, in the font of the list."""
        raise NotImplementedError


class RowList(QListWidget):
    """A list without a frame, as wide as its place, that lights the row under the pointer.

    Args:
        delegate: Paints the rows; the list takes it over.
    """

    def __init__(self, delegate: RowDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def enter_row(self, _row: int) -> bool:
        """Do what Enter does in a row; to be overridden where it does anything.

        Returns:
            Whether it did. Otherwise the key goes on to the window.
        """
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (enter and self.enter_row(self.currentRow())):
            super().keyPressEvent(event)


def fill_item(item: QListWidgetItem, row: object, text: str, spoken: str) -> None:
    """Say what an item holds for the delegate, for a search by letters and for a screen reader."""
    item.setData(ROW, row)
    item.setText(text)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)


def paint_edge(painter: QPainter, row: QRect) -> None:
    """Paint the edge that says where the keyboard is."""
    painter.fillRect(QRect(row.topLeft(), QSize(_EDGE, row.height())), QColor(colours().accent))


def paint_line(
    painter: QPainter,
    place: QRect,
    text: str,
    colour: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint one line of text, cut short where it has no room."""
    painter.setPen(QColor(colour))
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    # Isolated, so that the full stop of an Arabic sentence stands at its left.
    painter.drawText(place, side, f"\u2068{elided}\u2069")
