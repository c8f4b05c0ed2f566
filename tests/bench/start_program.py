"""Shows a window, says when it is painted, with the modules of Qt that are loaded, and ends.

python -m bench.start_program khulasa | empty MODULE ...
"""

from __future__ import annotations

import os
import sys


def _painted() -> None:
    print(*sorted(name for name in sys.modules if name.startswith("PySide6.Qt")), flush=True)
    os._exit(0)


def _khulasa() -> None:
    from PySide6.QtCore import QEvent, QTimer

    from khulasa.ui.shell import app
    from khulasa.ui.shell.main_window import MainWindow

    class Watched(MainWindow):
        """The window of the app."""

        def event(self, event: QEvent) -> bool:
            # Everything in it is painted before the loop comes round again.
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, _painted)
            return super().event(event)

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
