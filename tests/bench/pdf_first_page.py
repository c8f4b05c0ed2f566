"""A PDF of 300 pages in Arabic in the window: seconds until it begins, until all is there, memory.

In brackets the seconds of computing that the reading process took by then, its start included.
Once with a reading process that was ready, as it is a moment after the start, and once without.

Usage: PYTHONPATH=tests python -m bench.pdf_first_page [FILE]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psutil

from bench.memory import memory_of

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_OFTEN = 50  # milliseconds between two looks at the memory
_LONGEST = 120  # seconds


def open_in_window(file: Path, *, ready: bool) -> None:
    """Open a file in a window of its own, and print what it takes."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from gui.fake_engine import FakeEngine
    from khulasa.ui.reading.sessions.article_reader import ReadingProcess
    from khulasa.ui.shell.app import make_application
    from khulasa.ui.shell.furnishing import new_window

    app = QApplication.instance() or make_application()
    window = new_window(FakeEngine(), (), private=True)
    window.resize(1200, 800)
    window.show()
    opener, seen = window.opener, {"begins": 0.0, "whole": 0.0, "memory": 0.0}
    computed = {"begins": 0.0, "whole": 0.0}
    if ready:
        opener.prepare()
        until = time.monotonic() + 5  # an idle window
        while time.monotonic() < until:
            app.processEvents()
            time.sleep(0.01)
    started = time.monotonic()

    def take(what: str) -> None:
        window.repaint()
        seen[what] = time.monotonic() - started

    opener.begun.connect(lambda _article: QTimer.singleShot(0, lambda: take("begins")))
    opener.opened.connect(lambda _opened: QTimer.singleShot(0, lambda: take("whole")))
    window.open_file(file)
    process = opener._reader._process
    assert isinstance(process, ReadingProcess)
    while not seen["whole"] and time.monotonic() < started + _LONGEST:
        app.processEvents()
        seen["memory"] = max(seen["memory"], memory_of(process.pid) / 2**20)
        with suppress(psutil.Error):
            used = sum(psutil.Process(process.pid).cpu_times()[:2])
            computed["whole"] = max(used, computed["whole"])
            if not seen["begins"]:
                computed["begins"] = used
        time.sleep(_OFTEN / 1000 if seen["begins"] else 0.001)
    reading = window.session.core.reading
    paragraphs = len(reading.article.paragraphs) if reading is not None else 0
    print(
        f"{'ready' if ready else 'started for it'}: begins after {seen['begins']:.2f} s"
        f" ({computed['begins']:.2f}), all {paragraphs:,} paragraphs after {seen['whole']:.1f} s"
        f" ({computed['whole']:.1f}), {seen['memory']:.0f} MB at most"
    )
    window.close()


def main() -> None:
    """Write the PDF in another process, and open it twice."""
    from bench.pdf_speed import write

    with tempfile.TemporaryDirectory() as folder:
        for variable in ("KHULASA_CONFIG", "KHULASA_LIBRARY", "KHULASA_STATE", "KHULASA_MODELS"):
            os.environ[variable] = f"{folder}/{variable}"
        file = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "book.pdf"
        if not file.exists():
            if os.fork() == 0:
                write(file)
                os._exit(0)
            os.wait()
        for ready in (True, False):
            open_in_window(file, ready=ready)


if __name__ == "__main__":
    main()
