"""The list of all articles, which keeps the reader's place when it is listed anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtCore import Qt

from khulasa.library.facade import Library
from khulasa.library.values import ArticleFilter, Sort
from khulasa.ui.library.article_list import ArticleList
from khulasa.ui.library.article_model import ArticleModel
from khulasa.ui.library.row_delegate import RowDelegate
from khulasa.wording import _


class AllArticles(ArticleList):
    """Articles that are kept.

    Args:
        articles: What is listed.
        clock: Tells the time, with the zone that dates are shown in.
    """

    def __init__(self, articles: ArticleModel, clock: Callable[[], datetime]) -> None:
        super().__init__(articles, RowDelegate(clock, articles))
        self._articles = articles
        self.setAccessibleName(_("Articles"))
        self.setUniformItemSizes(True)

    def list_anew(self, library: Library, sort: Sort, chosen: ArticleFilter) -> None:
        """List these articles, where the reader is."""
        near, current = self.currentIndex().row(), self.current_entry()
        selected = {entry.article_id for entry in self.entries()}
        scrolled = self.verticalScrollBar().value()
        self._articles.show(library, sort, chosen)
        self._reach(selected, current.article_id if current else -1, near)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(scrolled)

    def begin_at_top(self) -> None:
        """Forget where the reader was."""
        self.setCurrentIndex(self._articles.index(-1))
        self.scrollToTop()

    def go_to(self, article_ids: Iterable[int]) -> None:
        """Go to the first of these articles, if one is not far from where the reader is."""
        rows = self._articles.find(article_ids, max(0, self.currentIndex().row()))
        if rows:
            self.setCurrentIndex(self._articles.index(min(rows.values())))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reach(self, selected: set[int], current: int, near: int) -> None:
        """Select these articles again; of one that is gone, what stands in its place is current."""
        if near < 0:
            return
        articles, selection = self._articles, self.selectionModel()
        rows = articles.find({*selected, current} - {-1}, near)
        number = rows.get(current, min(near, articles.rowCount() - 1))
        if number < 0:
            return
        self.setCurrentIndex(articles.index(number))
        for article_id in selected & rows.keys():
            index = articles.index(rows[article_id])
            selection.select(index, selection.SelectionFlag.Select)
        if current in rows and current not in selected:
            selection.select(articles.index(number), selection.SelectionFlag.Deselect)
