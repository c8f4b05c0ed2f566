"""The app's side of the engine: runs jobs, and goes on where a dead process left off."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import count, islice

from khulasa import __version__, log, processes
from khulasa.child_process import ChildProcess
from khulasa.engine.computing.devices import DEVICE_VARIABLE
from khulasa.engine.computing.threads import wanted_threads
from khulasa.engine.job_log import JobLog
from khulasa.engine.loss import EngineLostError, cannot_run, is_hopeless, twice
from khulasa.engine.messages import (
    Alternatives,
    Cancel,
    Candidates,
    Event,
    Finished,
    Generate,
    Job,
    JobFailed,
    Loaded,
    ModelSpec,
    Prepare,
    Restarted,
    SentenceDone,
    Summarise,
    Translate,
    decode_event,
    encode,
)
from khulasa.engine.time_limits import STOP_SECONDS, Limits
from khulasa.engine.watchdog import Watchdog, usage_of
from khulasa.reasons import reason_of
from khulasa.translation.result import failure
from khulasa.wording import phrase

ENGINE_COMMAND = processes.command(processes.ENGINE, __version__)
DEFAULT_LIMITS = Limits()

_MOST_DEATHS_ON_ONE_SENTENCE = 2
# So many sentences are sent one by one after a death: the engine had about as many in hand (eight
# inputs a batch, four batches at once), and each of them may be what it died of.
_SENT_ALONE = 32
# The text of so many sentences may be worked at between two events; see translation/translator.py.
_MOST_IN_HAND = 128


class Engine:
    """Runs one job at a time in the engine process, which it starts when it is first needed.

    ``run`` belongs to one thread; the others may be called from any.

    Args:
        command: How to start the engine process.
        limits: How long it may be silent in the middle of a job.
        device: One of ``khulasa.engine.computing.devices.DEVICES``; by default the environment's.
    """

    def __init__(
        self,
        command: Sequence[str] = ENGINE_COMMAND,
        *,
        limits: Limits = DEFAULT_LIMITS,
        device: str | None = None,
    ) -> None:
        self._command, self._limits = command, limits
        self._settings = {} if device is None else {DEVICE_VARIABLE: device}
        self._process: ChildProcess | None = None
        # What the process wrote, each line with the process it came from; None for its end. An
        # item without a process only wakes the reader.
        self._inbox: queue.SimpleQueue[tuple[int, str | None]] = queue.SimpleQueue()
        self._process_numbers = count(1)
        self._process_number = self._process_threads = 0
        self._submissions = count(1)
        self._job = 0
        self._stopped_up_to = -1
        self._closed = False
        self._starting = threading.Lock()

    @classmethod
    def started(
        cls, command: Sequence[str] = ENGINE_COMMAND, *, device: str | None = None
    ) -> Engine:
        """An engine whose process starts at once, beside what has to be done before its first job.

        Args:
            command, device: As for any engine.
        """
        engine = cls(command, device=device)
        engine.prepare()
        return engine

    @property
    def pid(self) -> int | None:
        """Process id of the engine, if one runs."""
        return self._process.pid if self._process else None

    def run(self, request: Job) -> Iterator[Event]:
        """Do a job and yield its events as they come, the last one Finished or JobFailed.

        If the process dies while it translates, a new one goes on with the first unfinished
        sentence, which is then sent alone; if it dies on that one too, the sentence is failed.
        Any other job is begun again. A process that hangs is ended, and that is a death too.
        """
        self._job = request.job
        events = (
            self._translate(request) if isinstance(request, Translate) else self._repeat(request)
        )
        with JobLog(request) as job_log:
            try:
                for event in events:
                    job_log.take(event)
                    yield replace(event, job=request.job)
            except OSError as error:
                log.problem("engine not started", error)
                message = phrase(
                    "The translation engine cannot be started: {reason}.",
                    reason=reason_of(error),
                )
                failed = JobFailed(request.job, "engine", message)
                job_log.take(failed)
                yield failed

    def prepare(self, model: ModelSpec | None = None) -> None:
        """Start the process before a job needs it; what cannot be had, the job will say.

        Args:
            model: To be loaded there, too.
        """
        if not self._closed:
            with suppress(OSError):
                process = self._running_process()
                if model is not None:
                    process.send(encode(Prepare(model)))

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
        losses: dict[int, list[EngineLostError]] = {}
        in_vain: list[EngineLostError] = []
        alone = 0
        told_loaded = False
        while todo:
            loaded = False
            portion = tuple(islice(todo.items(), 1 if alone else None))
            try:
                for event in self._submit(replace(request, sentences=portion)):
                    if isinstance(event, SentenceDone):
                        if todo.pop(event.number, None) is None:
                            raise self._misunderstood()
                    elif isinstance(event, Loaded):
                        loaded = True
                        in_vain.clear()
                        if told_loaded:
                            continue
                        told_loaded = True
                    elif isinstance(event, JobFailed) or event == Finished(event.job, True):
                        yield event
                        return
                    if not isinstance(event, Finished):
                        yield event
                if any(number in todo for number, _text in portion):
                    raise self._misunderstood()
                alone = max(0, alone - 1)
            except EngineLostError as loss:
                if not loaded:
                    in_vain.append(loss)
                if is_hopeless(in_vain):
                    yield cannot_run(loss)
                    return
                yield Restarted(request.job, loss.words)
                # It may have died of that.
                request = replace(request, measure=False)
                told_loaded = False
                alone = _SENT_ALONE
                first = next(iter(todo), None)
                if loaded and first is not None:
                    causes = losses.setdefault(first, [])
                    causes.append(loss)
                    if len(causes) == _MOST_DEATHS_ON_ONE_SENTENCE:
                        yield SentenceDone(request.job, first, failure(twice(causes)))
                        del todo[first]
        yield Finished(request.job, stopped=False)

    def _repeat(self, request: Job) -> Iterator[Event]:
        in_vain: list[EngineLostError] = []
        while True:
            try:
                yield from self._submit(request)
                return
            except EngineLostError as loss:
                in_vain.append(loss)
                if is_hopeless(in_vain):
                    yield cannot_run(loss)
                    return
                yield Restarted(request.job, loss.words)

    def _submit(self, request: Job) -> Iterator[Event]:
        """Send a request once and yield its events, the last one Finished or JobFailed.

        Raises:
            EngineLostError: The process ended first, or hung and was ended.
        """
        # A number of its own, so that late events of a stopped submission are not taken for ours.
        job, request = request.job, replace(request, job=next(self._submissions))
        if self._is_stopped(job):
            yield Finished(request.job, stopped=True)
            return
        self._end_outdated()
        process = self._running_process()
        process.send(encode(request))
        pid = process.pid
        watchdog = Watchdog(
            self._limits, _text_in_hand(request), lambda: usage_of(pid), time.monotonic
        )
        deadline: float | None = None
        while True:
            if self._is_stopped(job) and deadline is None:
                process.send(encode(Cancel(request.job)))
                deadline = time.monotonic() + STOP_SECONDS
            try:
                patience = self._limits.interval
                if deadline is not None:
                    patience = max(0.0, min(patience, deadline - time.monotonic()))
                number, line = self._inbox.get(timeout=patience)
            except queue.Empty:
                stopped = deadline is not None and time.monotonic() >= deadline
                if not stopped and not watchdog.is_hanging():
                    continue
                self._process = None
                process.end()
                log.problem("engine ended: no stop" if stopped else "engine ended: hung", pid=pid)
                if not stopped:
                    raise EngineLostError(None, process.last_words()) from None
                yield Finished(request.job, stopped=True)
                return
            if number != self._process_number:
                continue
            if line is None:
                self._process = None
                reason, details = process.cause_of_death(), process.last_words()
                code = process.exit_code()
                process.end()
                if self._is_stopped(job):
                    yield Finished(request.job, stopped=True)
                    return
                log.problem("engine died", pid=pid, code=code)
                raise EngineLostError(reason, details, code)
            watchdog.event_came()
            try:
                event = decode_event(line)
            except (ValueError, RecursionError):
                raise self._misunderstood() from None
            if event.job == request.job:
                yield event
                if isinstance(event, Finished | JobFailed):
                    return

    def _misunderstood(self) -> EngineLostError:
        """End a process that says what makes no sense; what it says next would make none either."""
        process, self._process = self._process, None
        details = ""
        if process is not None:
            process.end()
            details = process.last_words()
            log.problem("engine ended: garbage", pid=process.pid)
        return EngineLostError(phrase("it said what makes no sense"), details)

    def _is_stopped(self, job: int) -> bool:
        return self._closed or job <= self._stopped_up_to

    def _end_outdated(self) -> None:
        """End a process that takes another number of cores than is wanted now, before a job."""
        with self._starting:
            process = self._process
            if process is not None and wanted_threads() != self._process_threads:
                self._process = None
                process.end()

    def _running_process(self) -> ChildProcess:
        with self._starting:
            process = self._process
            if process is None:
                self._process_threads = wanted_threads()
                number = self._process_number = next(self._process_numbers)
                inbox = self._inbox
                process = self._process = ChildProcess(
                    self._command,
                    lambda line: inbox.put((number, line)),
                    on_error_line=log.standard_error_of("engine"),
                    settings=self._settings,
                )
                log.note("engine started", pid=process.pid)
            return process


def _text_in_hand(request: Job) -> int:
    """Most characters that the engine may work at between two events of a job."""
    match request:
        case Translate():
            return sum(len(text) for _, text in request.sentences[:_MOST_IN_HAND])
        case Summarise():
            return sum(len(text) for sentences in request.paragraphs for text in sentences)
        case Alternatives() | Candidates():
            return len(request.text) * request.count
        case Generate():
            # A token has four letters or so.
            return len(request.instruction) + 4 * request.max_tokens
