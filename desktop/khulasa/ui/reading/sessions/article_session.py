"""One of the articles that are open: the core's session, what keeps it, its place in the queue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from weakref import WeakMethod

from PySide6.QtCore import QObject, Signal

from khulasa.article.model import Article
from khulasa.engine.messages import Event, Summarise
from khulasa.glossary.term import FixedName, Term
from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.library.values import Keeping, StoredReading
from khulasa.models.catalogue import Model, Route
from khulasa.reading.changes import Changes, PickEarly, StopJobs, Submit
from khulasa.reading.keeping import Keeper
from khulasa.reading.opening import ArticleToOpen, keep_again, start
from khulasa.reading.remembering import RememberingEngine
from khulasa.reading.restoring import progress_of, users_sentences
from khulasa.reading.run import Runner
from khulasa.reading.session import Session
from khulasa.summary.picking.process import Picking, PickRequest
from khulasa.summary.result import Summary
from khulasa.ui.reading.sessions.engine_queue import EngineQueue
from khulasa.ui.widgets.background_work import Handover
from khulasa.ui.widgets.portions import Steps


@dataclass(slots=True)
class KeepingState:
    """What was decided about keeping an article.

    Attributes:
        discards: It goes when it is closed.
        kept_as: How it is kept otherwise.
        paused: What kept it until private mode began.
        removed: What kept it until it was removed from the library.
        kept_sentences: Of its summary, the doubtful sentences that the reader keeps.
    """

    discards: bool = False
    kept_as: Keeping = Keeping.NORMAL
    paused: Keeper | None = None
    removed: Keeper | None = None
    kept_sentences: frozenset[int] = frozenset()


class WorkingTime:
    """Seconds in which the jobs of an article were done: what it waits for others does not count.

    Args:
        clock: Gives the time in seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock, self._worked, self._since = clock, 0.0, -1.0

    def __call__(self) -> float:
        """How many there were up to now."""
        return self._worked + (self._clock() - self._since if self._since >= 0 else 0.0)

    def run(self, on: bool) -> None:
        """Begin to count, or stop."""
        if on:
            self._since = self._clock()
        else:
            self._worked, self._since = self(), -1.0


class ArticleSession(QObject):
    """Takes commands for an article, has its jobs done in turn, and keeps what comes of them.

    Attributes:
        core: The session; ask it what there is.
        keeper: Keeps it; None if nothing does.
        keeping: What was decided about that.

    Signals:
        told: A ``Change`` for whoever shows the article.
        replaced: Another article takes the place of this one.
        name_fixed: A name is written as the reader wants it from now on, a ``FixedName``.
        not_kept: Something cannot be kept in the library; a ``Phrase`` for the reader.

    Args:
        queue: Does the jobs.
        library: Where what is opened is kept; None for nowhere.
        clock: Gives the time in seconds.
    """

    told = Signal(object)
    replaced = Signal()
    name_fixed = Signal(object)
    not_kept = Signal(object)

    def __init__(
        self,
        queue: EngineQueue,
        library: Library | None = None,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self._queue, self._library = queue, library
        # Neither of the two leads back here: a closed article goes at once, with all its text, and
        # not when Python next looks for garbage.
        self._working_time, faults = WorkingTime(clock), WeakMethod(self._tell_fault)
        self.core = Session(clock=self._working_time)
        self._handover = Handover(self)
        self._picking: Picking | None = None
        self._remembering = RememberingEngine(
            queue.engine, lambda error: tell(error) if (tell := faults()) else None
        )
        self.keeper: Keeper | None = None
        self.keeping = KeepingState()
        self._glossary: tuple[Term, ...] = ()
        self._next_terms = self.core.terms
        self._working_out = Steps(self)
        self._working_out.done.connect(self._use_next_terms)
        self._fixing: FixedName | None = None
        self._looking_ahead = Steps(self)
        self._looking_ahead.done.connect(self.finish_fixing)

    @property
    def runner(self) -> Runner:
        """See ``Client``."""
        return self._remembering

    @property
    def waits(self) -> bool:
        """Whether it is to be gone on with, when others are done."""
        return self._queue.waits(self)

    def keep_in(self, library: Library | None) -> None:
        """Keep what is opened from now on; None for nothing at once, as in private mode."""
        self._library = library
        if library is None:
            self._remembering.library = self.keeper = None

    def use_glossary(self, terms: tuple[Term, ...]) -> None:
        """See ``Session.use_glossary``; in a long article the terms before hold a while longer."""
        self._glossary = terms
        self._next_terms = self.core.terms.by_glossary(terms)
        self._working_out.work(self._next_terms.work_out(self.core.revisions.current))

    def fix_name(self, name: FixedName) -> None:
        """See ``Session.fix_name``; a long article is looked through first, in portions.

        ``name_fixed`` says when it holds.
        """
        self.finish_fixing()
        core = self.core
        names = core.revisions.names.with_name(name)
        self._fixing = name
        self._looking_ahead.work(core.terms.look_ahead(names, core.revisions.current))

    def finish_fixing(self) -> None:
        """Fix the name that is to be fixed now, however far the article is looked through."""
        name, self._fixing = self._fixing, None
        self._looking_ahead.stop()
        if name is not None:
            self.publish(self.core.fix_name(name))
            self.name_fixed.emit(name)

    def let_go(self) -> None:
        """Keep the article no more."""
        if self.keeper is not None:
            self.keeper.close()
        self._remembering.library = self.keeper = None

    def keep_again(self, before: Keeper | None, kept_sentences: frozenset[int]) -> None:
        """Keep the article as it is now; see ``reading.opening.keep_again``."""
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
        # What keeps it has these already.
        self.keeper = None
        self.publish(changes)
        self.keeper = keeper

    def show(self, wanted: ArticleToOpen) -> None:
        """Take on an article with what was kept of it; see ``reading.opening.start``."""
        stored = wanted.stored
        self.finish_fixing()
        self.replaced.emit()
        self._set_glossary_aside()
        self._stop_picking()
        if self.keeper is not None:
            self.keeper.close()
        # An article that was opened in private stays so, whatever is chosen afterwards.
        self._remembering.library = self._library if stored is not None else None
        self._remembering.article_id = stored.record.id if stored else None
        self.keeper, changes = start(
            self.core, wanted, library=self._library, on_fault=self._tell_fault
        )
        self._take_up_keeping(stored)
        self.publish(changes)
        self._take_up_glossary()

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
        self.finish_fixing()
        self._set_glossary_aside()
        self._stop_picking()
        progress = progress_of(stored, models) if stored and stored.outcomes else None
        changes = self.core.use(route, article, target=target, progress=progress)
        if self.keeper is not None:
            users = users_sentences(self.core.translations)
            self.keeper.begin(keep=None if progress else users)
            kept = stored.summary.kept if progress and stored and stored.summary else frozenset()
            self.keeper.kept_sentences = self.keeping.kept_sentences = kept
        self.publish(changes)
        self._take_up_glossary()

    def publish(self, changes: Changes) -> None:
        """Keep what follows from a command, have the jobs in it done, and tell the rest."""
        if self.keeper is not None:
            for change in changes:
                self.keeper.on_change(change)
        for change in changes:
            match change:
                case Submit(job):
                    self._queue.submit(self, job)
                case StopJobs(up_to):
                    self._queue.stop(self, up_to)
                case PickEarly(request):
                    self._pick(request)
                case _:
                    self.told.emit(change)

    def on_event(self, event: Event) -> None:
        """See ``Client``."""
        self.publish(self.core.on_event(event))

    def on_turn(self, on: bool) -> None:
        """See ``Client``."""
        self._working_time.run(on)

    def leave(self) -> None:
        """Do nothing more; what is kept of the article says that it is still open."""
        self._end()
        if self.keeper is not None and self.keeping.discards:
            self.keeper.close()
        self.keeper = None

    def close(self) -> None:
        """Do nothing more: the article is closed."""
        self._end()
        if self.keeper is not None:
            self.keeper.close()
        self.keeper = None

    def _set_glossary_aside(self) -> None:
        """Show what was kept before the terms are looked for in all of it."""
        self._working_out.stop()
        self.core.use_glossary(())

    def _take_up_glossary(self) -> None:
        if not self.core.revisions.current:
            self.core.use_glossary(self._glossary)
        elif self._glossary:
            self._next_terms = self.core.terms.by_glossary(self._glossary)
            self._working_out.start(self._next_terms.work_out(self.core.revisions.current))

    def _use_next_terms(self) -> None:
        self.publish(self.core.use_terms(self._next_terms))

    def _end(self) -> None:
        self.finish_fixing()
        self._working_out.stop()
        self._queue.drop(self)
        self._stop_picking()

    def _stop_picking(self) -> None:
        """Have no key sentences picked any more of what the article was until now."""
        if self._picking is not None:
            self._picking.end()
            self._picking = None
        # What it may have said by now comes too late.
        self._handover = self._handover.replaced()

    def _pick(self, request: Summarise) -> None:
        def take(summary: Summary | Exception) -> None:
            # What goes wrong here is tried again when the whole is translated, and told then.
            if isinstance(summary, Summary):
                self.publish(self.core.take_early(request.job, summary))

        self._stop_picking()  # of less of the article; nobody waits for that any more
        wanted = PickRequest(request.paragraphs, request.kinds, request.length, request.unsure)
        self._picking = Picking(wanted)
        self._handover.run(self._picking.run, take)

    def _take_up_keeping(self, stored: StoredReading | None) -> None:
        keeping = stored.record.keeping if stored is not None else Keeping.NORMAL
        discards = keeping is Keeping.DISCARD
        kept = stored.summary.kept if stored is not None and stored.summary else frozenset()
        self.keeping = KeepingState(
            discards, Keeping.NORMAL if discards else keeping, kept_sentences=kept
        )

    def _tell_fault(self, error: LibraryError) -> None:
        self.not_kept.emit(error.words)
