"""A window that is closed while it reads: one file is read after its end, one never."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import shiboken6
from fake_engine import FakeEngine
from PySide6.QtCore import QTimer

from khulasa.article.read import ReadError
from khulasa.ui.reading import article_reader
from khulasa.ui.shell import app
from khulasa.ui.shell.main_window import MainWindow


def read_slowly(path: Path, **_options: object) -> None:
    time.sleep({"slow": 1.0, "endless": 600.0}[path.name])
    raise ReadError("It was read after all.")


article_reader.read_article = read_slowly
application = app.make_application()
window = MainWindow(FakeEngine(), ())
window.show()
window.open_file(Path("endless"))
window.open_file(Path("slow"))
QTimer.singleShot(100, window.close)
code = application.exec()
shiboken6.delete(window)
time.sleep(1.5)
sys.exit(code)
