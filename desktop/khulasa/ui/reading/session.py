"""The session of the window: the core's changes as signals, its jobs in the engine's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from khulasa.article.model import Article
from khulasa.engine.messages import Event, Summarise
from khulasa.library.errors import LibraryError
from khulasa.library.library import Library
from khulasa.library.values import StoredReading
from khulasa.models.catalogue import Model, Route
from khulasa.reading.changes import (
    AlternativesGivenUp,
    AlternativesOffered,
    CandidatesOffered,
    Change,
    Changes,
    EngineRestarted,
    PickEarly,
    SentencesChanged,
    StateChanged,
    StopJobs,
    Submit,
    SummaryChanged,
    SummaryProgressed,
    WorkFailed,
)
from khulasa.reading.keeping import Keeper
from khulasa.reading.opening import OtherModels, keep_again, start
from khulasa.reading.remembering import RememberingEngine
from khulasa.reading.restoring import progress_of, users_sentences
from khulasa.reading.run import Runner
from khulasa.reading.session import Session, numbers_of
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.summary.result import Summary
from khulasa.translation.backend_name import BackendName
from khulasa.translation.result import Translation
from khulasa.ui.reading.engine_thread import EngineThread
from khulasa.ui.widgets.background_work import Handover

_REFRESH = 60  # milliseconds between two updates of the window while sentences come in


class LiveSession(QObject):
    """Passes commands to a ``Session`` and tells by signals what follows from them.

    Attributes:
        core: The session; ask it what there is, and give commands here.

    Signals:
        rows_changed: Indices of paragraphs of which something has become known or was revised.
        summary_changed: The summary is there, or a sentence in it was revised.
        progressed: The summary in the making has come further.
        state_changed: Something else is going on now.
        restarted: The engine process ended and was restarted; says why.
        failed: A sentence for the reader, and details for a bug report (may be empty).
        alternatives_found: Number of a sentence and a tuple of translations; may be empty.
        alternatives_given_up: Number of a sentence whose alternatives are no longer looked for.
        candidates_found: Number of a sentence, place of a word in it, and a tuple of candidates.
        not_kept: Something cannot be kept in the library; a sentence for the reader.
    """

    rows_changed = Signal(list)
    summary_changed = Signal()
    progressed = Signal()
    state_changed = Signal()
    restarted = Signal(str)
    failed = Signal(str, str)
    alternatives_found = Signal(int, tuple)
    alternatives_given_up = Signal(int)
    candidates_found = Signal(int, int, tuple)
    not_kept = Signal(str)

    def __init__(
        self,
        engine: Runner,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self.core = Session(clock=clock)
        self._remembering = RememberingEngine(engine, self._tell_fault)
        self._engine = EngineThread(self._remembering, self)
        self._library: Library | None = None
        self.keeper: Keeper | None = None
        self._closed = False
        self._engine.happened.connect(self._on_event)
        self._picking = Handover(self)
        self._waiting: list[SentencesChanged] = []
        self._refresh = QTimer(self, interval=_REFRESH, singleShot=True)
        self._refresh.timeout.connect(self._flush)

    def keep_in(self, library: Library | None) -> None:
        """Keep what is opened from now on; None for nothing at once, as in private mode."""
        self._library = library
        if library is None:
            self._remembering.library = self.keeper = None

    def let_go(self) -> None:
        """Keep the article that is open no more."""
        if self.keeper is not None:
            self.keeper.close()
        self._remembering.library = self.keeper = None

    def keep_again(self, before: Keeper | None, kept_sentences: frozenset[int]) -> None:
        """Keep the article that is open, as it is now; see ``reading.opening.keep_again``."""
        if self._library is None:
            return
        try:
            keeper, changes = keep_again(
                self.core, self._library, before, kept_sentences, self._tell_fault
            )
        except LibraryError as error:
            self._tell_fault(error)
            return
        if keeper is not None:
            self._remembering.library = self._library
            self._remembering.article_id = keeper.article_id
        for change in changes:
            self._tell(change)
        self.keeper = keeper

    def show(
        self,
        article: Article,
        route: Route | None,
        backend: BackendName,
        *,
        target: str = "en",
        stored: StoredReading | None = None,
        models: tuple[Model, ...] = (),
        earlier: StoredReading | None = None,
        others: OtherModels = OtherModels.TAKE_OVER,
    ) -> None:
        """Take on an article with what was kept of it; see ``reading.opening.start``."""
        self._waiting.clear()
        self._picking.close()
        self._picking = Handover(self)
        if self.keeper is not None:
            self.keeper.close()
        # An article that was opened in private stays so, whatever is chosen afterwards.
        self._remembering.library = self._library if stored is not None else None
        self._remembering.article_id = stored.record.id if stored else None
        self.keeper, changes = start(
            self.core,
            article,
            route,
            backend,
            target=target,
            library=self._library,
            stored=stored,
            models=models,
            others=others,
            earlier=earlier,
            on_fault=self._tell_fault,
        )
        self._publish(changes)

    def use(
        self,
        route: Route | None,
        article: Article | None = None,
        *,
        target: str = "en",
        stored: StoredReading | None = None,
        models: tuple[Model, ...] = (),
    ) -> None:
        """See ``Session.use``; ``stored`` is what was kept of the article in another target."""
        progress = progress_of(stored, models) if stored and stored.outcomes else None
        changes = self.core.use(route, article, target=target, progress=progress)
        if self.keeper is not None:
            users = users_sentences(self.core.translations)
            self.keeper.begin(keep=None if progress else users)
            kept = stored.summary.kept if progress and stored and stored.summary else frozenset()
            self.keeper.kept_sentences = kept
        self._publish(changes)

    def relocate(self, route: Route) -> None:
        """See ``Session.relocate``."""
        self.core.relocate(route)

    def relocate_summariser(self, summariser: Model) -> None:
        """See ``Session.relocate_summariser``."""
        self.core.relocate_summariser(summariser)

    def go_on(self) -> None:
        """See ``Session.go_on``."""
        self._publish(self.core.go_on())

    def choose_summary(self, choice: SummaryChoice) -> None:
        """See ``Session.choose_summary``."""
        self._publish(self.core.choose_summary(choice))

    def stop(self) -> None:
        """See ``Session.stop``."""
        self._publish(self.core.stop())

    def find_alternatives(self, number: int) -> None:
        """See ``Session.find_alternatives``."""
        self._publish(self.core.find_alternatives(number))

    def find_candidates(self, number: int, start: int) -> None:
        """See ``Session.find_candidates``."""
        self._publish(self.core.find_candidates(number, start))

    def revise(self, number: int, translation: Translation) -> None:
        """See ``Session.revise``."""
        self._publish(self.core.revise(number, translation))

    def revise_all(self, numbers: Iterable[int], translation: Translation) -> None:
        """See ``Session.revise_all``."""
        self._publish(self.core.revise_all(numbers, translation))

    def write_note(self, number: int, note: str) -> None:
        """See ``Session.write_note``."""
        self._publish(self.core.write_note(number, note))

    def revert(self, number: int) -> None:
        """See ``Session.revert``."""
        self._publish(self.core.revert(number))

    def undo(self) -> int | None:
        """See ``Session.undo``; returns the sentence that it was about, if there was one."""
        return self._step(self.core.undo())

    def redo(self) -> int | None:
        """See ``Session.redo``; returns the sentence that it was about, if there was one."""
        return self._step(self.core.redo())

    def close(self) -> None:
        """End the engine; the session cannot be used afterwards."""
        if self.keeper is not None:
            self.keeper.close()
        self.keeper = None
        self._closed = True
        self._picking.close()
        self._refresh.stop()
        self._engine.close()

    def _step(self, changes: Changes) -> int | None:
        self._publish(changes)
        return next(iter(numbers_of(changes)), None)

    def _on_event(self, event: Event) -> None:
        if not self._closed:
            self._publish(self.core.on_event(event))

    def _publish(self, changes: Changes) -> None:
        if self.keeper is not None:
            for change in changes:
                self.keeper.on_change(change)
        for change in changes:
            self._tell(change)

    def _tell(self, change: Change) -> None:
        match change:
            case Submit(job):
                self._engine.submit(job)
            case StopJobs(up_to):
                self._engine.stop(up_to)
            case SentencesChanged():
                self._waiting.append(change)
                if change.by_reader:
                    self._flush()
                elif not self._refresh.isActive():
                    self._refresh.start()
            case PickEarly(request):
                self._pick(request)
            case SummaryChanged():
                self.summary_changed.emit()
            case SummaryProgressed():
                self.progressed.emit()
            case StateChanged():
                self._flush()
                self.state_changed.emit()
            case EngineRestarted(reason):
                self.restarted.emit(reason)
            case WorkFailed(_, message, details):
                self.failed.emit(message, details)
            case AlternativesOffered(number, translations):
                self.alternatives_found.emit(number, translations)
            case CandidatesOffered(number, start, candidates):
                self.candidates_found.emit(number, start, candidates)
            case AlternativesGivenUp(number):
                self.alternatives_given_up.emit(number)

    def _pick(self, request: Summarise) -> None:
        def take(summary: Summary | Exception) -> None:
            # What goes wrong here is tried again when the whole is translated, and told then.
            if isinstance(summary, Summary):
                self._publish(self.core.take_early(request.job, summary))

        def pick() -> Summary:
            # Loaded when first needed: numpy would make every start slower.
            from khulasa.summary.picking.key_sentences import key_sentences

            unsure = frozenset(request.unsure)
            return key_sentences(request.paragraphs, request.kinds, request.length, unsure)

        self._picking.run(pick, take)

    def _tell_fault(self, error: LibraryError) -> None:
        self.not_kept.emit(str(error))

    def _flush(self) -> None:
        self._refresh.stop()
        changes, self._waiting = self._waiting, []
        rows = dict.fromkeys(self.core.row_of(number) for number in numbers_of(changes))
        if rows:
            self.rows_changed.emit(list(rows))
