"""Opening several articles at once, and those that may be open already."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from khulasa.ui.shell.opening.article_source import ArticleSource, KeptArticle
from khulasa.ui.shell.opening.offer import Offer
from khulasa.ui.shell.start.single_instance import Wish

if TYPE_CHECKING:
    from khulasa.ui.shell.main_window import MainWindow


def open_all(window: MainWindow, files: Sequence[Path]) -> None:
    """Open a tab for each file; those behind the first are read in their turn."""
    tabs, empty = window.tabs, window.tabs.current
    there = {tab.origin for tab in tabs.tabs}
    tabs.add_all((ArticleSource(file), "") for file in dict.fromkeys(files) if file not in there)
    first = tabs.find(None, files[0])
    assert first is not None
    tabs.choose(first)
    if empty.is_empty:
        tabs.close(empty)


def open_listed(window: MainWindow, files: Sequence[Path]) -> None:
    """Open all articles of a folder or an archive, and list how they come along."""
    open_all(window, files)
    show_article_list(window)


def show_article_list(window: MainWindow) -> None:
    """List the open articles; the list is as the reader left it."""
    from khulasa.ui.open_articles.dialog import OpenArticlesDialog

    there = window.findChild(OpenArticlesDialog)
    (there or OpenArticlesDialog(window.tabs, window)).show_list()


def grant(window: MainWindow, wanted: Wish) -> None:
    """Open what a start of the app was to open."""
    files = tuple(Path(file) for file in wanted.files)
    if files:
        window.take(Offer(files=files))
    elif wanted.sample:
        window.open_sample()


def go_to_kept(window: MainWindow, kept: KeptArticle) -> None:
    """Show an article of the library where it is open already, else in a tab of its own."""
    tab = window.tabs.find(kept.article_id)
    if tab is not None and tab.article.core.target == kept.target:
        window.tabs.choose(tab)
    elif tab is not None or not window.tabs.elsewhere(kept.article_id, None):
        window.opener.open_kept(kept, tab)
