"""Opening an article with what the library has of it: one rule for window, commands and batches."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from khulasa.article.model import Article
from khulasa.library.errors import LibraryError
from khulasa.library.library import Library
from khulasa.library.origin import read_origin
from khulasa.library.values import MadeBy, Origin, StoredReading
from khulasa.models.catalogue import Model, Route
from khulasa.reading.changes import Changes
from khulasa.reading.keeping import Keeper, made_by, only_users, progress_of, users_sentences
from khulasa.reading.session import Session
from khulasa.reading.state import Progress
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.translation.backend_name import BackendName


class OtherModels(StrEnum):
    """What becomes of kept outcomes that other models made."""

    TAKE_OVER = "take over"  # they are shown, and what is missing is translated by the new ones
    REPLACE = "replace"  # they go, but for the reader's own sentences
    LEAVE = "leave"  # they stay in the library, and this session is not kept beside them


def enter(library: Library, article: Article, target: str) -> StoredReading | None:
    """Take an article into the library, or find it there.

    Returns:
        What is kept of it; None where the library can only be read.

    Raises:
        LibraryError: The library cannot take it.
    """
    if library.read_only:
        return None
    record = library.open_article(article, _origin(article))
    return library.load(record.id, target)


def start(
    session: Session,
    article: Article,
    route: Route | None,
    backend: BackendName,
    *,
    target: str = "en",
    choice: SummaryChoice | None = None,
    summarise: bool = True,
    library: Library | None = None,
    stored: StoredReading | None = None,
    models: tuple[Model, ...] = (),
    others: OtherModels = OtherModels.LEAVE,
    earlier: StoredReading | None = None,
    on_fault: Callable[[LibraryError], None] = lambda _error: None,
) -> tuple[Keeper | None, Changes]:
    """Show an article in a session, with what was kept of it.

    Outcomes of the same models come back. What another version of the model made goes, but for the
    reader's own sentences; what becomes of other models' is told by ``others``.

    Args:
        session: Takes the article on.
        article, route, backend, target, choice, summarise: See ``Session.show``.
        library: Where it is kept; None for nowhere.
        stored: What ``enter`` gave.
        models: The catalogue.
        others: What becomes of what other models made.
        earlier: An earlier text of the same file: what became of equal sentences is taken over.
        on_fault: Told what cannot be kept; may be called in any thread.

    Returns:
        What keeps the session, None for nothing, and what follows for whoever shows it.
    """
    language = route.target if route else target
    progress = None
    if earlier is not None and earlier.target == language:
        progress = carried_over(earlier, article)
    fits, maker = True, made_by(route, backend)
    if stored is not None and stored.outcomes:
        whole, before = progress_of(stored, models), stored.made_by
        if maker == before or others is OtherModels.TAKE_OVER:
            # What another version made is called so until it is translated anew.
            progress, maker = whole, before
        elif others is OtherModels.REPLACE or _is_version_of(maker, before):
            progress = only_users(whole)
        else:
            fits = False
    changes = session.show(
        article,
        route,
        backend,
        target=target,
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


def carried_over(earlier: StoredReading, article: Article) -> Progress:
    """What became of the sentences that a newer text has in common with an earlier one."""
    outcomes = {
        text.strip(): outcome
        for number, text in enumerate(earlier.article.sentences)
        if (outcome := earlier.outcomes.get(number)) is not None
    }
    equal = {
        number: outcomes[text.strip()]
        for number, text in enumerate(article.sentences)
        if text.strip() in outcomes
    }
    return Progress(
        {number: outcome.current for number, outcome in equal.items()},
        {n: o.by_model for n, o in equal.items() if o.by_model is not None},
    )


def _is_version_of(maker: MadeBy, before: MadeBy) -> bool:
    return (maker.model, maker.backend) == (before.model, before.backend)


def _origin(article: Article) -> Origin | None:
    if article.file is None:
        return None
    try:
        return read_origin(Path(article.file))
    except OSError:
        return None  # standard input, or a file that is gone by now
