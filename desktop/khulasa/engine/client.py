"""The app's side of the engine: runs jobs, and goes on where a dead process left off."""

from __future__ import annotations

import queue
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from khulasa import processes
from khulasa.child_process import ChildProcess
from khulasa.engine.messages import (
    Cancel,
    Event,
    Finished,
    Job,
    JobFailed,
    Loaded,
    Restarted,
    SentenceDone,
    Translate,
    decode_event,
    encode,
)
from khulasa.translation.result import failure

ENGINE_COMMAND = processes.command(processes.ENGINE)

# How long a stopped job may take to notice; past it the process is ended, so that it is over
# within two seconds.
_STOP_SECONDS = 1.5
_MOST_DEATHS_ON_ONE_SENTENCE = 2
# Deaths in a row before the model is loaded, or in any other job: it will not get better.
_MOST_DEATHS_IN_VAIN = 3


class _EngineDiedError(Exception):
    """The process ended in the middle of a job; says how, and carries its last words."""

    def __init__(self, reason: str, details: str) -> None:
        super().__init__(f"The translation engine stopped ({reason}) and is started again.")
        self.details = details


class Engine:
    """Runs one job at a time in the engine process, which it starts when it is first needed.

    ``run`` belongs to one thread; ``stop`` and ``close`` may be called from any other.

    Args:
        command: How to start the engine process.
    """

    def __init__(self, command: Sequence[str] = ENGINE_COMMAND) -> None:
        self._command = command
        self._process: ChildProcess | None = None
        # What the process wrote, each line with the process it came from; None for its end. An
        # item without a process only wakes the reader.
        self._inbox: queue.SimpleQueue[tuple[int, str | None]] = queue.SimpleQueue()
        self._process_numbers = count(1)
        self._process_number = 0
        self._submissions = count(1)
        self._job = 0
        self._stopped_up_to = -1
        self._closed = False

    @property
    def pid(self) -> int | None:
        """Process id of the engine, if one runs."""
        return self._process.pid if self._process else None

    def run(self, request: Job) -> Iterator[Event]:
        """Do a job and yield its events as they come, the last one Finished or JobFailed.

        If the process dies while it translates, a new one goes on with the first unfinished
        sentence, which is then sent alone; if it dies on that one too, the sentence is failed.
        Any other job is begun again.
        """
        self._job = request.job
        events = (
            self._translate(request) if isinstance(request, Translate) else self._repeat(request)
        )
        try:
            for event in events:
                yield replace(event, job=request.job)
        except OSError as error:
            message = f"The translation engine cannot be started: {error.strerror or error}."
            yield JobFailed(request.job, "engine", message)

    def stop(self, up_to: int | None = None) -> None:
        """Stop jobs; a running one ends with Finished within two seconds.

        Args:
            up_to: Stop every job with this number or a lower one, also if it has yet to begin;
                by default the one that ran last.
        """
        self._stopped_up_to = max(self._stopped_up_to, self._job if up_to is None else up_to)
        self._inbox.put((0, None))

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._closed = True
        self.stop()
        process, self._process = self._process, None
        if process:
            process.end(timeout=1.0)

    def _translate(self, request: Translate) -> Iterator[Event]:
        todo = dict(request.sentences)
        deaths: Counter[int] = Counter()
        deaths_in_vain = 0
        alone: int | None = None
        while todo:
            loaded = False
            numbers = todo if alone is None else [alone]
            portion = tuple((number, todo[number]) for number in numbers)
            try:
                for event in self._submit(replace(request, sentences=portion)):
                    if isinstance(event, SentenceDone):
                        todo.pop(event.number, None)
                    elif isinstance(event, Loaded):
                        loaded = True
                        deaths_in_vain = 0
                    elif isinstance(event, JobFailed) or event == Finished(event.job, True):
                        yield event
                        return
                    if not isinstance(event, Finished):
                        yield event
                alone = None
            except _EngineDiedError as death:
                if not loaded:
                    deaths_in_vain += 1
                if deaths_in_vain == _MOST_DEATHS_IN_VAIN:
                    yield _cannot_run(death)
                    return
                yield Restarted(request.job, str(death))
                alone = next(iter(todo), None)
                if loaded and alone is not None:
                    deaths[alone] += 1
                    if deaths[alone] == _MOST_DEATHS_ON_ONE_SENTENCE:
                        reason = "The translation engine stopped twice on this sentence."
                        yield SentenceDone(request.job, alone, failure(reason))
                        del todo[alone]
                        alone = None
        yield Finished(request.job, stopped=False)

    def _repeat(self, request: Job) -> Iterator[Event]:
        for attempt in count(1):
            try:
                yield from self._submit(request)
                return
            except _EngineDiedError as death:
                if attempt == _MOST_DEATHS_IN_VAIN:
                    yield _cannot_run(death)
                    return
                yield Restarted(request.job, str(death))

    def _submit(self, request: Job) -> Iterator[Event]:
        """Send a request once and yield its events, the last one Finished or JobFailed.

        Raises:
            _EngineDiedError: The process ended first.
        """
        # A number of its own, so that late events of a stopped submission are not taken for ours.
        job, request = request.job, replace(request, job=next(self._submissions))
        if self._is_stopped(job):
            yield Finished(request.job, stopped=True)
            return
        process = self._running_process()
        process.send(encode(request))
        deadline: float | None = None
        while True:
            if self._is_stopped(job) and deadline is None:
                process.send(encode(Cancel(request.job)))
                deadline = time.monotonic() + _STOP_SECONDS
            try:
                patience = None if deadline is None else max(0.0, deadline - time.monotonic())
                number, line = self._inbox.get(timeout=patience)
            except queue.Empty:
                self._process = None
                process.end()
                yield Finished(request.job, stopped=True)
                return
            if number != self._process_number:
                continue
            if line is None:
                self._process = None
                reason, details = process.cause_of_death(), process.last_words()
                process.end()
                if self._is_stopped(job):
                    yield Finished(request.job, stopped=True)
                    return
                raise _EngineDiedError(reason, details)
            event = decode_event(line)
            if event.job == request.job:
                yield event
                if isinstance(event, Finished | JobFailed):
                    return

    def _is_stopped(self, job: int) -> bool:
        return self._closed or job <= self._stopped_up_to

    def _running_process(self) -> ChildProcess:
        if self._process is None:
            number = self._process_number = next(self._process_numbers)
            inbox = self._inbox
            self._process = ChildProcess(self._command, lambda line: inbox.put((number, line)))
        return self._process


def _cannot_run(death: _EngineDiedError) -> JobFailed:
    message = (
        "The translation engine keeps stopping, so Khulasa gave up. What is translated is kept; "
        "try again, or start Khulasa anew."
    )
    return JobFailed(0, "engine", message, f"{death}\n{death.details}")
