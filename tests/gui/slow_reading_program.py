"""A window that is closed while it reads: one file is read after its end, one never."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import shiboken6
from fake_engine import FakeEngine
from PySide6.QtCore import QTimer

from khulasa.article.child.messages import Request
from khulasa.article.errors import ReadError
from khulasa.ui.reading.sessions import article_reader
from khulasa.ui.shell import app
from khulasa.ui.shell.furnishing import new_window


class ReadingSlowly:
    """Reads until its time is over, whatever is said meanwhile."""

    def read(self, request: Request, **_how: object) -> None:
        time.sleep({"slow": 1.0, "endless": 600.0}[request.path])
        raise ReadError("It was read after all.")

    def stop(self) -> None:
        """It does not hear."""

    close = stop


article_reader.ReadingProcess = ReadingSlowly
application = app.make_application()
window = new_window(FakeEngine(), ())
window.show()
window.open_file(Path("endless"))
window.open_file(Path("slow"))
QTimer.singleShot(100, window.close)
code = application.exec()
shiboken6.delete(window)
time.sleep(1.5)
sys.exit(code)
