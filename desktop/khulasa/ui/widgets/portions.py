"""Long work in the window's thread, a portion at a time."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_PORTION = 0.008  # seconds of work, before whatever else waits has its turn


class Portions(QObject):
    """Goes on with something until it is done; between two portions the window has its turn.

    Args:
        step: Does a little, and says whether there may be more to do.
    """

    def __init__(self, step: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._step, self._goes_on = step, False
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self.work)

    def start(self) -> None:
        """Begin, or go on, in the next round of events."""
        self._goes_on = True
        self._timer.start()

    def work(self) -> None:
        """Do a portion now; if that is not all, the rest follows by itself."""
        self._timer.stop()
        self._goes_on, until = True, perf_counter() + _PORTION
        while self._goes_on and self._step():
            if perf_counter() > until:
                if self._goes_on:  # the step itself may have said no
                    self._timer.start()
                return

    def stop(self) -> None:
        """Leave it as far as it is."""
        self._goes_on = False
        self._timer.stop()
