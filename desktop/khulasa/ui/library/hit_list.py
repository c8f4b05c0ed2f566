"""The list of what a search found."""

from __future__ import annotations

from collections.abc import Sequence

from khulasa.library.facade import Library
from khulasa.library.values import Hit
from khulasa.ui.library.article_list import ArticleList
from khulasa.ui.library.hit_delegate import HitDelegate
from khulasa.ui.library.hit_groups import hit_lines
from khulasa.ui.library.hit_model import HitModel
from khulasa.ui.library.searcher import Found, Query
from khulasa.wording import _


class HitList(ArticleList):
    """Hits by article; of an article that has many, the rest is unfolded when it is wanted."""

    def __init__(self, hits: HitModel) -> None:
        super().__init__(hits, HitDelegate(hits))
        self._hits = hits
        self._library: Library | None = None
        self._listed: Sequence[Hit] = ()
        self._query: Query | None = None
        self._unfolded: set[int] = set()
        self.setResizeMode(ArticleList.ResizeMode.Adjust)
        self.setAccessibleName(_("Places that were found"))

    def show_found(self, library: Library, found: Found) -> None:
        """List what was found; of the same query once more, where the reader is."""
        if found.query != self._query:
            self._unfolded = set()
            self.setCurrentIndex(self._hits.index(-1))
            self.scrollToTop()
        self._library, self._query, self._listed = library, found.query, found.hits
        self._list()

    def unfold(self, article_id: int) -> None:
        """List all hits of an article."""
        self._unfolded.add(article_id)
        self._list()

    def forget(self) -> None:
        """List nothing; what comes of the next search is listed from the top."""
        self._library, self._query, self._listed = None, None, ()
        self._hits.show(None, ())

    def _list(self) -> None:
        row, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        lines = hit_lines(self._listed, self._unfolded)
        self._hits.show(self._library, lines)
        if row >= 0 and lines:
            self.setCurrentIndex(self._hits.index(min(row, len(lines) - 1)))
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(scrolled)
