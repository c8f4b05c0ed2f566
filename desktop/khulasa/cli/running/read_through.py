"""The library as the commands use it: not in private mode, and never in the way of the work."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from khulasa.article.model import Article
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.running.session import on_ending, work
from khulasa.cli.writing.output import complain
from khulasa.engine.client import Engine
from khulasa.glossary.term import Term
from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.models.catalogue import Model, Route
from khulasa.reading.opening import ArticleToOpen, enter, start
from khulasa.reading.remembering import RememberingEngine
from khulasa.reading.session import Session
from khulasa.reading.summary_choice import SummaryChoice
from khulasa.settings.keys import LIBRARY_DAYS, LIBRARY_SIZE
from khulasa.settings.store import user_settings
from khulasa.translation.backend_name import BackendName
from khulasa.wording import _


def read_through(
    options: argparse.Namespace,
    article: Article,
    route: Route | None,
    choice: SummaryChoice,
    models: tuple[Model, ...],
    *,
    target: str,
    summarise: bool = True,
    keep: bool = True,
    terms: tuple[Term, ...] = (),
) -> tuple[Session, ExitCode]:
    """Translate and summarise an article to the end; the engine does what the library lacks.

    Args:
        options: The command's options: ``backend`` and ``private``.
        article: What was read.
        route: What translates it; None if nothing has to.
        choice: The kind of summary.
        models: The catalogue.
        target: ISO 639-1 code of the reader's language.
        summarise: Whether a summary is made at all.
        keep: Keep it as the article's reading, too, and not only what was finished for it.
        terms: The glossary that translations are checked by.

    Returns:
        The session at its end, and how it ended.
    """
    session = Session(token_scores=False, measure=True)
    session.use_glossary(terms)
    with _library(options) as library:
        stored = None
        engine = RememberingEngine(Engine(), _complain)
        if library is not None:
            try:
                stored = enter(library, article, target)
                engine.library = library
                engine.article_id = stored.record.id if stored is not None else None
                stored = stored if keep else None
            except LibraryError as error:
                _complain(error)
        try:
            keeper, changes = start(
                session,
                ArticleToOpen(article, route, BackendName(options.backend), target, stored, models),
                choice=choice,
                summarise=summarise,
                library=library,
                on_fault=_complain,
            )
            if summarise:
                changes += session.choose_summary(choice)
            changes += session.go_on()
            code = work(session, engine, changes, keeper)
            if keeper is not None:
                keeper.close()
        finally:
            engine.close()
    return session, code


@contextmanager
def _library(options: argparse.Namespace) -> Iterator[Library | None]:
    if options.private:
        yield None
        return
    try:
        library = Library.open()
    except LibraryError as error:
        _complain(error)
        yield None
        return
    if library.notice:
        complain(library.notice)
    try:
        yield library
    finally:
        # What is done is still to be printed: a late Ctrl+C must not cost it.
        with on_ending(signal.SIG_IGN):
            _make_room(library)
            library.close()


def _make_room(library: Library) -> None:
    settings = user_settings()
    limit, days = settings.get(LIBRARY_SIZE) << 20, settings.get(LIBRARY_DAYS)
    try:
        if library.read_only:
            return
        if days:
            library.let_expire(days).result()
        if library.size() > limit:
            library.make_room(limit).result()
    except LibraryError as error:
        complain(str(error))


def _complain(error: LibraryError) -> None:
    complain(_("{error} Nothing of this is kept.").format(error=error))
