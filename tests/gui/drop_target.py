"""A window of another program that takes what is dropped on it, and writes it into a file.

Usage: drop_target.py FILE X Y WIDTH HEIGHT
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel


class DropTarget(QLabel):
    """Takes everything."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()
        self._write({"entered": True})

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        data = event.mimeData()
        self._write({"entered": True, "text": data.text(), "html": data.html()})

    def _write(self, said: dict[str, object]) -> None:
        file = Path(sys.argv[1])
        fresh = file.with_suffix(".new")
        fresh.write_text(json.dumps(said), encoding="utf-8")
        fresh.replace(file)


application = QApplication(sys.argv)
target = DropTarget("drop here")
target.setAcceptDrops(True)
target.setWindowTitle("Drop target")
target.setGeometry(*(int(number) for number in sys.argv[2:6]))
target.show()
sys.exit(application.exec())
