"""Opening articles: files, text and what the library keeps, and reading one again otherwise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from khulasa.article.model import Article
from khulasa.article.pages_read import PagesRead
from khulasa.library.errors import LibraryError
from khulasa.library.origin import has_changed
from khulasa.library.values import StoredReading
from khulasa.ui.reading.sessions.article_reader import ArticleReader
from khulasa.ui.shell.opening.article_source import ArticleSource, KeptArticle, read_with
from khulasa.ui.shell.opening.room_for_beginning import RoomForBeginning
from khulasa.ui.shell.opening.taking_on import TakingOn, chosen_parts, source_of
from khulasa.ui.shell.tabs.article_tabs import ArticleTabs
from khulasa.ui.shell.tabs.tab import Tab
from khulasa.wording import Phrase, _, phrase


class ArticleOpener(QObject):
    """Opens one article at a time, in the tab that is its own and comes in front then.

    Args:
        tabs: The tabs.
        taking_on: Puts articles into them.

    Signals:
        reading: What is being read: a file, or None for text.
        begun: The beginning of a long article that is still being read; a tab without an article
            is in front for it.
        told: ``PagesRead`` of it.
        opened: An ``OpenedArticle``; its tab is in front, and nothing has begun.
        failed: A ``Phrase`` for the reader, and details for a bug report (may be empty).
        locked: A ``Phrase`` for the reader: the file takes a password, or another one.
        stopped: A sentence for the reader: ``stop`` ended the reading, or the article is open
            already and in front now.
        several: An ``ArticleSource`` that holds several articles, and the ``ArticlesInside``.
    """

    reading = Signal(object)
    begun = Signal(object)
    told = Signal(object)
    opened = Signal(object)
    failed = Signal(object, str)
    locked = Signal(object)
    stopped = Signal(str)
    several = Signal(object, object)

    def __init__(
        self, tabs: ArticleTabs, taking_on: TakingOn, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tabs, self._taking_on = tabs, taking_on
        self._wanted: ArticleSource | None = None
        self._earlier: StoredReading | None = None
        # The tab that it was asked for in; None for whichever fits.
        self._into: Tab | None = None
        self._room = RoomForBeginning(tabs)
        # A long article is some time on its way into the library, which is the thread's.
        self._reader = ArticleReader(
            self, then=lambda article: taking_on.enter(article, self._wanted)
        )
        self._reader.told.connect(self._on_told)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)
        self._reader.locked.connect(self.locked)
        self._reader.stopped.connect(self._on_stopped)
        self._reader.several.connect(lambda inside: self.several.emit(self._wanted, inside))
        tabs.gone.connect(self._forget)
        tabs.leaving.connect(lambda tab: self._forget(tab) if tab.waiting is not None else None)

    @property
    def source(self) -> ArticleSource | None:
        """Where the article in front comes from; None if there is none."""
        return self._tabs.current.source

    def open(self, source: ArticleSource, into: Tab | None = None) -> None:
        """Read an article; what is shown stays until it is read, or its beginning.

        Args:
            source: Where it comes from.
            into: The tab to open it in; by default its own, or a new one.
        """
        source = self._taking_on.as_before(source)
        if into is None and self._room.is_made:
            if self._wanted is None or self._wanted.origin != source.origin:
                self._tabs.choose(self._tabs.add(source))  # what has begun goes on behind it
                return
            into = self._into
        before = self._wanted if self._reader.is_reading and self._into is into is None else None
        if before is not None and before.origin != source.origin:
            self._tabs.add(before)  # what comes after it takes nothing away: its turn comes, too
        self._wanted, self._earlier, self._into = source, None, into
        self.reading.emit(source.file)
        read_with(self._reader, source)

    @property
    def wanted_file(self) -> Path | None:
        """The file that was asked for last, opened or not."""
        return self._wanted.file if self._wanted else None

    def open_with_password(self, password: str) -> None:
        """Open the file that was found locked."""
        assert self._wanted is not None
        earlier = self._earlier
        self.open(replace(self._wanted, password=password), self._into)
        self._earlier = earlier

    def open_one_of(self, path: Path) -> None:
        """Open one of the articles that were found in what was to be opened."""
        assert self._wanted is not None
        self.open(replace(self._wanted, origin=path), self._into)

    def open_waiting(self, tab: Tab) -> None:
        """Open what waits in a tab."""
        match tab.waiting:
            case ArticleSource() as source:
                self.open(source, tab)
            case KeptArticle() as kept:
                self.open_kept(kept, tab)

    def open_kept(self, kept: KeptArticle, into: Tab | None = None) -> None:
        """Show an article as the library keeps it; its file is not read."""
        try:
            stored = self._taking_on.load(kept)
        except (KeyError, LibraryError) as error:
            self._reader.cancel()
            self._withdraw()
            self.failed.emit(phrase("This article is not in the library any more."), repr(error))
            return
        self._reader.cancel()
        self._wanted, self._earlier, self._into = source_of(stored), None, into
        self._room.keep()
        self.reading.emit(self._wanted.file)
        file = stored.record.origin
        changed = Path(file.path) if file is not None and has_changed(file) else None
        self._show(stored.article, stored, changed)

    def read_newer(self, path: Path, earlier: StoredReading) -> None:
        """Read a file that has changed; what became of equal sentences is taken over."""
        article, parts = earlier.article, chosen_parts(earlier.record.origin)
        source = ArticleSource(path, article.encoding, article.language, parts=parts)
        self.open(source, self._tabs.current)
        self._earlier = earlier

    def read_in_language(self, code: str | None) -> None:
        """Read the article again as one in another language; None to recognise it."""
        if self.source is not None and code != self.source.language:
            self.open(replace(self.source, language=code), self._tabs.current)

    def read_with_encoding(self, name: str | None) -> None:
        """Read the file again with another encoding; None to recognise it."""
        if self.source is not None and self.source.file and name != self.source.encoding:
            self.open(replace(self.source, encoding=name), self._tabs.current)

    def read_with_lines_joined(self, joined: bool) -> None:
        """Read the article again with its lines joined, or as they look."""
        if self.source is not None:
            self.open(replace(self.source, join_lines=joined), self._tabs.current)

    def read_with_parts(self, names: frozenset[str]) -> None:
        """Read the file again with these parts; what became of equal sentences is taken over."""
        if self.source is not None:
            earlier = self.load_kept(self._tabs.current.article.core.target)
            self.open(replace(self.source, parts=names), self._tabs.current)
            self._earlier = earlier

    def load_kept(self, target: str) -> StoredReading | None:
        """What the library has of the present article in another target language."""
        keeper = self._tabs.current.article.keeper
        if keeper is None:
            return None
        try:
            return self._taking_on.load(KeptArticle(keeper.article_id, target))
        except (KeyError, LibraryError):
            return None

    def go_on_in(self, other: ArticleOpener) -> None:
        """Have another window, which has the tabs by now, read what was not read to its end."""
        if self._reader.is_reading and self._wanted is not None:
            self._reader.cancel()
            other.open(self._wanted, self._into)
            other._earlier = self._earlier
        if self._reader.keeps_ready:
            other.prepare()

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

    def _on_told(self, pages: PagesRead) -> None:
        assert self._wanted is not None
        tab = self._room.make(self._wanted, self._into) if pages.beginning is not None else None
        if tab is not None:
            self._into = tab
            self.begun.emit(pages.beginning)
        self.told.emit(pages)

    def _withdraw(self) -> None:
        """Take away a beginning that no whole follows."""
        if self._room.is_made:
            self._into = None
            self._room.give_back()

    def _on_read(self, article: Article, stored: StoredReading | None) -> None:
        self._show(article, stored, None)

    def _on_failed(self, message: Phrase | str, details: str) -> None:
        self._earlier = None
        self._withdraw()
        self.failed.emit(message, details)

    def _on_stopped(self, words: str) -> None:
        self._withdraw()
        self.stopped.emit(words)

    def _forget(self, tab: Tab) -> None:
        if tab is self._into:
            self._reader.cancel()
            self._into = None
            self._room.keep()
            self.stopped.emit("")

    def _is_open_already(
        self, article: Article, stored: StoredReading | None, into: Tab | None
    ) -> bool:
        """Go to where an article is open, unless that is where it is wanted."""
        assert self._wanted is not None
        article_id = stored.record.id if stored is not None else None
        # What the library goes on calling by another file is open from there.
        is_copy = stored is not None and stored.article.file not in (None, article.file)
        found = self._tabs.find(article_id)
        if found is not None and found is not into and (into is not None or is_copy):
            self._tabs.choose(found)
            return True
        return found is None and self._tabs.elsewhere(article_id, self._wanted.origin)

    def _show(
        self, article: Article, stored: StoredReading | None, changed_file: Path | None
    ) -> None:
        assert self._wanted is not None
        article_id = stored.record.id if stored is not None else None
        into, self._into = self._into, None
        self._room.keep()
        if (into is None or into.waiting is not None) and self._is_open_already(
            article, stored, into
        ):
            if into is not None:
                self._tabs.close(into)
            self.stopped.emit(_("This article is open already."))
            return
        tab = into or self._tabs.room_for(article_id, self._wanted.origin)
        before = self._tabs.current
        self._tabs.bring_forward(tab)
        opened = self._taking_on.take_on(
            tab,
            self._wanted,
            article,
            stored,
            changed_file=changed_file,
            earlier=self._earlier,
        )
        self._earlier = None
        if before is not tab and before.is_empty:
            self._tabs.close(before)  # it was there for what has a tab already
        self._tabs.rearrange()
        self.opened.emit(opened)
