"""Asks the engine for other translations of a sentence, beside the job on the article."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from khulasa.article.model import Article
from khulasa.engine.jobs import alternatives_request
from khulasa.engine.messages import AlternativesFound, Event, Finished, JobFailed
from khulasa.models.catalogue import Model
from khulasa.ui.reading.engine_thread import EngineThread

_COUNT = 6  # more are hardly different from each other; the beam is as wide


class AlternativeFinder(QObject):
    """Looks for one sentence's alternatives at a time; a new question replaces the one before.

    Signals:
        found: Number of the sentence and a tuple of translations; empty if there are none.
        given_up: Number of the sentence; the engine failed, or was stopped.
        failed: A sentence for the reader, and details for a bug report; ``given_up`` follows.
    """

    found = Signal(int, tuple)
    given_up = Signal(int)
    failed = Signal(str, str)

    def __init__(self, engine: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._engine.happened.connect(self._take)
        self._job = 0
        self._number = -1

    def find(self, article: Article, model: Model, backend: str, number: int, text: str) -> None:
        """Look for other translations of a sentence; waits for the jobs before it.

        Args:
            article: The article.
            model: What translates the sentence.
            backend: Which backend runs the model.
            number: The sentence.
            text: What the model reads for it.
        """
        self._job, self._number = self._engine.next_job(), number
        request = alternatives_request(article, model, backend, number, count=_COUNT, job=self._job)
        self._engine.submit(replace(request, text=text))

    def forget(self) -> None:
        """Say nothing of what is still looked for."""
        self._job = 0

    def _take(self, event: Event) -> None:
        if event.job != self._job:
            return
        match event:
            case AlternativesFound():
                self.forget()
                self.found.emit(event.number, event.translations)
            case JobFailed():
                self.forget()
                self.failed.emit(event.message, event.details)
                self.given_up.emit(self._number)
            case Finished():
                self.forget()
                self.given_up.emit(self._number)
