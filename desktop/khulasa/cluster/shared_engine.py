"""The one engine of a worker, for all of its threads, and what it translated of late."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import count
from threading import Lock

from khulasa.batch.memory import MadeBy
from khulasa.engine.messages import Event, Job
from khulasa.reading.run import Runner
from khulasa.translation.result import Status, Translation

# Of some 500 bytes each.
_MOST_SENTENCES = 50_000


class SharedEngine:
    """A ``Runner`` for many threads: one job after another, each with a number of its own.

    While one thread's sentences are translated, another reads its documents or writes its results.
    """

    def __init__(self, engine: Runner) -> None:
        self._engine, self._lock = engine, Lock()
        self._numbers, self._running = count(1), 0

    def run(self, request: Job) -> Iterator[Event]:
        """See ``Runner``."""
        with self._lock:
            # Those who share it number their jobs from 1 on each.
            self._running = next(self._numbers)
            for event in self._engine.run(replace(request, job=self._running)):
                yield replace(event, job=request.job)

    def stop(self, up_to: int | None = None) -> None:  # noqa: ARG002 (its own numbers count)
        """End the job that runs; for the thread whose job it is."""
        self._engine.stop(self._running)

    def close(self) -> None:
        """End the engine process."""
        self._engine.close()


class RecentSentences:
    """The last sentences that were translated, see ``khulasa.batch.memory.Memory``."""

    def __init__(self, most: int = _MOST_SENTENCES) -> None:
        self._most, self._lock = most, Lock()
        self._outcomes: OrderedDict[tuple[MadeBy, str], Translation] = OrderedDict()

    def find(self, made_by: MadeBy, texts: Collection[str]) -> dict[str, Translation]:
        """The outcomes of those texts that have one."""
        with self._lock:
            return {
                text: self._outcomes[made_by, text]
                for text in texts
                if (made_by, text) in self._outcomes
            }

    def remember(self, made_by: MadeBy, text: str, outcome: Translation) -> None:
        """Keep the outcome of a text, unless it failed; the oldest gives way."""
        if outcome.status is Status.FAILED:
            return
        with self._lock:
            self._outcomes[made_by, text] = outcome
            if len(self._outcomes) > self._most:
                self._outcomes.popitem(last=False)
