"""A document on its way through the models: its session, and the job that it waits for."""

from __future__ import annotations

from khulasa.article.model import Article
from khulasa.batch.document import Document
from khulasa.batch.remark import remark
from khulasa.batch.task import Task
from khulasa.batch.values import Figures
from khulasa.engine.messages import Event, Finished, Job, SentenceDone, Translate
from khulasa.models.catalogue import Route
from khulasa.reading.changes import Changes, Submit
from khulasa.reading.document import Reading
from khulasa.reading.session import Session
from khulasa.translation.result import Status, Translation


class Item:
    """One document; its session does not know that others share the engine.

    Args:
        number: The document's number in the run.
        document: The document.
        article: What was read.
        route: What translates it.
        task: What is done with it.

    Attributes:
        job: What it waits for; None once it is over.
        seconds: Time that the engine took for it so far.
        problem: Why it was set aside; empty if it was not.
    """

    def __init__(
        self, number: int, document: Document, article: Article, route: Route | None, task: Task
    ) -> None:
        self.number, self.document, self.article = number, document, article
        self.job: Job | None = None
        self.seconds = 0.0
        self.problem = ""
        self._left = 0
        models = len(route.models) if route else 1
        self._share = document.size / (models * max(1, len(article.sentences)))
        self._to_credit = float(document.size)
        self.session = Session(clock=lambda: self.seconds, token_scores=False, measure=True)
        self._take(
            self.session.show(
                article,
                route,
                task.backend,
                target=task.target,
                choice=task.choice,
                summarise=task.summarise,
            )
        )
        self._take(self.session.go_on())

    @property
    def reading(self) -> Reading:
        """The article with what is known of it."""
        reading = self.session.reading
        assert reading is not None
        return reading

    def deliver(self, number: int, outcome: Translation) -> None:
        """Take the outcome of a sentence of the job; after the last one the job is over."""
        if self.job is None:
            return
        self._take(self.session.on_event(SentenceDone(self.job.job, number, outcome)))
        self._left -= 1
        if self._left == 0:
            self.finish()

    def finish(self) -> None:
        """The job is over."""
        if self.job is not None:
            job, self.job = self.job.job, None
            self._take(self.session.on_event(Finished(job, stopped=False)))

    def on_event(self, event: Event) -> None:
        """Take what became of a job that was the engine's alone, but for its end."""
        self._take(self.session.on_event(event))

    def begin(self) -> None:
        """The job is begun, maybe once more: all of its sentences are to come."""
        self._left = len(self.job.sentences) if isinstance(self.job, Translate) else 0

    def set_aside(self, problem: str) -> None:
        """Wait for nothing any more; what is done stays."""
        self.job, self.problem = None, problem

    def credit_sentence(self) -> float:
        """Bytes of the file that one more sentence stands for."""
        share = min(self._share, self._to_credit)
        self._to_credit -= share
        return share

    def credit(self) -> float:
        """Bytes of the file that no sentence stood for."""
        rest, self._to_credit = self._to_credit, 0.0
        return rest

    def figures(self, *, written: bool) -> Figures:
        """What came of it.

        Args:
            written: There is a result.
        """
        reading, article = self.reading, self.article
        sentences = article.sentences
        done = sum(map(reading.count, (Status.OK, Status.CHECK, Status.COPIED)))
        return Figures(
            article.language,
            sum(len(sentence.split()) for sentence in sentences),
            len(sentences),
            self.seconds,
            reading.count(Status.CHECK),
            len(sentences) - done,
            written,
            remark(article, self.problem),
        )

    def _take(self, changes: Changes) -> None:
        for change in changes:
            if isinstance(change, Submit):
                self.job = change.job
