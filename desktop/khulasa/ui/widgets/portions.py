"""Long work in the window's thread, a portion at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter
from weakref import WeakMethod

from PySide6.QtCore import QObject, QTimer, Signal

_PORTION = 0.008  # seconds of work, before whatever else waits has its turn


class Portions(QObject):
    """Goes on with something until it is done; between two portions the window has its turn.

    Args:
        step: A method that does a little, and says whether there may be more to do.
    """

    def __init__(self, step: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        # Weak, as its owner holds this: in a circle a closed article would stay, with all its text,
        # until Python looks for garbage.
        self._step, self._goes_on = WeakMethod(step), False
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self.work)

    def start(self) -> None:
        """Begin, or go on, in the next round of events."""
        self._goes_on = True
        self._timer.start()

    def work(self) -> None:
        """Do a portion now; if that is not all, the rest follows by itself."""
        self._timer.stop()
        step = self._step()
        if step is None:
            return
        self._goes_on, until = True, perf_counter() + _PORTION
        while self._goes_on and step():
            if perf_counter() > until:
                if self._goes_on:  # the step itself may have said no
                    self._timer.start()
                return

    def stop(self) -> None:
        """Leave it as far as it is."""
        self._goes_on = False
        self._timer.stop()


class Steps(QObject):
    """Goes through what does a little with each step; one thing at a time.

    Signals:
        done: It came to its end; what its last step gave. What was stopped, or made way for
            something else, tells nothing.
    """

    done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] = iter(())
        self._given: object = None
        self._portions = Portions(self._go, self)

    def work(self, steps: Iterator[object]) -> None:
        """Go through this, a portion of it now."""
        self._steps, self._given = steps, None
        self._portions.work()

    def start(self, steps: Iterator[object]) -> None:
        """Go through this from the next round of events on."""
        self._steps, self._given = steps, None
        self._portions.start()

    def stop(self) -> None:
        """Leave it as far as it is."""
        self._portions.stop()
        self._steps, self._given = iter(()), None  # they would hold a closed article

    def _go(self) -> bool:
        steps = self._steps
        try:
            self._given = next(steps)
        except StopIteration:
            given = self._given
            self.stop()
            self.done.emit(given)
            return False
        return True
