"""The sheet that says what can be dropped while something hovers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.style import colours
from khulasa.wording import _


class DropSheet(QWidget):
    """Covers the window while something that can be opened is dragged over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_("Drop to open"))
        self.hide()

    def cover(self) -> None:
        """Show it over the whole parent."""
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = QColor(palette.page)
        page.setAlphaF(0.96)
        painter.fillRect(self.rect(), page)
        painter.setPen(QPen(QColor(palette.accent), 2, Qt.PenStyle.DashLine))
        margin = 2 * UNIT
        frame = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        painter.drawRoundedRect(frame, UNIT, UNIT)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, _("Drop to open"))
