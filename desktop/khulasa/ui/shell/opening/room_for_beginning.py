"""The tab that a long article begins in while it is still being read."""

from __future__ import annotations

from dataclasses import dataclass

from khulasa.ui.shell.opening.article_source import ArticleSource, KeptArticle
from khulasa.ui.shell.tabs.article_tabs import ArticleTabs
from khulasa.ui.shell.tabs.tab import Tab


@dataclass(frozen=True, slots=True)
class _Room:
    """A tab without an article, and how the tabs stood before it came in front.

    Attributes:
        tab: The tab.
        front: The one that was in front.
        waiting: What waited in the tab.
        is_added: Whether the tab was not there.
    """

    tab: Tab
    front: Tab
    waiting: ArticleSource | KeptArticle | None
    is_added: bool


class RoomForBeginning:
    """Brings a tab in front in which an article is waiting, and puts all back if none comes.

    Args:
        tabs: The tabs.
    """

    def __init__(self, tabs: ArticleTabs) -> None:
        self._tabs = tabs
        self._room: _Room | None = None

    @property
    def is_made(self) -> bool:
        """Whether there is such a tab."""
        return self._room is not None

    def make(self, source: ArticleSource, into: Tab | None) -> Tab | None:
        """Bring the tab in front that an article will be opened in.

        Args:
            source: Where the article comes from.
            into: The tab to open it in; None for its own, or a new one.

        Returns:
            The tab; None if it has an article, which stays until the other one is read.
        """
        front, before = self._tabs.current, list(self._tabs.tabs)
        tab = into or self._tabs.room_for(None, source.origin)
        if tab.article.core.reading is not None:
            return None
        if self._room is None:
            self._room = _Room(tab, front, tab.waiting, tab not in before)
        tab.waiting = source
        self._tabs.bring_forward(tab)
        self._tabs.rearrange()
        return tab

    def keep(self) -> None:
        """Leave the tab as it is: its article is there, or waits for its turn."""
        self._room = None

    def give_back(self) -> None:
        """Put the tabs as they were."""
        room, self._room = self._room, None
        if room is None:
            return
        room.tab.waiting = room.waiting
        if room.front is not room.tab and room.front in self._tabs.tabs:
            self._tabs.choose(room.front)
        if room.is_added:
            self._tabs.close(room.tab)
        else:
            self._tabs.rearrange()
