"""Opening an article with what the library has of it: one rule for window, commands and batches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from khulasa.article.model import Article
from khulasa.library.errors import LibraryError, NoArticleError
from khulasa.library.facade import Library
from khulasa.library.origin import read_origin
from khulasa.library.values import MadeBy, Origin, StoredReading
from khulasa.models.catalogue import Model, Route
from khulasa.reading.changes import Changes
from khulasa.reading.keeping import Keeper
from khulasa.reading.restoring import made_by, only_users, progress_of, users_sentences
from khulasa.reading.revisions import steps_about
from khulasa.reading.session import Session
from khulasa.reading.state import Progress
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.translation.backend_name import BackendName


class OtherModels(StrEnum):
    """What becomes of kept outcomes that other models made."""

    TAKE_OVER = "take over"  # they are shown, and what is missing is translated by the new ones
    REPLACE = "replace"  # they go, but for the reader's own sentences
    LEAVE = "leave"  # they stay in the library, and this session is not kept beside them


@dataclass(frozen=True, slots=True)
class ArticleToOpen:
    """An article that a session is to take on.

    Attributes:
        article, route, backend, target: See ``Session.show``.
        stored: What ``enter`` gave.
        models: The catalogue.
        others: What becomes of what other models made.
        earlier: An earlier text of the same file: what became of equal sentences is taken over.
    """

    article: Article
    route: Route | None
    backend: BackendName
    target: str = "en"
    stored: StoredReading | None = None
    models: tuple[Model, ...] = ()
    others: OtherModels = OtherModels.LEAVE
    earlier: StoredReading | None = None


def enter(
    library: Library, article: Article, target: str, parts: frozenset[str] | None = None
) -> StoredReading | None:
    """Take an article into the library, or find it there.

    Args:
        library: Where it is kept.
        article: What was read.
        target: ISO 639-1 code of the language that it is read in.
        parts: Names of the parts of its file that were chosen; None if none were.

    Returns:
        What is kept of it; None where the library can only be read.

    Raises:
        LibraryError: The library cannot take it.
    """
    if library.read_only:
        return None
    record = library.open_article(article, _origin(article, parts))
    return library.load(record.id, target)


def start(
    session: Session,
    wanted: ArticleToOpen,
    *,
    choice: SummaryChoice | None = None,
    summarise: bool = True,
    library: Library | None = None,
    on_fault: Callable[[LibraryError], None] = lambda _error: None,
) -> tuple[Keeper | None, Changes]:
    """Show an article in a session, with what was kept of it.

    Outcomes of the same models come back. What another version of the model made goes, but for the
    reader's own sentences; what becomes of other models' is told by ``wanted.others``.

    Args:
        session: Takes the article on.
        wanted: The article.
        choice, summarise: See ``Session.show``.
        library: Where it is kept; None for nowhere.
        on_fault: Told what cannot be kept; may be called in any thread.

    Returns:
        What keeps the session, None for nothing, and what follows for whoever shows it.
    """
    route, stored, earlier = wanted.route, wanted.stored, wanted.earlier
    language = route.target if route else wanted.target
    progress = None
    if earlier is not None and earlier.target == language:
        progress = carried_over(earlier, wanted.article)
    fits, maker = True, made_by(route, wanted.backend)
    if stored is not None:
        whole, before, others = progress_of(stored, wanted.models), stored.made_by, wanted.others
        if stored.outcomes and (maker == before or others is OtherModels.TAKE_OVER):
            # What another version made is called so until it is translated anew.
            progress, maker = whole, before
        elif stored.outcomes and (others is OtherModels.REPLACE or _is_version_of(maker, before)):
            progress = only_users(whole)
        else:
            fits = not stored.outcomes
        progress = _with_notes_and_names(progress, whole)
    changes = session.show(
        wanted.article,
        route,
        wanted.backend,
        target=wanted.target,
        choice=choice,
        summarise=summarise,
        progress=progress,
    )
    if library is None or library.read_only or stored is None or not fits:
        return None, changes
    keeper = Keeper(library, stored.record.id, session, on_fault)
    anew = progress is not None and len(progress.current) < len(stored.outcomes)
    keeper.begin(keep=users_sentences(session.translations) if anew else None, maker=maker)
    if stored.summary is not None and session.summary is not None:
        keeper.kept_sentences = stored.summary.kept
    if not stored.outcomes:
        keeper.save_all()
    return keeper, changes


def keep_again(
    session: Session,
    library: Library,
    before: Keeper | None,
    kept_sentences: frozenset[int],
    on_fault: Callable[[LibraryError], None],
) -> tuple[Keeper | None, Changes]:
    """Keep an article that is open already, as it is on the screen: as after private mode.

    What the reader wrote in this language at another time is put into the session, so that neither
    is lost.

    Args:
        session: Holds the article.
        library: Where it is kept from now on.
        before: What kept it until then; None if nothing did.
        kept_sentences: Of the summary, the doubtful sentences that the reader keeps.
        on_fault: See ``start``.

    Returns:
        What keeps the session, and what follows. Nothing keeps it where the library cannot, or
        while sentences are still to be translated that the reader wrote at another time.

    Raises:
        LibraryError: The library cannot take it.
    """
    reading = session.reading
    if library.read_only or reading is None:
        return None, ()
    article_id = _known(library, before, reading.article)
    if article_id is None:
        # The file was looked at when it was opened; it may hold another text by now.
        origin = _origin(reading.article) if before is None else None
        article_id = library.open_article(reading.article, origin).id
    changes: Changes = ()
    if before is None or before.target != session.target:
        outcomes = library.load(article_id, session.target).outcomes
        stored = {number: outcome.current for number, outcome in outcomes.items()}
        missing = users_sentences(stored) - users_sentences(session.translations)
        if not missing <= session.translations.keys():
            return None, ()
        for number in sorted(missing):
            changes += session.revise(number, stored[number])
    if before is None:
        for number, note in library.load(article_id, session.target).notes.items():
            own = session.notes.get(number, note)
            changes += session.write_note(number, note if own == note else f"{note}\n{own}")
        for name in library.load(article_id, session.target).names.names:
            # What was fixed last holds.
            if session.revisions.names.find(name.source) is None:
                changes += session.fix_name(name)
    keeper = Keeper(library, article_id, session, on_fault)
    keeper.take_up(before, kept_sentences)
    return keeper, changes


def _known(library: Library, before: Keeper | None, article: Article) -> int | None:
    """The number of an article that was kept before, if it is still there."""
    if before is None:
        return None
    try:
        kept = library.load(before.article_id, before.target).article
    except NoArticleError:
        return None
    return before.article_id if kept.sentences == article.sentences else None


def carried_over(earlier: StoredReading, article: Article) -> Progress:
    """What became of the sentences that a newer text has in common with an earlier one."""
    outcomes = {
        text.strip(): outcome
        for number, text in enumerate(earlier.article.sentences)
        if (outcome := earlier.outcomes.get(number)) is not None
    }
    notes = {earlier.article.sentences[n].strip(): note for n, note in earlier.notes.items()}
    equal = {
        number: outcomes[text.strip()]
        for number, text in enumerate(article.sentences)
        if text.strip() in outcomes
    }
    return Progress(
        {number: outcome.current for number, outcome in equal.items()},
        {n: o.by_model for n, o in equal.items() if o.by_model is not None},
        notes={
            number: notes[text.strip()]
            for number, text in enumerate(article.sentences)
            if text.strip() in notes
        },
        names=earlier.names,
    )


def _with_notes_and_names(progress: Progress | None, kept: Progress) -> Progress:
    """These hold whatever translates the article, and so do the steps that made them."""
    if progress is None:
        progress = Progress({}, {}, tuple(steps_about(kept.undo_stack, ())))
    names = kept.names if kept.names.names else progress.names
    return replace(progress, notes={**progress.notes, **kept.notes}, names=names)


def _is_version_of(maker: MadeBy, before: MadeBy) -> bool:
    return (maker.model, maker.backend) == (before.model, before.backend)


def _origin(article: Article, parts: frozenset[str] | None = None) -> Origin | None:
    if article.file is None:
        return None
    try:
        origin = read_origin(Path(article.file))
        return replace(origin, parts=None if parts is None else tuple(sorted(parts)))
    except OSError:
        return None  # standard input, or a file that is gone by now
