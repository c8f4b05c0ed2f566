"""The real window with a fake engine; says in a file what it shows.

Usage: window_program.py STATUS_FILE [ARTICLE …]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fake_engine import FakeEngine
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QDragEnterEvent, QTextCursor

from khulasa.engine import client
from khulasa.ui.shell import app
from khulasa.ui.shell.main_window import MainWindow


class ReportingWindow(MainWindow):
    """Keeps a JSON file true to what it shows."""

    _drags = 0

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drags += 1
        super().dragEnterEvent(event)

    def resume(self, *, behind: bool = False) -> None:
        super().resume(behind=behind)
        self._said = ""
        self._timer = QTimer(self, interval=20)
        self._timer.timeout.connect(self._report)
        self._timer.start()

    def _first_word(self) -> list[int]:
        """Where on the screen the translation begins."""
        target = self.page.view.target
        place = target.cursorRect(QTextCursor(target.document())).center() + QPoint(10, 0)
        place = target.viewport().mapToGlobal(place)
        return [place.x(), place.y()]

    def _handle(self) -> list[int]:
        """Where on the screen the summary can be taken hold of."""
        handle = self.page.summary.title
        place = handle.mapToGlobal(handle.rect().center())
        return [place.x(), place.y()]

    def _report(self) -> None:
        said = json.dumps(
            {
                "window": int(self.winId()),
                "drop_sheet": self.drop_sheet.isVisible(),
                "drags": self._drags,
                "first_word": self._first_word(),
                "handle": self._handle(),
                "selected": self.page.view.target.textCursor().hasSelection(),
                "state": self.session.core.state.value,
                "title": self.windowTitle(),
            }
        )
        if said != self._said:
            self._said = said
            status = Path(sys.argv[1])
            fresh = status.with_suffix(".new")
            fresh.write_text(said, encoding="utf-8")
            fresh.replace(status)


client.Engine = FakeEngine
app.MainWindow = ReportingWindow
sys.exit(app.run(tuple(sys.argv[2:])))
