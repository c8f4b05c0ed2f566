"""Runs a session to its end, for whoever has nothing else to do meanwhile."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Protocol

from khulasa.engine.messages import Event, Job
from khulasa.reading.changes import Change, Changes, StopJobs, Submit
from khulasa.reading.session import Session


class Runner(Protocol):
    """What a session needs of ``khulasa.engine.client.Engine``."""

    def run(self, request: Job) -> Iterator[Event]:
        """Do a job; blocks, yields what happens, and ends after Finished or JobFailed."""

    def stop(self, up_to: int | None = None) -> None:
        """End the jobs up to this number within 2 s, even before they begin; for any thread."""

    def close(self) -> None:
        """End the engine process."""


def run(session: Session, engine: Runner, changes: Changes) -> Iterator[Change]:
    """Do what a session asks for until it asks for no more; yields the other changes.

    Args:
        session: Takes the engine's events.
        engine: Does the jobs, one after another.
        changes: What the command that began it returned.
    """
    waiting = deque(changes)
    while waiting:
        change = waiting.popleft()
        if isinstance(change, Submit):
            for event in engine.run(change.job):
                for following in session.on_event(event):
                    if isinstance(following, Submit | StopJobs):
                        waiting.append(following)
                    else:
                        yield following
        elif isinstance(change, StopJobs):
            engine.stop(change.up_to)
        else:
            yield change
