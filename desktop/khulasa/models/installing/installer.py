"""The app's side of an installation: starts the process, hears its events, stops it."""

from __future__ import annotations

import json
import queue
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from khulasa import log, processes
from khulasa.child_process import ChildProcess
from khulasa.models.errors import Problem
from khulasa.models.events import Event, Failed, Installed, Stopped, decode
from khulasa.models.installing.order import Order
from khulasa.models.store import lock_path, partial_folder
from khulasa.reasons import reason_of
from khulasa.wording import phrase

INSTALL_COMMAND = processes.command(processes.INSTALL)
# It looks between pieces of a file; past this it hangs in a connection and is ended.
_STOP_SECONDS = 3.0


class Installation:
    """One model being installed in a process of its own.

    ``events`` belongs to one thread; ``pause`` and ``cancel`` may be called from any other.

    Args:
        order: What to install.
        command: How to start the process.
    """

    def __init__(self, order: Order, command: Sequence[str] = INSTALL_COMMAND) -> None:
        self._order, self._command = order, command
        self._process: ChildProcess | None = None
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._stop_word = ""

    @property
    def pid(self) -> int | None:
        """Process id, once it runs."""
        return self._process.pid if self._process else None

    def events(self) -> Iterator[Event]:
        """Install, and yield the events as they come, the last one Installed, Stopped or Failed."""
        began, name = time.monotonic(), self._order.name
        log.note("installation begins", model=name, imported=bool(self._order.path))
        for event in self._events():
            if isinstance(event, Installed | Stopped | Failed):
                values: dict[str, log.Value] = {"model": name, "seconds": time.monotonic() - began}
                if isinstance(event, Failed):
                    log.problem(
                        "installation fails", event.details, kind=event.problem.name, **values
                    )
                else:
                    log.note("installation over", outcome=type(event).__name__, **values)
            yield event

    def _events(self) -> Iterator[Event]:
        try:
            process = self._process = ChildProcess(
                self._command,
                self._lines.put,
                on_error_line=log.standard_error_of("installation"),
                offline=False,
            )
        except OSError as error:
            yield Failed(
                Problem.UNKNOWN,
                phrase("The installation cannot be started: {error}.", error=reason_of(error)),
            )
            return
        process.send(json.dumps(asdict(self._order)))
        if self._stop_word:
            process.send(self._stop_word)
        while (line := self._lines.get()) is not None:
            event = decode(line)
            if isinstance(event, Installed | Stopped | Failed):
                process.end(timeout=_STOP_SECONDS)
                yield self._tidied(event)
                return
            yield event
        if self._stop_word:
            yield self._tidied(Stopped(self._stop_word == "pause"))
            return
        message = phrase(
            "The installation broke off ({cause}). What has come is kept: try again.",
            cause=process.cause_of_death(),
        )
        yield Failed(Problem.UNKNOWN, message, process.last_words())

    def pause(self) -> None:
        """Stop, and keep what has come so that it can go on later."""
        self._stop("pause")

    def cancel(self) -> None:
        """Stop, and leave nothing behind."""
        self._stop("cancel")

    def _stop(self, word: str) -> None:
        self._stop_word = word
        if self._process:
            self._process.send(word)
            ending = threading.Timer(_STOP_SECONDS, self._process.end)
            ending.daemon = True
            ending.start()

    def _tidied(self, event: Event) -> Event:
        if event == Stopped(kept=False):
            # Also what a process that had to be killed could not clear away.
            models = Path(self._order.models)
            shutil.rmtree(partial_folder(models, self._order.name), ignore_errors=True)
            lock_path(models, self._order.name).unlink(missing_ok=True)
        return event
