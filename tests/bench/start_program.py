"""Shows a window, and says when it is painted: the seconds it computed, the modules of Qt loaded.

python -m bench.start_program khulasa | empty MODULE ...

Khulasa's says in a second line when all is in its window.
"""

from __future__ import annotations

import os
import sys
import time


def _say(*words: str) -> None:
    print(*words, flush=True)


def _painted() -> None:
    _say(
        str(time.process_time()),
        *sorted(name for name in sys.modules if name.startswith("PySide6.Qt")),
    )


def _end() -> None:
    _say("ready")
    os._exit(0)


def _khulasa() -> None:
    from PySide6.QtCore import QEvent, QTimer

    from khulasa.ui.shell import app

    class Watched(app.MainWindow):
        """The window of the app."""

        said = False

        def event(self, event: QEvent) -> bool:
            # Everything in it is painted before the loop comes round again.
            if event.type() == QEvent.Type.Paint and not self.said:
                self.said = True
                QTimer.singleShot(0, _painted)
            return super().event(event)

        def resume(self, *, behind: bool = False) -> None:
            super().resume(behind=behind)
            # Timers come behind what is to be painted.
            QTimer.singleShot(0, lambda: QTimer.singleShot(0, _end))

    app.MainWindow = Watched  # type: ignore[misc]
    app.main([])


def _empty(modules: list[str]) -> None:
    from importlib import import_module

    for name in modules:
        import_module(name)
    from PySide6.QtCore import QEvent, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Watched(QMainWindow):
        """A window with nothing in it."""

        def event(self, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, _painted)
                QTimer.singleShot(0, _end)
            return super().event(event)

    application = QApplication([])
    window = Watched()
    window.resize(1200, 800)
    window.show()
    application.exec()


if __name__ == "__main__":
    if sys.argv[1] == "khulasa":
        _khulasa()
    else:
        _empty(sys.argv[2:])
