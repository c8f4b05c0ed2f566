"""What every list whose rows paint themselves has in common: how it scrolls and lights up.

``RowList`` holds its rows; a view of a model of its own takes ``dress`` and ``paint_ground``.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
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


class RowPainter(QStyledItemDelegate):
    """Paints what lies behind a row; a subclass paints the row and knows how high it is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setFont(option.font)
        self.paint_behind(painter, option, index)
        self.paint_row(painter, option, index)

    def paint_behind(self, painter: QPainter, option: QStyleOptionViewItem, _index: Index) -> None:
        """Paint what is below the row; to be overridden where the usual ground is too loud."""
        paint_ground(painter, option)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint what ``index.data(ROW)`` holds, in the font of the list."""
        raise NotImplementedError


class RowList(QListWidget):
    """A list of few rows, which it holds itself.

    Args:
        row_painter: Paints the rows; the list takes it over.
    """

    def __init__(self, row_painter: RowPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row_painter.setParent(self)
        self.setItemDelegate(row_painter)
        dress(self)

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


def dress(view: QAbstractItemView) -> None:
    """Give a list no frame, rows as wide as it is, and light on the one under the pointer."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setTabKeyNavigation(False)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def fill_item(item: QListWidgetItem, row: object, text: str, spoken: str) -> None:
    """Say what an item holds for the painter, for a search by letters and for a screen reader."""
    item.setData(ROW, row)
    item.setText(text)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Light a row that is chosen or pointed at, with an edge where the keyboard is."""
    state = option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, QColor(colours().pinned))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, QColor(colours().hover))
    if state & QStyle.StateFlag.State_HasFocus:
        paint_edge(painter, option)


def paint_edge(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the edge at the side where the lines of the window begin."""
    left = QRect(option.rect.topLeft(), QSize(_EDGE, option.rect.height()))
    place = QStyle.visualRect(option.direction, option.rect, left)
    painter.fillRect(place, QColor(colours().accent))


def paint_line(
    painter: QPainter,
    place: QRect,
    text: str,
    colour: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    *,
    isolated: bool = False,
) -> None:
    """Paint one line of text, cut short where it has no room.

    Args:
        painter, place, text, colour, side: What goes where.
        isolated: In the direction of its own first letter, so that the full stop of an Arabic
            sentence stands at its left. The marks for that may come from a font with higher lines.
    """
    painter.setPen(QColor(colour))
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    # A font that stands in for another script has higher lines, and sits lower.
    flags = side.value | Qt.TextFlag.TextDontClip.value
    painter.drawText(place, flags, f"\u2068{elided}\u2069" if isolated else elided)
