"""The translation of a text that is not kept anywhere."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from khulasa.article.model import Article
from khulasa.engine.messages import Event
from khulasa.glossary.term import Term
from khulasa.models.catalogue import Route
from khulasa.reading.changes import (
    Changes,
    SentencesChanged,
    StateChanged,
    StopJobs,
    Submit,
    WorkFailed,
)
from khulasa.reading.marking import Marking
from khulasa.reading.run import Runner
from khulasa.reading.session import Session
from khulasa.translation.backend_name import BackendName
from khulasa.ui.reading.sessions.engine_queue import EngineQueue


class PassingTranslation(QObject):
    """Has one text after another translated by the engine that the articles have, too.

    Attributes:
        core: The session; ask it what there is.

    Signals:
        changed: More of it is translated, or it is over.
        failed: A ``Phrase`` for the reader.

    Args:
        queue: Does the jobs.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, queue: EngineQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self.core = Session(token_scores=False)

    @property
    def runner(self) -> Runner:
        """See ``Client``."""
        return self._queue.engine

    def begin(
        self,
        article: Article,
        route: Route,
        backend: BackendName,
        terms: tuple[Term, ...],
        marking: Marking = Marking.ALL,
    ) -> None:
        """Translate a text in the place of the one before, ahead of all articles."""
        self.drop()
        self.core.mark(marking)
        self.core.use_glossary(terms)
        self._publish(self.core.show(article, route, backend, target=route.target, summarise=False))
        self._queue.bring_forward(self)
        self._publish(self.core.go_on())

    def drop(self) -> None:
        """Forget the text."""
        self._queue.drop(self)
        self.core = Session(token_scores=False)

    def on_event(self, event: Event) -> None:
        """See ``Client``."""
        self._publish(self.core.on_event(event))

    def on_turn(self, on: bool) -> None:
        """See ``Client``; nobody counts its time."""

    def _publish(self, changes: Changes) -> None:
        for change in changes:
            match change:
                case Submit(job):
                    self._queue.submit(self, job)
                case StopJobs(up_to):
                    self._queue.stop(self, up_to)
                case SentencesChanged() | StateChanged():
                    self.changed.emit()
                case WorkFailed(_, message, _details):
                    self.failed.emit(message)
