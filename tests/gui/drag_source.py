"""A window from which a file can be dragged, as from a file manager.

Usage: drag_source.py FILE X Y WIDTH HEIGHT
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class DragSource(QLabel):
    """Starts to drag the file as soon as the mouse moves with its button held."""

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(sys.argv[1])])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


application = QApplication(sys.argv)
source = DragSource("drag me")
source.setWindowTitle("Drag source")
source.setGeometry(*(int(number) for number in sys.argv[2:6]))
source.show()
sys.exit(application.exec())
