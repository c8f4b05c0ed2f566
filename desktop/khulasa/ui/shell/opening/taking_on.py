"""Taking an article into a tab: what translates it, and what the library keeps of it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from khulasa.article.model import Article
from khulasa.library.errors import LibraryError
from khulasa.library.values import Origin, StoredReading
from khulasa.models.catalogue import ModelMissingError, Route
from khulasa.reading.opening import ArticleToOpen, OtherModels, enter
from khulasa.reading.restoring import made_by, route_of
from khulasa.translation.backend_name import BackendName
from khulasa.ui.models.controller import ModelsController
from khulasa.ui.reading.sessions.session import LiveSession
from khulasa.ui.shell.library_access import LibraryAccess
from khulasa.ui.shell.opening.article_source import ArticleSource, KeptArticle, OpenedArticle
from khulasa.ui.shell.tabs.tab import Tab


class TakingOn:
    """Takes articles into tabs.

    Args:
        session: Told what the library cannot keep.
        models: Chooses what translates them.
        access: The library.
        backend: What runs the models.
    """

    def __init__(
        self,
        session: LiveSession,
        models: ModelsController,
        access: LibraryAccess,
        backend: BackendName,
    ) -> None:
        self._session, self._models, self._access = session, models, access
        self._backend = backend

    def as_before(self, source: ArticleSource) -> ArticleSource:
        """A file with the parts that the reader chose when it was read last, if none are chosen."""
        library = self._access.library
        if library is None or source.parts is not None or source.file is None:
            return source
        try:
            records = library.find_by_file(source.file)
        except LibraryError:
            return source
        return replace(source, parts=chosen_parts(records[0].origin)) if records else source

    def enter(self, article: Article, source: ArticleSource | None) -> StoredReading | None:
        """Take an article into the library, or find it there; for any thread."""
        self._look_at_models(article)
        library = self._access.library
        if library is None:
            return None
        try:
            parts = source.parts if source is not None else None
            return enter(library, article, self._models.wanted, parts)
        except LibraryError as error:
            self._session.not_kept.emit(error.words)
            return None

    def _look_at_models(self, article: Article) -> None:
        """Have the fingerprints known that the window will ask for: the first takes 30 ms."""
        with suppress(ModelMissingError, OSError):
            made_by(self._models.route_for(article.language), self._backend)

    def load(self, kept: KeptArticle) -> StoredReading:
        """What the library has of an article; for any thread.

        Raises:
            KeyError, LibraryError: It has it no more, or cannot be read.
        """
        if self._access.library is None:
            raise KeyError(kept.article_id)
        return self._access.library.load(kept.article_id, kept.target)

    def take_on(
        self,
        tab: Tab,
        source: ArticleSource,
        article: Article,
        stored: StoredReading | None,
        *,
        changed_file: Path | None = None,
        earlier: StoredReading | None = None,
    ) -> OpenedArticle:
        """Put an article into a tab, in the place of the one before; nothing begins yet.

        Args:
            tab: Gets it.
            source: Where it comes from, and how it was read.
            article: What was read.
            stored: What the library has of it.
            changed_file: See ``OpenedArticle``.
            earlier: An earlier text of the same file: equal sentences stay as they are.
        """
        session = tab.article
        again = tab.source is not None and source.origin == tab.source.origin
        tab.source, tab.waiting, tab.fault, tab.place = source, None, ("", ""), None
        before = session.core.reading
        # The same text as another language: what its models said is worth nothing now.
        reread = again and before is not None and before.article.language != article.language
        target = stored.target if stored is not None else self._models.wanted
        route: Route | None = None
        missing: ModelMissingError | None = None
        if stored is not None and stored.outcomes:
            route = route_of(stored, self._models.catalogue)
        if route is None:
            try:
                route = self._models.route_for(article.language, target)
            except ModelMissingError as error:
                missing = error
        if again and session.core.holds(article) and stored is None:
            # Only its language is another one: what the reader wrote stays.
            session.use(route, article, target=target)
        else:
            session.show(
                ArticleToOpen(
                    article,
                    route,
                    self._backend,
                    target,
                    stored,
                    self._models.catalogue,
                    OtherModels.REPLACE if reread else OtherModels.TAKE_OVER,
                    earlier,
                )
            )
        return OpenedArticle(article, stored, missing, changed_file)


def chosen_parts(origin: Origin | None) -> frozenset[str] | None:
    """The parts that were chosen of a file; None if none were."""
    return None if origin is None or origin.parts is None else frozenset(origin.parts)


def source_of(stored: StoredReading) -> ArticleSource:
    """Where an article of the library comes from."""
    article = stored.article
    origin: Path | str = "\n\n".join(paragraph.text for paragraph in article.paragraphs)
    if article.file is not None:
        origin = Path(article.file)
    parts = chosen_parts(stored.record.origin)
    return ArticleSource(origin, None, article.language, parts=parts)
