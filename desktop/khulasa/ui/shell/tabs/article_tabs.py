"""The tabs of a window: which articles are open, in which order, and which one is in front."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from khulasa.reading.changes import Change, StateChanged, WorkFailed
from khulasa.ui.reading.sessions.session import LiveSession
from khulasa.ui.shell.opening.article_source import ArticleSource, KeptArticle
from khulasa.ui.shell.tabs.tab import Tab
from khulasa.ui.shell.tabs.tab_bar import TabBar
from khulasa.ui.shell.tabs.tab_words import tab_words

_REFRESH = 250  # milliseconds between two looks at how far the articles are


class ArticleTabs(QObject):
    """Holds the tabs, and shows them in the bar. There is always one, and one is in front.

    Attributes:
        tabs: In their order.
        current: The one in front.
        bar: Shows them.
        elsewhere: Shows an article in another window, by its number in the library and by where
            it comes from, if that has it open; returns whether one has.

    Signals:
        leaving: Another tab comes in front of this one, or it is shown anew: the last chance to
            look at the page.
        chosen: The reader wants to see this tab, which is in front by now.
        closed: This tab is there no more, and its article is not open any more.
        gone: This tab is here no more: it was closed, or went to another window.
        arranged: There are others, or in another order.
        state_changed: Something else is going on with the article of this tab now.
        refreshed: The tabs show how far the articles are by now.

    Args:
        session: Has the articles.
    """

    leaving = Signal(object)
    chosen = Signal(object)
    closed = Signal(object)
    gone = Signal(object)
    arranged = Signal()
    state_changed = Signal(object)
    refreshed = Signal()

    def __init__(self, session: LiveSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.elsewhere: Callable[[int | None, Path | str | None], bool] = lambda _id, _origin: False
        self.bar = TabBar()
        self.current = Tab(session.shown)
        self.tabs = [self.current]
        self._watch(self.current)
        self._refresh = QTimer(self, interval=_REFRESH, singleShot=True)
        self._refresh.timeout.connect(self.refresh)
        self.bar.chosen.connect(lambda index: self.choose(self.tabs[index]))
        self.bar.close_wanted.connect(lambda index: self.close(self.tabs[index]))
        self.bar.tabMoved.connect(self._move)
        self.refresh()

    def add(self, waiting: ArticleSource | KeptArticle | None = None) -> Tab:
        """Add a tab behind the last one, and what is to be opened in it."""
        (tab,) = self.add_all(((waiting, ""),))
        return tab

    def add_all(
        self,
        waiting: Iterable[tuple[ArticleSource | KeptArticle | None, str]],
        *,
        at: int | None = None,
    ) -> list[Tab]:
        """Add tabs beside each other; a thousand of them are shown once, and not one by one.

        Args:
            waiting: What is to be opened in each, and what it is called until then.
            at: The place of the first among the tabs; by default behind the last.
        """
        added = [Tab(self._session.add(), waiting=one, title=title) for one, title in waiting]
        place = len(self.tabs) if at is None else at
        self.tabs[place:place] = added
        for tab in added:
            self._watch(tab)
        self.rearrange()
        return added

    def find(self, article_id: int | None, origin: Path | str | None = None) -> Tab | None:
        """The tab that has an article, by its number in the library or by where it comes from."""
        for tab in self.tabs:
            if article_id is not None and tab.article_id == article_id:
                return tab
            if origin is not None and tab.origin == origin:
                return tab
        return None

    def room_for(self, article_id: int | None, origin: Path | str) -> Tab:
        """The tab to open an article in: its own, else the one in front if that is empty."""
        found = self.find(article_id, origin)
        if found is not None:
            return found
        return self.current if self.current.is_empty else self.add()

    def bring_forward(self, tab: Tab) -> None:
        """Put a tab in front; what it holds is to be shown by whoever calls this."""
        if tab is self.current:
            return
        self.leaving.emit(self.current)
        self.current = tab
        self._session.bring_forward(tab.article)
        self.refresh()

    def choose(self, tab: Tab) -> None:
        """Put a tab in front, and have what it holds shown; as it was, if it is there already."""
        if tab is self.current and tab.waiting is None:
            self.leaving.emit(tab)
        self.bring_forward(tab)
        self.chosen.emit(tab)

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) tab, round and round."""
        if len(self.tabs) > 1:
            self.choose(self.tabs[(self.tabs.index(self.current) + by) % len(self.tabs)])

    def close(self, tab: Tab) -> None:
        """Close a tab; the last one makes room for an empty one."""
        self._take_out(tab)
        self.closed.emit(tab)
        self._session.remove(tab.article)
        self.rearrange()

    def release(self, tab: Tab) -> None:
        """Give a tab to another window."""
        self._take_out(tab)
        self._session.release(tab.article)
        self.rearrange()

    def adopt(self, tab: Tab) -> None:
        """Take a tab from another window, as the last one."""
        self._session.adopt(tab.article)
        self.tabs.append(tab)
        self._watch(tab)
        self.rearrange()

    def give_all(self, other: ArticleTabs) -> None:
        """Give all tabs to another window, which has none yet, in their order."""
        self.leaving.emit(self.current)
        given, front, empty = self.tabs, self.current, other.current
        self.current = Tab(self._session.add())
        self.tabs = [self.current]
        self._session.bring_forward(self.current.article)
        for tab in given:
            self._session.release(tab.article)
            other.adopt(tab)
        other.choose(front)
        other.close(empty)

    def name_empty(self, name: str) -> None:
        """Call the tab in front by what is read for it, if it is empty; "" when that is over."""
        for tab in self.tabs:
            if tab.is_empty:
                tab.title = name if tab is self.current else ""
        self.refresh()

    def refresh(self) -> None:
        """Show how far the articles are."""
        self._refresh.stop()
        self.bar.show_tabs([tab_words(tab) for tab in self.tabs], self.tabs.index(self.current))
        self.refreshed.emit()

    def rearrange(self) -> None:
        """Show the tabs, and tell that they hold other articles."""
        self.refresh()
        self.arranged.emit()

    def _take_out(self, tab: Tab) -> None:
        index = self.tabs.index(tab)
        if len(self.tabs) == 1:
            self.add()
        if tab is self.current:
            self.choose(self.tabs[index + 1 if index + 1 < len(self.tabs) else index - 1])
        self.tabs.remove(tab)
        self.gone.emit(tab)

    def _watch(self, tab: Tab) -> None:
        tab.article.told.connect(lambda change: self._on_change(tab, change))

    def _on_change(self, tab: Tab, change: Change) -> None:
        if isinstance(change, WorkFailed):
            tab.reason = change.message
            if tab is not self.current:
                tab.fault = (change.message, change.details)
        waits = self._refresh.isActive()
        if isinstance(change, StateChanged):
            # At once, but not again and again where hundreds of articles change behind it.
            if tab is self.current or not waits:
                self.refresh()
            self.state_changed.emit(tab)
        if not self._refresh.isActive():
            self._refresh.start()

    def _move(self, old: int, new: int) -> None:
        self.tabs.insert(new, self.tabs.pop(old))
        self.arranged.emit()
