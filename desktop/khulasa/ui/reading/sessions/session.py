"""The articles of a window, of which one is shown: its changes as signals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from khulasa.glossary.term import FixedName, Term
from khulasa.library.facade import Library
from khulasa.reading.changes import (
    AlternativesGivenUp,
    AlternativesOffered,
    CandidatesOffered,
    Change,
    Changes,
    ChecksChanged,
    EngineRestarted,
    SentencesChanged,
    StateChanged,
    SummaryChanged,
    SummaryProgressed,
    WorkFailed,
)
from khulasa.reading.document import Reading
from khulasa.reading.keeping import Keeper
from khulasa.reading.marking import Marking
from khulasa.reading.session import Session, numbers_of
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.review.rules.terms import Missing
from khulasa.translation.result import Translation
from khulasa.ui.reading.sessions.article_session import ArticleSession
from khulasa.ui.reading.sessions.engine_queue import EngineQueue

_REFRESH = 60  # milliseconds between two updates of the window while sentences come in


class LiveSession(QObject):
    """Passes commands to the ``Session`` that is shown and tells by signals what follows from them.

    Attributes:
        core: The session; ask it what there is, and give commands here.
        shown: The article that is shown.
        articles: All that are open; only what becomes of the one that is shown is told here.
        queue: Does the jobs of all of them, by one engine.

    Signals:
        rows_changed: Indices of paragraphs of which something has become known or was revised.
        summary_changed: The summary is there, or a sentence in it was revised.
        progressed: The summary in the making has come further.
        state_changed: Something else is going on now.
        restarted: The engine process ended and was restarted; a ``Phrase`` says why.
        failed: A ``Phrase`` for the reader, and details for a bug report (may be empty).
        alternatives_found: Number of a sentence and a tuple of translations; may be empty.
        alternatives_given_up: Number of a sentence whose alternatives are no longer looked for.
        candidates_found: Number of a sentence, place of a word in it, and a tuple of candidates.
        name_fixed: A name is written as the reader wants it from now on, a ``FixedName``.
        not_kept: Something cannot be kept in the library; a ``Phrase`` for the reader.

    Args:
        queue: Does the jobs; whoever made it closes it.
        clock: Gives the time in seconds.
    """

    rows_changed = Signal(list)
    summary_changed = Signal()
    progressed = Signal()
    state_changed = Signal()
    restarted = Signal(object)
    failed = Signal(object, str)
    alternatives_found = Signal(int, tuple)
    alternatives_given_up = Signal(int)
    candidates_found = Signal(int, int, tuple)
    name_fixed = Signal(object)
    not_kept = Signal(object)

    def __init__(
        self,
        queue: EngineQueue,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self.queue = queue
        self._clock = clock
        self._library: Library | None = None
        self._glossary: tuple[Term, ...] = ()
        self._marking = Marking.ALL
        self.articles: list[ArticleSession] = []
        self._waiting: list[SentencesChanged] = []
        self._refresh = QTimer(self, interval=_REFRESH, singleShot=True)
        self._refresh.timeout.connect(self._flush)
        self.shown = self.add()
        self.queue.bring_forward(self.shown)

    @property
    def core(self) -> Session:
        """The session of the article that is shown."""
        return self.shown.core

    @property
    def keeper(self) -> Keeper | None:
        """What keeps the article that is shown; None if nothing does."""
        return self.shown.keeper

    def add(self) -> ArticleSession:
        """Have room for one more article, behind what is shown."""
        article = ArticleSession(self.queue, self._library, clock=self._clock)
        article.use_glossary(self._glossary)
        article.publish(article.core.mark(self._marking))
        self.adopt(article)
        return article

    def adopt(self, article: ArticleSession) -> None:
        """Take on an article that another session had, behind what is shown."""
        article.setParent(self)
        article.not_kept.connect(self.not_kept)
        article.replaced.connect(lambda: self._forget_waiting(article))
        article.name_fixed.connect(lambda name: self._tell_fixed(article, name))
        article.told.connect(lambda change: self._tell(article, change))
        self.articles.append(article)

    def release(self, article: ArticleSession) -> None:
        """Give an article that is not shown to another session; nobody here hears of it again."""
        self.articles.remove(article)
        for signal in (article.not_kept, article.replaced, article.name_fixed, article.told):
            signal.disconnect()

    def bring_forward(self, article: ArticleSession) -> None:
        """Pass on the commands for another article from now on, and tell of that."""
        self._forget_waiting(self.shown)
        self.shown = article
        self.queue.bring_forward(article)

    def remove(self, article: ArticleSession) -> None:
        """Close an article that is not shown."""
        self.articles.remove(article)
        article.close()
        article.deleteLater()

    def keep_in(self, library: Library | None) -> None:
        """Keep what is opened from now on; None for nothing at once, as in private mode."""
        self._library = library
        for article in self.articles:
            article.keep_in(library)

    def use_glossary(self, terms: tuple[Term, ...]) -> None:
        """See ``Session.use_glossary``; for all articles, and those that are opened from now on."""
        self._glossary = terms
        for article in self.articles:
            article.use_glossary(terms)

    def mark(self, marking: Marking) -> None:
        """See ``Session.mark``; for all articles, and those that are opened from now on."""
        self._marking = marking
        for article in self.articles:
            article.publish(article.core.mark(marking))

    def go_on(self) -> None:
        """See ``Session.go_on``."""
        self.shown.publish(self.core.go_on())

    def choose_summary(self, choice: SummaryChoice) -> None:
        """See ``Session.choose_summary``."""
        self.shown.publish(self.core.choose_summary(choice))

    def stop(self) -> None:
        """See ``Session.stop``."""
        self.shown.publish(self.core.stop())

    def find_alternatives(self, number: int) -> None:
        """See ``Session.find_alternatives``."""
        self.shown.publish(self.core.find_alternatives(number))

    def find_candidates(self, number: int, start: int) -> None:
        """See ``Session.find_candidates``."""
        self.shown.publish(self.core.find_candidates(number, start))

    def revise(self, number: int, translation: Translation) -> None:
        """See ``Session.revise``."""
        self.shown.publish(self.core.revise(number, translation))

    def revise_all(self, numbers: Iterable[int], translation: Translation) -> None:
        """See ``Session.revise_all``."""
        self.shown.publish(self.core.revise_all(numbers, translation))

    def write_note(self, number: int, note: str) -> None:
        """See ``Session.write_note``."""
        self.shown.publish(self.core.write_note(number, note))

    def put_term(self, number: int, missing: Missing) -> None:
        """See ``Session.put_term``."""
        self.shown.publish(self.core.put_term(number, missing))

    def fix_name(self, name: FixedName) -> None:
        """See ``Session.fix_name``; ``name_fixed`` tells when it holds."""
        self.shown.fix_name(name)

    def free_name(self, source: str) -> None:
        """See ``Session.free_name``."""
        self.shown.finish_fixing()
        self.shown.publish(self.core.free_name(source))

    def settle(self) -> Reading | None:
        """Finish what is being done to the article, for whoever copies, saves or prints it.

        Returns:
            The article as it is then; None while there is none.
        """
        self.shown.finish_fixing()
        return self.core.reading

    def revert(self, number: int) -> None:
        """See ``Session.revert``."""
        self.shown.publish(self.core.revert(number))

    def undo(self) -> int | None:
        """See ``Session.undo``; returns the sentence that it was about, if there was one."""
        self.shown.finish_fixing()
        return self._step(self.core.undo())

    def redo(self) -> int | None:
        """See ``Session.redo``; returns the sentence that it was about, if there was one."""
        self.shown.finish_fixing()
        return self._step(self.core.redo())

    def leave(self) -> None:
        """Do nothing more; what is open stays so for the next start."""
        for article in self.articles:
            article.leave()
        self._refresh.stop()

    def _step(self, changes: Changes) -> int | None:
        self.shown.publish(changes)
        return next(iter(numbers_of(changes)), None)

    def _tell(self, article: ArticleSession, change: Change) -> None:
        if article is not self.shown:
            return
        match change:
            case SentencesChanged():
                self._waiting.append(change)
                if change.by_reader:
                    self._flush()
                elif not self._refresh.isActive():
                    self._refresh.start()
            case ChecksChanged():
                self._flush()
                reading = self.core.reading
                self.rows_changed.emit(
                    list(range(len(reading.article.paragraphs if reading else ())))
                )
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

    def _tell_fixed(self, article: ArticleSession, name: FixedName) -> None:
        if article is self.shown:
            self.name_fixed.emit(name)

    def _forget_waiting(self, article: ArticleSession) -> None:
        if article is self.shown:
            self._refresh.stop()
            self._waiting.clear()

    def _flush(self) -> None:
        self._refresh.stop()
        changes, self._waiting = self._waiting, []
        rows = dict.fromkeys(map(self.core.row_of, numbers_of(changes)))
        if rows:
            self.rows_changed.emit(list(rows))
