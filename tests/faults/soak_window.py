"""One window reads article after article; prints a line of what it takes after each.

python soak_window.py LEDGER FILE ...
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import psutil
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from khulasa.models.catalogue import load_catalogue
from khulasa.reading.changes import State
from khulasa.ui.shell import app
from khulasa.ui.shell.furnishing import new_window
from khulasa.ui.shell.main_window import MainWindow
from killed.dying import scripted_engine


class Reader(QObject):
    """Opens one file after another, each when the one before is done and closed."""

    def __init__(self, window: MainWindow, files: list[str]) -> None:
        super().__init__(window)
        self._window, self._files, self._process = window, files, psutil.Process()
        self._timer = QTimer(self, interval=10)
        self._timer.timeout.connect(self._look)
        self._wanted = ""
        self._next()
        self._timer.start()

    def _look(self) -> None:
        core = self._window.session.core
        reading = core.reading
        if reading is None or core.state is not State.DONE or core.summary is None:
            return
        if reading.article.file != self._wanted:
            return
        self._tell()
        self._next()

    def _next(self) -> None:
        if not self._files:
            self._timer.stop()
            self._window.close()
            return
        # What stays open takes its room; here it is what stays behind that is looked for.
        self._window.tabs.close(self._window.tabs.current)
        path = Path(self._files.pop(0))
        self._wanted = str(path)
        self._window.open_file(path)

    def _tell(self) -> None:
        taken = {
            "memory": self._process.memory_info().rss,
            "handles": sum(1 for _ in Path("/proc/self/fd").iterdir()),
            "threads": self._process.num_threads(),
            "objects": len(self._window.findChildren(QObject)),
            "widgets": len(QApplication.allWidgets()),
        }
        print(json.dumps(taken), flush=True)


def main(ledger: str, files: list[str]) -> int:
    application = app.make_application()
    window = new_window(scripted_engine(ledger, 0.0), load_catalogue().models)
    window.show()
    reader = Reader(window, files)
    code = application.exec()
    del reader
    window.close()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
