"""The real window with a fake engine; says in a file what it shows.

Usage: window_program.py STATUS_FILE
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fake_engine import FakeEngine
from PySide6.QtCore import QTimer

from khulasa.ui import app
from khulasa.ui.main_window import MainWindow


class ReportingWindow(MainWindow):
    """Keeps a JSON file true to what it shows."""

    def showEvent(self, event: object) -> None:  # noqa: N802
        super().showEvent(event)
        self._said = ""
        self._timer = QTimer(self, interval=20)
        self._timer.timeout.connect(self._report)
        self._timer.start()

    def _report(self) -> None:
        said = json.dumps(
            {
                "window": int(self.winId()),
                "drop_sheet": self.drop_sheet.isVisible(),
                "state": self.session.state.value,
                "title": self.windowTitle(),
            }
        )
        if said != self._said:
            self._said = said
            status = Path(sys.argv[1])
            fresh = status.with_suffix(".new")
            fresh.write_text(said, encoding="utf-8")
            fresh.replace(status)


app.Engine = FakeEngine
app.MainWindow = ReportingWindow
sys.exit(app.run())
