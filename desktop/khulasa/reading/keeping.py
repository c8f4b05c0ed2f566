"""Keeps what happens in a session in the library."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from typing import Any

from khulasa.article.model import Article
from khulasa.glossary.term import NO_NAMES
from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.library.values import (
    MadeBy,
    Outcome,
    Position,
    StoredSummary,
    SummaryKind,
)
from khulasa.reading.changes import (
    UNFINISHED,
    Change,
    SentencesChanged,
    State,
    StateChanged,
    SummaryChanged,
)
from khulasa.reading.kept_sentences import still_kept
from khulasa.reading.restoring import made_by
from khulasa.reading.session import Session
from khulasa.translation.result import Author

_PATIENCE = 1.0  # seconds that a reader may be kept waiting for a commit


class Keeper:
    """Writes the changes of one article's session to the library as they happen.

    What the reader does is in the library when ``on_change`` returns; outcomes of models follow
    within milliseconds (the engine's memory has them already, see ``RememberingEngine``).

    Args:
        library: Where it is kept.
        article_id: The article's number there.
        session: Holds the article.
        on_fault: Told what cannot be kept; may be called in any thread.

    Attributes:
        target: Code of the language whose reading is kept.
        kept_sentences: Of the summary, the doubtful sentences that the reader keeps.
    """

    def __init__(
        self,
        library: Library,
        article_id: int,
        session: Session,
        on_fault: Callable[[LibraryError], None],
    ) -> None:
        self._library, self.article_id, self._session = library, article_id, session
        self._maker, self._model = MadeBy(), _name(session)
        self._on_fault = on_fault
        self._undo_stack = session.revisions.undo_stack
        self.target = session.target
        self.kept_sentences: frozenset[int] = frozenset()
        self._summary = session.summary
        self._told = False

    def begin(self, *, keep: Iterable[int] | None = None, maker: MadeBy | None = None) -> None:
        """Note what translates the article from now on.

        Args:
            maker: What made the outcomes that stay; by default the session's route.
            keep: Sentences whose outcomes stay, the reader's own; None for all.
        """
        session = self._session
        self.target = session.target
        maker = maker or made_by(session.route, session.backend)
        self._maker, self._model = maker, _name(session)
        kept = None if keep is None else set(keep)
        self.watch(self._library.begin_reading(self.article_id, self.target, maker, kept))
        if kept is not None:
            self.watch(self._library.save_summary(self.article_id, self.target, None))
        if session.is_as_read:
            self.save_all()
        self._undo_stack = session.revisions.undo_stack
        self.watch(self._library.set_open(self.article_id, self.target))

    def on_change(self, change: Change) -> None:
        """Keep what follows from a change."""
        session = self._session
        match change:
            case SentencesChanged(by_reader=True):
                self._save_revision()
            case SentencesChanged(numbers):
                self._save_outcomes(number for number in numbers if number in session.translations)
            case SummaryChanged():
                before, self._summary = self._summary, session.summary
                if before is None or self._summary is None:
                    self.kept_sentences = frozenset()
                else:
                    self.kept_sentences = still_kept(self.kept_sentences, before, self._summary)
                self.save_summary()
            case StateChanged(state) if state in (*UNFINISHED, State.DONE):
                seconds = session.seconds
                self.watch(self._library.save_seconds(self.article_id, self.target, seconds))

    def save_all(self) -> None:
        """Keep every outcome, every note and every fixed name that there is."""
        self._save_outcomes(self._session.translations)
        if notes := self._session.notes:
            self.watch(self._library.replace_notes(self.article_id, self.target, notes))
        names = self._session.revisions.names
        if names != NO_NAMES:
            self.watch(self._library.save_names(self.article_id, self.target, names))

    def take_up(self, before: Keeper | None, kept_sentences: frozenset[int]) -> None:
        """Keep all that there is, in the place of what was kept before.

        Args:
            before: What kept the session until nothing was kept any more.
            kept_sentences: Of the summary, the doubtful sentences that the reader keeps.
        """
        session = self._session
        present = (session.target, _name(session))
        same = before is not None and (before.target, before._model) == present
        self.begin(keep=(), maker=before._maker if before is not None and same else None)
        self._save_outcomes(session.translations)
        notes = self._library.replace_notes(self.article_id, self.target, session.notes)
        self.watch(notes)
        names = session.revisions.names
        self.watch(self._library.save_names(self.article_id, self.target, names))
        for step in session.revisions.history():
            self.watch(self._library.save_step(self.article_id, self.target, step))
        self.kept_sentences = kept_sentences
        self.save_summary()
        self.watch(self._library.save_seconds(self.article_id, self.target, session.seconds))

    def save_summary(self) -> None:
        """Keep the summary that there is, with the doubtful sentences that the reader kept."""
        summary, basis = self._session.summary, self._session.basis
        if summary is None:
            return
        choice = basis.choice
        name = choice.summariser.name if choice.summariser else None
        kind = SummaryKind(choice.length, name, choice.of_source, choice.grounded)
        stored = StoredSummary(summary, kind, basis.targets, self.kept_sentences)
        self.watch(self._library.save_summary(self.article_id, self.target, stored))

    def save_position(self, position: Position) -> None:
        """Keep how far the reader has scrolled."""
        self.watch(self._library.save_position(self.article_id, self.target, position))

    def written_elsewhere(self, article: Article, target: str) -> dict[int, str]:
        """What the reader wrote in other articles for sentences of this one; for any thread.

        A long article takes a tenth of a second and more.

        Args:
            article: The article that is kept.
            target: Code of the reader's language.

        Returns:
            By sentence number the reader's latest words.
        """
        texts = article.sentences
        try:
            found = self._library.corrections(article.language, target, texts)
        except LibraryError as error:
            self._on_fault(error)
            return {}
        return {number: found[text][0] for number, text in enumerate(texts) if text in found}

    def corrections(self, elsewhere: Mapping[int, str]) -> dict[int, str]:
        """Of ``written_elsewhere``, what reads otherwise here and was not revised here."""
        return {
            number: words
            for number, words in elsewhere.items()
            if (present := self._session.translation(number)) is not None
            and present.author is not Author.USER
            and present.target.strip() != words.strip()
        }

    def close(self) -> None:
        """The article is not open any more."""
        self.watch(self._library.set_closed(self.article_id))

    def _save_outcomes(self, numbers: Iterable[int]) -> None:
        revisions = self._session.revisions
        outcomes = {
            number: Outcome(revisions.current[number], revisions.by_model.get(number))
            for number in numbers
        }
        if outcomes:
            self.watch(self._library.save_outcomes(self.article_id, self.target, outcomes))

    def _save_revision(self) -> None:
        before, self._undo_stack = self._undo_stack, self._session.revisions.undo_stack
        library, stack = self._library, self._undo_stack
        future: Future[Any]
        if len(stack) > len(before):
            value = self._session.revisions.value
            step = [(number, was, value(number, was)) for number, was in stack[-1]]
            future = library.save_step(self.article_id, self.target, step)
        elif len(stack) < len(before):
            future = library.undo(self.article_id, self.target, before[-1])
        else:
            return  # the same words again
        # In a moment it is done; behind a long piece of work it comes later, and is not lost.
        with contextlib.suppress(TimeoutError, LibraryError):
            future.result(timeout=_PATIENCE)
        self.watch(future)

    def watch(self, future: Future[Any]) -> None:
        """Tell a fault of a write, but each session only once."""

        def look(done: Future[Any]) -> None:
            error = done.exception()
            if isinstance(error, LibraryError):
                if not self._told:
                    self._told = True
                    self._on_fault(error)
            elif error is not None:
                raise error

        future.add_done_callback(look)


def _name(session: Session) -> str:
    return session.model.name if session.model is not None else ""
