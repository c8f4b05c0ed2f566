"""The tabs that were open when Khulasa ended, in the library, and back again at the next start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from khulasa.library.errors import LibraryError
from khulasa.library.library import Library
from khulasa.settings.keys import ARTICLE
from khulasa.ui.shell.article_source import KeptArticle
from khulasa.ui.shell.tab import Tab

if TYPE_CHECKING:
    from khulasa.ui.shell.main_window import MainWindow

_SOON = 1_000  # milliseconds


def keep_order(window: MainWindow) -> None:
    """Note in which order the articles stand, for the next start."""
    library = window.access.library
    if library is not None and not library.read_only:
        numbers = [tab.article_id for tab in window.tabs.tabs]
        library.set_order([number for number in numbers if number is not None])


def keep_front(window: MainWindow) -> None:
    """Note which article is in front, for the next start."""
    if window.access.library is not None:
        window.settings.set(ARTICLE, window.tabs.current.article_id or 0)


def keep_front_soon(window: MainWindow) -> None:
    """Note it in a moment: whoever goes through the tabs does not wait for the disk."""
    QTimer.singleShot(_SOON, window, lambda: keep_front(window))


def forget(window: MainWindow, tab: Tab) -> None:
    """A tab was closed: what waited in it is not open any more."""
    library = window.access.library
    if library is not None and isinstance(tab.waiting, KeptArticle):
        library.set_closed(tab.waiting.article_id)


def restore(window: MainWindow, *, behind: bool) -> bool:
    """Bring back the tabs of the last time; nothing is read anew.

    Args:
        window: Just opened, with an empty tab.
        behind: They stay behind that tab, since something else is opened.

    Returns:
        Whether there were any.
    """
    library = window.access.library
    if library is None:
        return False
    front, empty = window.settings.get(ARTICLE), window.tabs.current
    kept: list[Tab] = []
    for place, left in enumerate(reversed(library.last_open())):
        article = KeptArticle(left.article_id, left.target)
        kept.append(window.tabs.add(article, _title(library, left.article_id), at=place))
    if kept and not behind:
        window.tabs.choose(next((tab for tab in kept if tab.article_id == front), kept[-1]))
        window.tabs.close(empty)
    return bool(kept)


def resume(window: MainWindow, *, behind: bool) -> None:
    """Begin where the reader left off, else with the library; a fault of it is told.

    Args:
        window: Just opened, with an empty tab.
        behind: See ``restore``.
    """
    library = window.access.library
    try:
        if not restore(window, behind=behind) and not behind and library is not None:
            window.commands.library.setChecked(library.count_articles() > 0)
    except LibraryError as error:
        # Busy, full or damaged: the window is there all the same.
        window.message_bar.show_error(error.words)


def _title(library: Library, article_id: int) -> str:
    record = library.record(article_id)
    return record.title or Path(record.file or "").name
