"""A label that can be dragged out of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget


class DragHandle(QLabel):
    """Starts a drag with what it is told to carry.

    Args:
        carried: Gives what is to be dragged; None if there is nothing now.
    """

    def __init__(
        self, carried: Callable[[], QMimeData | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._carried = carried
        self._pressed_at = QPoint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and (
            moved >= QApplication.startDragDistance()
        ):
            self.drag()

    def drag(self) -> None:
        """Drag what there is, until it is let go of."""
        data = self._carried()
        if data is not None:
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)
