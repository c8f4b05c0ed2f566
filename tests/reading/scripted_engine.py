"""An engine that lives by steps: each one gives the next event of the job at hand."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from khulasa.engine.messages import (
    Alternatives,
    AlternativesFound,
    Event,
    Finished,
    Job,
    JobFailed,
    Loaded,
    SentenceDone,
    Summarise,
    Summarised,
    Translate,
)
from khulasa.reading.changes import Changes, StopJobs, Submit
from khulasa.summary.result import Reference, Summary, SummarySentence
from khulasa.translation.result import Status, Translation


def translated(text: str, target: str) -> Translation:
    """What every model here makes of a text; texts with a question mark are doubtful."""
    status = Status.CHECK if "؟" in text else Status.OK
    return Translation(f"{target}({text.strip()})", status)


def summarised(request: Summarise) -> Summary:
    """The first sentence that there is."""
    places = [
        (Reference(row, index), text)
        for row, texts in enumerate(request.paragraphs)
        for index, text in enumerate(texts)
        if text.strip()
    ]
    sentences = tuple(SummarySentence(text.strip(), (place,)) for place, text in places[:1])
    name = request.summariser.name if request.summariser else "key-sentences"
    return Summary(name, sentences, length=request.length)


class StepwiseEngine:
    """Does the jobs that it is given one after another, an event a step.

    Attributes:
        jobs: Every job that was ever begun or is still waiting.
    """

    def __init__(self) -> None:
        self.jobs: list[Job] = []
        self._waiting: deque[Job] = deque()
        self._events: Iterator[Event] = iter(())
        self._job = 0
        self._stopped_up_to = 0

    @property
    def busy(self) -> bool:
        """Whether there is an event to come."""
        return bool(self._job or self._waiting)

    def take(self, changes: Changes) -> None:
        """Do what a session asks for."""
        for change in changes:
            if isinstance(change, Submit):
                self.jobs.append(change.job)
                self._waiting.append(change.job)
            elif isinstance(change, StopJobs):
                self._stopped_up_to = max(self._stopped_up_to, change.up_to)

    def step(self, *, fail: bool = False) -> Event:
        """The next event; ``fail`` ends the job at hand."""
        if not self._job:
            job = self._waiting.popleft()
            self._job, self._events = job.job, self.run(job)
        if self._job <= self._stopped_up_to:
            event: Event = Finished(self._job, stopped=True)
        elif fail:
            event = JobFailed(self._job, "engine", "It broke.")
        else:
            event = next(self._events)
        if isinstance(event, Finished | JobFailed):
            self._job = 0
        return event

    def run(self, request: Job) -> Iterator[Event]:
        """All events of a job, as ``khulasa.engine.client.Engine`` gives them."""
        match request:
            case Translate():
                yield Loaded(request.job, 0.1)
                for number, text in request.sentences:
                    outcome = translated(text, request.target_language)
                    yield SentenceDone(request.job, number, outcome)
            case Summarise():
                yield Summarised(request.job, summarised(request))
            case Alternatives():
                first = translated(request.text, request.target_language)
                other = Translation(f"else {first.target}", Status.OK)
                yield AlternativesFound(request.job, request.number, (first, other))
        yield Finished(request.job, stopped=False)

    def stop(self, up_to: int | None = None) -> None:
        """Nothing runs on its own here."""

    def close(self) -> None:
        """There is nothing to end."""
