"""The engine's client in a thread of its own, its events as signals."""

from __future__ import annotations

import sys
import traceback
from collections import deque

from PySide6.QtCore import QObject, QThread, Signal, Slot

from khulasa import log
from khulasa.engine.messages import Event, Job, JobFailed
from khulasa.reading.run import Runner
from khulasa.reasons import reason_of
from khulasa.ui.widgets.later import later
from khulasa.ui.widgets.portions import Portions
from khulasa.wording import phrase

_PATIENCE = 5_000  # milliseconds; the engine answers a stop within 2 s


class _Worker(QObject):
    """Does jobs in a thread; what happens waits in ``events`` for the window's.

    Attributes:
        announced: ``come`` was emitted, and nobody has looked since.
    """

    come = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.events: deque[Event] = deque()
        self.announced = False

    @Slot(object, object)
    def run(self, engine: Runner, request: Job) -> None:
        try:
            for event in engine.run(request):
                self._tell(event)
        except Exception as error:
            log.problem("engine's client failed", error)
            message = phrase("The engine failed unexpectedly: {}.", reason_of(error))
            self._tell(JobFailed(request.job, "engine", message, traceback.format_exc()))

    def _tell(self, event: Event) -> None:
        self.events.append(event)
        if not self.announced:
            self.announced = True
            self.come.emit()


class EngineThread(QObject):
    """Runs jobs one after another, away from the window.

    Signals:
        happened: An event of ``khulasa.engine.messages``, in the thread of this object.
    """

    happened = Signal(object)
    _requested = Signal(object, object)

    def __init__(self, engine: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._thread = QThread(self)
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._requested.connect(self._worker.run)
        # Qt sees to all that was posted before it paints and hears of keys: a library that knows
        # a long article's sentences would hold up the window with one signal for each.
        self._portions = Portions(self._tell_next, self)
        self._worker.come.connect(self._portions.start)
        self._thread.start()

    def submit(self, request: Job, through: Runner) -> None:
        """Do a job when those before it are over.

        Args:
            request: The job.
            through: The engine, or what remembers for an article what the engine did.
        """
        # Not at once: a long article's request is computed at as the window tells what led to it.
        later(self, lambda: self._requested.emit(through, request))

    def stop(self, up_to: int) -> None:
        """Stop jobs up to this number, also those that wait; each still ends with ``Finished``."""
        self._engine.stop(up_to)

    def close(self) -> None:
        """End the thread and the engine process; nothing more happens."""
        self._portions.stop()
        if not self._thread.isRunning():
            return
        self.stop(sys.maxsize)
        self._thread.quit()
        if not self._thread.wait(_PATIENCE):
            self._engine.close()
            self._thread.wait(_PATIENCE)
        self._engine.close()

    def _tell_next(self) -> bool:
        worker = self._worker
        if not worker.events:
            worker.announced = False
            if not worker.events:  # looked once more, so that nothing comes unnoticed
                return False
        self.happened.emit(worker.events.popleft())
        return self._thread.isRunning()
