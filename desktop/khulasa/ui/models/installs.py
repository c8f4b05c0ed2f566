"""Installations that go on in the background, one after another, whatever window is open."""

from __future__ import annotations

import threading
import traceback
from collections import deque
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from khulasa.models.errors import Problem
from khulasa.models.events import (
    Event,
    Failed,
    Installed,
    Stopped,
)
from khulasa.models.folders.manage import discard
from khulasa.models.folders.manifest import unfinished
from khulasa.models.installing.install_progress import ENDED, InstallProgress, Phase
from khulasa.models.installing.installer import Installation
from khulasa.models.installing.order import Order
from khulasa.models.sources.retry_policy import RetryPolicy
from khulasa.models.store import models_folder
from khulasa.reasons import reason_of
from khulasa.ui.widgets.background_work import Handover
from khulasa.wording import phrase

_PATIENCE = 5.0  # seconds; an installation stops within 3


class Installs(QObject):
    """Runs installations and knows how each of them stands.

    Signals:
        changed: Name of a model whose installation has got on, ended or begun.
        installed: Name of a model that is in place now.
    """

    changed = Signal(str)
    installed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.policy = RetryPolicy()
        self._progress: dict[str, InstallProgress] = {}
        self._queue: deque[Order] = deque()
        self._running: Installation | None = None
        self._thread: threading.Thread | None = None
        self._handover = Handover(self)

    @property
    def busy(self) -> bool:
        """Whether a model is being installed."""
        return self._running is not None

    def current(self) -> InstallProgress | None:
        """The installation that runs."""
        active = (p for p in self._progress.values() if p.phase not in (*ENDED, Phase.WAITING))
        return next(active, None)

    def progress(self, name: str) -> InstallProgress | None:
        """How the installation of a model stands; None if there is none."""
        return self._progress.get(name)

    def all(self) -> list[InstallProgress]:
        """All installations that run, wait, were paused or failed."""
        return list(self._progress.values())

    def orders(self) -> list[Order]:
        """What is being installed, waits, was paused or failed."""
        return [progress.order for progress in self._progress.values()]

    def paused(self) -> set[str]:
        """Names of the models that can go on where they stopped, also on an earlier day."""
        running = {p.order.name for p in self._progress.values() if p.phase not in ENDED}
        return set(unfinished(models_folder())) - running

    def start(self, order: Order) -> None:
        """Install a model when those before it are done; one that is under way goes on."""
        progress = self._progress.get(order.name)
        if progress is not None and progress.phase not in ENDED:
            return
        self._queue.append(replace(order, policy=self.policy))
        self._set(InstallProgress(order, Phase.WAITING))
        self._begin_next()

    def pause(self, name: str) -> None:
        """Stop, and keep what has come."""
        self._stop(name, keep=True)

    def cancel(self, name: str) -> None:
        """Stop, and leave nothing behind.

        Raises:
            ManageError: What an earlier day has left cannot be removed.
        """
        self._stop(name, keep=False)

    def forget(self, name: str) -> None:
        """Say no more of an installation that failed."""
        if self._progress.get(name) and self._progress[name].phase in ENDED:
            del self._progress[name]
            self.changed.emit(name)

    def close(self) -> None:
        """Pause what runs and hear no more of it; it goes on the next time it is asked to."""
        self._queue.clear()
        self._handover.close()
        if self._running is not None:
            self._running.pause()
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def _stop(self, name: str, *, keep: bool) -> None:
        progress = self._progress.get(name)
        current = self.current()
        if self._running is not None and current is not None and current.order.name == name:
            # What was copied from a file is not worth keeping.
            if keep and not current.order.path:
                self._running.pause()
            else:
                self._running.cancel()
            self._set(replace(current, phase=Phase.STOPPING))
            return
        if progress is not None:
            self._queue = deque(order for order in self._queue if order.name != name)
            del self._progress[name]
        if not keep:
            discard(name, models_folder())
        self.changed.emit(name)

    def _begin_next(self) -> None:
        if self._running is not None or not self._queue:
            return
        order = self._queue.popleft()
        installation = self._running = Installation(order)
        self._set(InstallProgress(order, Phase.COPYING if order.path else Phase.ASKING))
        self._thread = self._handover.start(lambda: self._work(order.name, installation))

    def _work(self, name: str, installation: Installation) -> None:
        tell = partial(self._handover.hand_over, partial(self._take, name))
        try:
            for event in installation.events():
                tell(event)
        except Exception as error:
            message = phrase(
                "The installation failed unexpectedly: {error}.",
                error=reason_of(error),
            )
            tell(Failed(Problem.UNKNOWN, message, traceback.format_exc()))

    def _take(self, name: str, event: Event) -> None:
        progress = self._progress[name]
        if isinstance(event, Installed | Stopped | Failed):
            self._end(progress, event)
        else:
            self._set(progress.after(event))

    def _end(self, progress: InstallProgress, event: Installed | Stopped | Failed) -> None:
        name = progress.order.name
        self._running = None
        if isinstance(event, Failed):
            self._set(replace(progress, phase=Phase.FAILED, failed=event, retrying=None))
        elif isinstance(event, Stopped) and event.kept:
            self._set(replace(progress, phase=Phase.PAUSED, retrying=None))
        else:
            del self._progress[name]
            self.changed.emit(name)
        if isinstance(event, Installed):
            self.installed.emit(name)
        self._begin_next()

    def _set(self, progress: InstallProgress) -> None:
        self._progress[progress.order.name] = progress
        self.changed.emit(progress.order.name)
