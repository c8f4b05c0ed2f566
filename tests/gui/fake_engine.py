"""An engine without models that does just what a test tells it to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

from khulasa.engine.messages import (
    Alternatives,
    AlternativesFound,
    Candidates,
    CandidatesFound,
    Event,
    Finished,
    Job,
    JobFailed,
    Loaded,
    ModelSpec,
    Restarted,
    SentenceDone,
    Summarise,
    Summarised,
    SummaryProgress,
)
from khulasa.review.issue import Issue
from khulasa.summary.result import Reference, Summary, SummarySentence, SummaryStage
from khulasa.translation.result import Candidate, Status, Translation


def english(number: int) -> Translation:
    """What the fake says for a sentence unless it was told otherwise."""
    return Translation(f"Sentence {number} in English.", Status.OK)


class FakeEngine:
    """Translates at once, or one sentence for each ``allow``, with the outcomes it was given.

    Args:
        outcomes: Translations that differ from ``english``, by sentence number.
        restart_before: Sentence before which the engine process seems to die.
        job_failure: What to fail every job with.
        summary_failure: What to fail the first summary with.
        stepwise: Wait for ``allow`` before every sentence.
        alternatives: What to find when asked for a sentence's alternatives, by sentence number.
        slow_summary: Wait for ``allow`` before every summary.
        summary: What to answer instead of key sentences.
        progress: Stages to report before every summary: stage, done, total.
    """

    def __init__(
        self,
        outcomes: dict[int, Translation] | None = None,
        *,
        restart_before: int | None = None,
        job_failure: JobFailed | None = None,
        summary_failure: JobFailed | None = None,
        stepwise: bool = False,
        alternatives: dict[int, tuple[Translation, ...]] | None = None,
        slow_summary: bool = False,
        summary: Summary | None = None,
        progress: tuple[tuple[SummaryStage, int, int], ...] = (),
    ) -> None:
        self.requests: list[Job] = []
        self.prepared: list[ModelSpec | None] = []
        self.threads: set[int] = set()
        self.closed = False
        self._outcomes = outcomes or {}
        self._restart_before = restart_before
        self._job_failure = job_failure
        self._summary_failure = summary_failure
        self._stepwise = stepwise
        self._alternatives = alternatives or {}
        self._slow_summary = slow_summary
        self._summary = summary
        self._progress = progress
        self._condition = threading.Condition()
        self._allowed = 0
        self._job = 0
        self._stopped_up_to = -1

    def allow(self, sentences: int) -> None:
        """Let so many more sentences through."""
        with self._condition:
            self._allowed += sentences
            self._condition.notify_all()

    def run(self, request: Job) -> Iterator[Event]:
        self.threads.add(threading.get_ident())
        self._job = request.job
        if request.job <= self._stopped_up_to:
            yield Finished(request.job, stopped=True)
            return
        self.requests.append(request)
        if self._job_failure is not None:
            yield replace(self._job_failure, job=request.job)
            return
        if isinstance(request, Summarise):
            if self._summary_failure is not None:
                yield replace(self._summary_failure, job=request.job)
                self._summary_failure = None
                return
            for stage, done, total in self._progress:
                yield SummaryProgress(request.job, stage, done, total)
            if self._slow_summary and self._stopped_while_waiting():
                yield Finished(request.job, stopped=True)
                return
            summary = self._summary or key_sentences(request)
            yield Summarised(request.job, replace(summary, length=request.length))
            yield Finished(request.job, stopped=False)
            return
        yield Loaded(request.job, 0.1)
        if isinstance(request, Alternatives):
            found = self._alternatives.get(request.number, ())
            yield AlternativesFound(request.job, request.number, found)
            yield Finished(request.job, stopped=False)
            return
        if isinstance(request, Candidates):
            found = (Candidate("Basra", 0.31), Candidate("Erbil", 0.001))
            yield CandidatesFound(request.job, found)
            yield Finished(request.job, stopped=False)
            return
        for number, _text in request.sentences:
            if number == self._restart_before:
                self._restart_before = None
                yield Restarted(request.job, "The engine stopped (killed) and is started again.")
            if self._stopped_while_waiting() if self._stepwise else self._stopped():
                yield Finished(request.job, stopped=True)
                return
            yield SentenceDone(request.job, number, self._outcomes.get(number, english(number)))
        yield Finished(request.job, stopped=False)

    def prepare(self, model: ModelSpec | None = None) -> None:
        """Is ready at any time."""
        self.prepared.append(model)

    def stop(self, up_to: int | None = None) -> None:
        with self._condition:
            self._stopped_up_to = self._job if up_to is None else up_to
            self._condition.notify_all()

    def close(self) -> None:
        self.closed = True
        self.stop()

    def _stopped_while_waiting(self) -> bool:
        with self._condition:
            self._condition.wait_for(lambda: self._stopped() or self._allowed > 0)
            self._allowed -= not self._stopped()
            return self._stopped()

    def _stopped(self) -> bool:
        return self._job <= self._stopped_up_to


def key_sentences(request: Summarise) -> Summary:
    """The first sentence of the first two paragraphs that have one, the second one doubtful."""
    filled = [(i, p[0].strip()) for i, p in enumerate(request.paragraphs) if any(p)][:2]
    doubt = (Issue("number", "A number differs.", serious=False),)
    return Summary(
        "key-sentences",
        tuple(
            SummarySentence(text, (Reference(i, 0),), doubt if n else ())
            for n, (i, text) in enumerate(filled)
        ),
    )
