"""Opening articles: files, text and what the library keeps, and reading one again otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from khulasa.article.model import Article
from khulasa.article.read import READABLE_SUFFIXES
from khulasa.library.errors import LibraryError
from khulasa.library.origin import has_changed
from khulasa.library.values import Origin, StoredReading
from khulasa.models.catalogue import ModelMissingError, Route
from khulasa.reading.opening import OtherModels, enter
from khulasa.reading.restoring import route_of
from khulasa.translation.backend_name import BackendName
from khulasa.ui.models.controller import ModelsController
from khulasa.ui.reading.article_reader import ArticleReader
from khulasa.ui.reading.session import LiveSession
from khulasa.ui.shell.library_access import LibraryAccess
from khulasa.wording import _

_WITHOUT_WRAPPED_LINES = tuple(suffix for suffix in READABLE_SUFFIXES if suffix != ".txt")
_LINES_TOGETHER = re.compile(r"\S[^\S\n]*\n[^\S\n]*\S")


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """Where an article comes from, and how it is to be read.

    Attributes:
        origin: A file, or the text itself.
        encoding: Of the file; None to recognise it.
        language: Of the article; None to recognise it.
        join_lines: Take the lines of a text for wrapped prose, also where they don't look so.
        password: Opens an encrypted file.
        parts: Names of the parts of the file to read; None for those that are read as a rule.
    """

    origin: Path | str
    encoding: str | None = None
    language: str | None = None
    join_lines: bool = False
    password: str | None = field(default=None, repr=False)
    parts: frozenset[str] | None = None

    @property
    def file(self) -> Path | None:
        """The file, if it is one."""
        return self.origin if isinstance(self.origin, Path) else None

    @property
    def may_have_wrapped_lines(self) -> bool:
        """Whether it is plain text, the one format in which line ends may mean nothing."""
        if isinstance(self.origin, Path):
            return self.origin.suffix.lower() not in _WITHOUT_WRAPPED_LINES
        return _LINES_TOGETHER.search(self.origin) is not None


def _chosen(origin: Origin | None) -> frozenset[str] | None:
    return None if origin is None or origin.parts is None else frozenset(origin.parts)


@dataclass(frozen=True, slots=True)
class OpenedArticle:
    """What was opened.

    Attributes:
        article: What was read.
        stored: What the library has of it; None if it keeps nothing.
        missing: Why nothing can translate it; None if something can, or nothing has to.
        changed_file: The file that holds another text by now than the one that is shown.
    """

    article: Article
    stored: StoredReading | None = None
    missing: ModelMissingError | None = None
    changed_file: Path | None = None


class ArticleOpener(QObject):
    """Opens one article at a time in a session.

    Args:
        session: Shows the articles.
        models: Chooses what translates them.
        access: The library.
        backend: What runs the models.

    Signals:
        reading: What is being read: a file, or None for text.
        opened: An ``OpenedArticle``; the session has the article, and has not begun.
        failed: A sentence for the reader, and details for a bug report (may be empty).
        locked: A sentence for the reader: the file takes a password, or another one.
        stopped: A sentence for the reader: ``stop`` ended the reading.
        several: An ``ArticleSource`` that holds several articles, and their names in it.
    """

    reading = Signal(object)
    opened = Signal(object)
    failed = Signal(str, str)
    locked = Signal(str)
    stopped = Signal(str)
    several = Signal(object, object)

    def __init__(
        self,
        session: LiveSession,
        models: ModelsController,
        access: LibraryAccess,
        backend: BackendName,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._models, self._access = session, models, access
        self._backend = backend
        self._wanted: ArticleSource | None = None
        self._earlier: StoredReading | None = None
        self.source: ArticleSource | None = None
        # A long article is some time on its way into the library, which is the thread's.
        self._reader = ArticleReader(self, then=self._enter)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)
        self._reader.locked.connect(self.locked)
        self._reader.stopped.connect(self.stopped)
        self._reader.several.connect(lambda names: self.several.emit(self._wanted, names))

    def open(self, source: ArticleSource) -> None:
        """Read an article; what is shown stays until it is read."""
        if source.parts is None and source.file is not None:
            source = replace(source, parts=self._parts_chosen_before(source.file))
        self._wanted, self._earlier = source, None
        self.reading.emit(source.file)
        if isinstance(source.origin, Path):
            self._reader.read_file(
                source.origin,
                encoding=source.encoding,
                language=source.language,
                join_lines=source.join_lines,
                password=source.password,
                parts=source.parts,
            )
        else:
            self._reader.read_text(
                source.origin, language=source.language, join_lines=source.join_lines
            )

    @property
    def wanted_file(self) -> Path | None:
        """The file that was asked for last, opened or not."""
        return self._wanted.file if self._wanted else None

    def open_with_password(self, password: str) -> None:
        """Open the file that was found locked."""
        assert self._wanted is not None
        earlier = self._earlier
        self.open(replace(self._wanted, password=password))
        self._earlier = earlier

    def open_kept(self, article_id: int, target: str) -> None:
        """Show an article as the library keeps it; its file is not read."""
        library = self._access.library
        if library is None:
            return
        self._reader.cancel()
        try:
            stored = library.load(article_id, target)
        except (KeyError, LibraryError) as error:
            self.failed.emit(_("This article is not in the library any more."), repr(error))
            return
        article = stored.article
        origin: Path | str = "\n\n".join(paragraph.text for paragraph in article.paragraphs)
        if article.file is not None:
            origin = Path(article.file)
        file = stored.record.origin
        parts = _chosen(file)
        self._wanted = ArticleSource(origin, None, article.language, parts=parts)
        self._earlier = None
        self.reading.emit(self._wanted.file)
        changed = Path(file.path) if file is not None and has_changed(file) else None
        self._show(article, stored, changed)

    def read_newer(self, path: Path, earlier: StoredReading) -> None:
        """Read a file that has changed; what became of equal sentences is taken over."""
        article, parts = earlier.article, _chosen(earlier.record.origin)
        self.open(ArticleSource(path, article.encoding, article.language, parts=parts))
        self._earlier = earlier

    def read_in_language(self, code: str | None) -> None:
        """Read the article again as one in another language; None to recognise it."""
        if self.source is not None and code != self.source.language:
            self.open(replace(self.source, language=code))

    def read_with_encoding(self, name: str | None) -> None:
        """Read the file again with another encoding; None to recognise it."""
        if self.source is not None and self.source.file and name != self.source.encoding:
            self.open(replace(self.source, encoding=name))

    def read_with_lines_joined(self, joined: bool) -> None:
        """Read the article again with its lines joined, or as they look."""
        if self.source is not None:
            self.open(replace(self.source, join_lines=joined))

    def read_with_parts(self, names: frozenset[str]) -> None:
        """Read the file again with these parts; what became of equal sentences is taken over."""
        if self.source is not None:
            earlier = self.load_kept(self._session.core.target)
            self.open(replace(self.source, parts=names))
            self._earlier = earlier

    def load_kept(self, target: str) -> StoredReading | None:
        """What the library has of the present article in another target language."""
        library, keeper = self._access.library, self._session.keeper
        if library is None or keeper is None:
            return None
        try:
            return library.load(keeper.article_id, target)
        except LibraryError:
            return None

    def prepare(self) -> None:
        """Be ready for an article, so that it is read sooner."""
        self._reader.prepare()

    @property
    def is_reading(self) -> bool:
        """Whether a file or a text is being read."""
        return self._reader.is_reading

    def stop(self) -> None:
        """End what is being read."""
        self._reader.stop()

    def close(self) -> None:
        """Hand over nothing of what is being read, and end it."""
        self._reader.close()

    def _on_read(self, article: Article, stored: StoredReading | None) -> None:
        self._show(article, stored, None)

    def _on_failed(self, message: str, details: str) -> None:
        self._earlier = None
        self.failed.emit(message, details)

    def _enter(self, article: Article) -> StoredReading | None:
        library = self._access.library
        if library is None:
            return None
        try:
            parts = self._wanted.parts if self._wanted is not None else None
            return enter(library, article, self._models.wanted, parts)
        except LibraryError as error:
            self._session.not_kept.emit(str(error))
            return None

    def _parts_chosen_before(self, file: Path) -> frozenset[str] | None:
        """The parts that the reader chose when the file was read last."""
        library = self._access.library
        if library is None:
            return None
        try:
            records = library.find_by_file(file)
        except LibraryError:
            return None
        return _chosen(records[0].origin) if records else None

    def _show(
        self, article: Article, stored: StoredReading | None, changed_file: Path | None
    ) -> None:
        assert self._wanted is not None
        again = self.source is not None and self._wanted.origin == self.source.origin
        self.source = self._wanted
        before = self._session.core.reading
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
        if again and self._session.core.holds(article) and stored is None:
            # Only its language is another one: what the reader wrote stays.
            self._session.use(route, article, target=target)
        else:
            self._session.show(
                article,
                route,
                self._backend,
                target=target,
                stored=stored,
                models=self._models.catalogue,
                earlier=self._earlier,
                others=OtherModels.REPLACE if reread else OtherModels.TAKE_OVER,
            )
        self._earlier = None
        self.opened.emit(OpenedArticle(article, stored, missing, changed_file))
