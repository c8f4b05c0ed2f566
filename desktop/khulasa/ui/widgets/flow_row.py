"""Buttons in a row that goes on in the next line where it is too long."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from khulasa.ui.widgets.grid import UNIT


class FlowRow(QWidget):
    """Places widgets one after another, and below where there is no more room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Add a widget at the end."""
        part.setParent(self)
        part.show()
        self._parts.append(part)
        self._changed()

    def clear(self) -> None:
        """Remove all."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        self._changed()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        widths = [part.sizeHint().width() for part in self._parts]
        width = max(self.width(), max(widths, default=0))
        return QSize(sum(widths) + UNIT * len(widths), self._place(width, move=False))

    def minimumSizeHint(self) -> QSize:
        widths = [part.sizeHint().width() for part in self._parts]
        return QSize(max(widths, default=0), self._place(self.width(), move=False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self.width(), move=True)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # a part has other words now
            self._changed()
        return super().event(event)

    def _changed(self) -> None:
        self._place(self.width(), move=True)
        self.updateGeometry()

    def _place(self, width: int, *, move: bool) -> int:
        height = max((part.sizeHint().height() for part in self._parts), default=0)
        reverse = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = y = 0
        for part in self._parts:
            if part.isHidden():
                continue
            wide = part.sizeHint().width()
            if x and x + wide > width:
                x, y = 0, y + height + UNIT // 2
            if move:
                part.setGeometry(width - x - wide if reverse else x, y, wide, height)
            x += wide + UNIT // 2
        return y + height
