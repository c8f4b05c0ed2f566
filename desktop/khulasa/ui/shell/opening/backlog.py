"""Opening what waits in the tabs behind the one in front, one after another."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from khulasa.article.model import Article
from khulasa.library.values import StoredReading
from khulasa.reading.changes import State
from khulasa.ui.reading.sessions.article_reader import ArticleReader
from khulasa.ui.reading.sessions.article_session import ArticleSession
from khulasa.ui.shell.opening.article_source import ArticleSource, KeptArticle, read_with
from khulasa.ui.shell.opening.taking_on import TakingOn, source_of
from khulasa.ui.shell.tabs.article_tabs import ArticleTabs
from khulasa.ui.shell.tabs.tab import Tab
from khulasa.ui.widgets.background_work import Handover
from khulasa.ui.widgets.later import later
from khulasa.wording import Phrase, phrase


class Backlog(QObject):
    """Opens waiting articles in the background, and has them translated in their turn.

    What cannot be opened is marked on its tab; looking at the tab tries again and says why.

    Args:
        tabs: The tabs.
        taking_on: Puts articles into them.
        choose_summary: Chooses how an article that was opened is summarised.
    """

    def __init__(
        self,
        tabs: ArticleTabs,
        taking_on: TakingOn,
        choose_summary: Callable[[ArticleSession], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tabs, self._taking_on, self._choose_summary = tabs, taking_on, choose_summary
        self._tab: Tab | None = None
        self._source: ArticleSource | None = None
        self._reader = ArticleReader(
            self, then=lambda article: taking_on.enter(article, self._source)
        )
        self._handover = Handover(self)
        self._reader.read.connect(self._take)
        self._reader.failed.connect(self._fail)
        self._reader.locked.connect(lambda reason: self._fail(reason))
        several = phrase("There are several articles in it: choose one of them.")
        self._reader.several.connect(lambda _inside: self._fail(several))
        tabs.arranged.connect(self._look)
        tabs.leaving.connect(lambda _tab: self._look())

    def leave_to_reader(self, tab: Tab) -> None:
        """Don't open a tab: the reader has come to it."""
        if tab is self._tab:
            self._reader.cancel()
            self._tab = None
            self._look()

    def close(self) -> None:
        """Open nothing any more."""
        self._tab = None
        self._tabs.arranged.disconnect(self._look)
        self._handover.close()
        self._reader.close()

    def _look(self) -> None:
        # Later: whoever arranges the tabs is not done with that yet.
        later(self, self._begin)

    def _begin(self) -> None:
        if self._tab is not None:
            return
        behind = (tab for tab in self._tabs.tabs if tab is not self._tabs.current)
        tab = next((tab for tab in behind if tab.waiting is not None and not tab.fault[0]), None)
        self._tab = tab
        match tab.waiting if tab is not None else None:
            case ArticleSource() as source:
                self._source = self._taking_on.as_before(source)
                read_with(self._reader, self._source)
            case KeptArticle() as kept:
                self._handover.run(
                    partial(self._taking_on.load, kept), partial(self._take_kept, tab)
                )

    def _take_kept(self, tab: Tab | None, stored: StoredReading | Exception) -> None:
        if tab is None or tab is not self._tab:
            return
        if isinstance(stored, Exception):
            self._fail(phrase("This article is not in the library any more."), repr(stored))
        else:
            self._show(tab, source_of(stored), stored.article, stored)

    def _take(self, article: Article, stored: StoredReading | None) -> None:
        tab, source = self._tab, self._source
        if tab is None or source is None:
            return
        number = stored.record.id if stored is not None else None
        if self._tabs.find(number) is not None or self._tabs.elsewhere(number, None):
            # Another tab has it: in two, each would write over what the other keeps.
            self._tab = None
            self._tabs.close(tab)
        else:
            self._show(tab, source, article, stored)

    def _show(
        self, tab: Tab, source: ArticleSource, article: Article, stored: StoredReading | None
    ) -> None:
        self._tab = None
        if tab not in self._tabs.tabs or tab.waiting is None:
            self._look()
            return
        tab.opened = self._taking_on.take_on(tab, source, article, stored)
        if tab.article.core.summary is None:
            self._choose_summary(tab.article)
        if tab.article.core.state is not State.DONE:
            tab.article.publish(tab.article.core.go_on())
        self._tabs.rearrange()

    def _fail(self, message: Phrase | str, details: str = "") -> None:
        tab, self._tab = self._tab, None
        if tab is not None:
            tab.fault = (message, details)
        self._tabs.rearrange()
