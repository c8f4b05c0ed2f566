"""The engine's client in a thread of its own, its events as signals."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QObject, QThread, Signal, Slot

from khulasa.engine.messages import Event, Job, JobFailed

_PATIENCE = 5_000  # milliseconds; the engine answers a stop within 2 s


class Engine(Protocol):
    """What the window needs of ``khulasa.engine.client.Engine``."""

    def run(self, request: Job) -> Iterator[Event]:
        """Do a job; blocks, yields what happens, and ends after Finished or JobFailed."""

    def stop(self, up_to: int | None = None) -> None:
        """End the jobs up to this number within 2 s, even before they begin; for any thread."""

    def close(self) -> None:
        """End the engine process."""


class _Worker(QObject):
    happened = Signal(object)

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self._engine = engine

    @Slot(object)
    def run(self, request: Job) -> None:
        try:
            for event in self._engine.run(request):
                self.happened.emit(event)
        except Exception as error:
            message = f"The engine failed unexpectedly: {error or type(error).__name__}."
            self.happened.emit(JobFailed(request.job, "engine", message, traceback.format_exc()))


class EngineThread(QObject):
    """Runs jobs one after another, away from the window.

    Signals:
        happened: An event of ``khulasa.engine.messages``, in the thread of this object.
    """

    happened = Signal(object)
    _requested = Signal(object)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._last_job = 0
        self._thread = QThread(self)
        self._worker = _Worker(engine)
        self._worker.moveToThread(self._thread)
        self._requested.connect(self._worker.run)
        self._worker.happened.connect(self.happened)
        self._thread.start()

    def next_job(self) -> int:
        """A number that no job had before."""
        self._last_job += 1
        return self._last_job

    def submit(self, request: Job) -> None:
        """Do a job when those before it are over."""
        self._requested.emit(request)

    def stop(self) -> None:
        """Stop the running job and those that wait; each still ends with ``Finished``."""
        self._engine.stop(up_to=self._last_job)

    def close(self) -> None:
        """End the thread and the engine process."""
        if not self._thread.isRunning():
            return
        self.stop()
        self._thread.quit()
        if not self._thread.wait(_PATIENCE):
            self._engine.close()
            self._thread.wait(_PATIENCE)
        self._engine.close()
