"""Searches the library while the reader types, away from the window."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from khulasa.library.errors import LibraryError
from khulasa.library.facade import Library
from khulasa.library.values import ArticleFilter, Hit
from khulasa.ui.widgets.background_work import Background
from khulasa.wording import _

_PAUSE = 120  # milliseconds without a key; between two letters there are fewer
_MOST = 50  # hits; whoever wants more types another word
_MOST_FILTERED = 500  # hits of which those in the chosen articles are kept


@dataclass(frozen=True, slots=True)
class Query:
    """What to search for, and in which articles."""

    words: str
    chosen: ArticleFilter


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        query: What was searched for.
        hits: Best first.
        limited: There may be more.
    """

    query: Query
    hits: tuple[Hit, ...]
    limited: bool = False


def find(library: Library, query: Query) -> Found:
    """Search for a query.

    Raises:
        LibraryError: The library cannot be read.
    """
    if query.chosen == ArticleFilter():
        hits = library.search(query.words, _MOST)
        return Found(query, hits, len(hits) >= _MOST)
    hits = library.search(query.words, _MOST_FILTERED)
    wanted = {row.id for row in library.list_articles(chosen=query.chosen)}
    kept = tuple(hit for hit in hits if hit.article_id in wanted)
    limited = len(kept) > _MOST or len(hits) >= _MOST_FILTERED
    return Found(query, kept[:_MOST], limited)


class Searcher(QObject):
    """One search at a time; of those that are asked for meanwhile only the last is made.

    Signals:
        found: A ``Found``, for the query that was asked for last.
        failed: The library cannot be searched; says why.
    """

    found = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: tuple[Library, Query] | None = None
        self._background = Background(self)
        self._timer = QTimer(self, interval=_PAUSE, singleShot=True)
        self._timer.timeout.connect(self._begin)

    def search(self, library: Library, query: Query, *, at_once: bool = False) -> None:
        """Search as soon as the reader pauses; what was asked for before is dropped."""
        self._wanted = (library, query)
        self._timer.stop()
        if at_once:
            self._begin()
        else:
            self._timer.start()

    def cancel(self) -> None:
        """Drop what was asked for."""
        self._timer.stop()
        self._wanted = None

    def close(self) -> None:
        """Say nothing any more."""
        self.cancel()
        self._background.close()

    def _begin(self) -> None:
        if self._wanted is None:
            return
        wanted = self._wanted
        # While another one is under way, what comes of that begins this one.
        self._background.run(
            _("Searching…"), lambda: find(*wanted), lambda result: self._end(wanted, result)
        )

    def _end(self, made: tuple[Library, Query], result: Found | Exception) -> None:
        if made is not self._wanted:
            if not self._timer.isActive():
                self._begin()
            return
        self._wanted = None
        if isinstance(result, LibraryError):
            self.failed.emit(str(result))
        elif isinstance(result, Exception):
            raise result
        else:
            self.found.emit(result)
