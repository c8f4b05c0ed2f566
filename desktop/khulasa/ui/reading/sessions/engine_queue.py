"""One engine for several articles: a job at a time, those of the article in front first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from typing import Protocol

from PySide6.QtCore import QObject

from khulasa.engine.messages import (
    Event,
    Finished,
    Job,
    JobFailed,
    SentenceDone,
    Translate,
)
from khulasa.reading.run import Runner
from khulasa.ui.reading.sessions.engine_thread import EngineThread
from khulasa.ui.widgets.later import later


class Client(Protocol):
    """Who has jobs done."""

    @property
    def runner(self) -> Runner:
        """Through what its jobs are done."""

    def on_event(self, event: Event) -> None:
        """Take an event of one of its jobs, under the number that the client gave it."""

    def on_turn(self, on: bool) -> None:
        """Take note that one of its jobs is being done, or that none is."""


@dataclass(eq=False, slots=True)
class _Order:
    """A job on its way.

    Attributes:
        number: Its number for the engine, once that has it.
        done: The sentences that were translated.
        stopped: Its client wants it no more.
        gives_way: It was stopped only for another one, and goes on later.
    """

    client: Client
    job: Job
    number: int = 0
    done: set[int] = field(default_factory=set)
    stopped: bool = False
    gives_way: bool = False

    @property
    def rest(self) -> Job | None:
        """What is still to be done of it; None if nothing is."""
        if not isinstance(self.job, Translate):
            return self.job
        sentences = tuple(one for one in self.job.sentences if one[0] not in self.done)
        return replace(self.job, sentences=sentences) if sentences else None


class EngineQueue(QObject):
    """Has the jobs of several clients done by one engine.

    Jobs of the client in front come first, then those of the client whose turn it was, then the
    one that has waited longest. Whatever runs when the client in front has something to do gives
    way to it, and goes on afterwards with what it had not finished.

    Args:
        engine: Does the jobs; ``close`` ends it.
    """

    def __init__(self, engine: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.engine = engine
        self.thread_ = EngineThread(engine, self)
        self.thread_.happened.connect(self._on_event)
        self._numbers = count(1)
        self._waiting: list[_Order] = []
        self._jobs_of: Counter[Client] = Counter()  # that wait
        self._running: _Order | None = None
        self._front: Client | None = None
        self._last: Client | None = None
        self._closed = False

    def submit(self, client: Client, job: Job) -> None:
        """Have a job done when its turn comes."""
        self._put(_Order(client, job))
        self._arrange()

    def stop(self, client: Client, up_to: int) -> None:
        """Stop a client's jobs up to this number; each still ends with ``Finished``."""
        for order in [one for one in self._waiting if one.client is client]:
            if order.job.job <= up_to:
                self._take(order)
                self._later(partial(client.on_event, Finished(order.job.job, stopped=True)))
        running = self._running
        if running is not None and running.client is client and running.job.job <= up_to:
            running.stopped = True
            self.thread_.stop(running.number)

    def drop(self, client: Client) -> None:
        """Forget a client: its jobs are not done, and it is told nothing more."""
        self._waiting = [one for one in self._waiting if one.client is not client]
        self._jobs_of.pop(client, None)
        if self._front is client:
            self._front = None
        if self._last is client:
            self._last = None
        if self._running is not None and self._running.client is client:
            self._running.client = _Nobody(client.runner)
            self._running.stopped = True
            self.thread_.stop(self._running.number)

    def bring_forward(self, client: Client) -> None:
        """Let a client's jobs come first from now on."""
        self._front = client
        self._arrange()

    def renew(self) -> None:
        """Have what runs gone on with by a new engine process, as its surroundings are others."""
        self._give_way(self._running)

    def waits(self, client: Client) -> bool:
        """Whether a client has jobs, and another one's turn it is."""
        running = self._running is not None and self._running.client is client
        return not running and client in self._jobs_of

    def close(self) -> None:
        """End the engine; nobody is told anything any more."""
        self._closed = True
        self._waiting.clear()
        self._jobs_of.clear()
        self.thread_.close()

    def _arrange(self) -> None:
        if self._closed or not self._waiting:
            return
        running, front = self._running, self._front
        if running is None:
            self._begin(min(self._waiting, key=self._rank))
        elif running.client is not front and front in self._jobs_of:
            self._give_way(running)

    def _give_way(self, running: _Order | None) -> None:
        """Stop a job, to go on with it when its turn comes again."""
        if running is not None and not (running.gives_way or running.stopped):
            running.gives_way = True
            self.thread_.stop(running.number)

    def _rank(self, order: _Order) -> int:
        return 0 if order.client is self._front else 1 if order.client is self._last else 2

    def _put(self, order: _Order, place: int | None = None) -> None:
        self._waiting.insert(len(self._waiting) if place is None else place, order)
        self._jobs_of[order.client] += 1

    def _take(self, order: _Order) -> None:
        self._waiting.remove(order)
        self._jobs_of[order.client] -= 1
        if not self._jobs_of[order.client]:
            del self._jobs_of[order.client]

    def _begin(self, order: _Order) -> None:
        self._take(order)
        order.number = next(self._numbers)
        self._running, self._last = order, order.client
        order.client.on_turn(True)
        self.thread_.submit(replace(order.job, job=order.number), order.client.runner)

    def _on_event(self, event: Event) -> None:
        order = self._running
        if self._closed or order is None or event.job != order.number:
            return
        if isinstance(event, SentenceDone):
            order.done.add(event.number)
        if not isinstance(event, Finished | JobFailed):
            order.client.on_event(replace(event, job=order.job.job))
            return
        gave_way = isinstance(event, Finished) and event.stopped and order.gives_way
        rest = order.rest if gave_way and not order.stopped else None
        if rest is not None:
            self._put(_Order(order.client, rest), 0)
        else:
            if gave_way and not order.stopped:  # its last sentence came before it was stopped
                event = Finished(event.job, stopped=False)
            order.client.on_event(replace(event, job=order.job.job))
        order.client.on_turn(False)
        self._running = None
        self._arrange()

    def _later(self, tell: Callable[[], None]) -> None:
        # Not at once: whoever stops a job is not done with that yet.
        later(self, lambda: None if self._closed else tell())


class _Nobody:
    """In the place of a client that was dropped while its job ran."""

    def __init__(self, runner: Runner) -> None:
        self.runner = runner

    def on_event(self, event: Event) -> None:
        """Nobody wants to know."""

    def on_turn(self, on: bool) -> None:
        """Nobody's turn."""
