"""What the window does when another tab comes to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khulasa.ui.shell.showing import show_article, show_empty, show_opened
from khulasa.ui.shell.start.restoring import keep_front_soon
from khulasa.ui.shell.tabs.tab import Tab

if TYPE_CHECKING:
    from khulasa.ui.shell.main_window import MainWindow


def leave_tab(window: MainWindow, tab: Tab) -> None:
    """Note how the reader leaves a tab, and clear what is about its article only."""
    window.page.view.editing.keep()
    window.keeping.leave()
    if tab.article.core.reading is not None and tab.opened is None:
        tab.place = window.page.view.place
    if window.page.view.marks.pinned:
        # Sentences are known by their numbers, and the next article has others.
        window.page.view.marks.pin(range(0))


def show_tab(window: MainWindow, tab: Tab) -> None:
    """Show what the tab in front holds; whoever goes along the bar by keyboard stays there."""
    in_bar = window.tabs.bar.hasFocus()
    window.commands.library.setChecked(False)
    window.message_bar.clear()
    keep_front_soon(window)
    if tab.opened is not None:
        opened, tab.opened = tab.opened, None
        show_opened(window, opened)
    elif tab.article.core.reading is not None:
        show_article(window)
        window.keeping.show_again()
        if tab.place is not None:
            window.page.view.go_back_to(*tab.place)
        window.session.state_changed.emit()
        window.models.offer_again()
    else:
        show_empty(window)
        if tab.waiting is not None:
            window.backlog.leave_to_reader(tab)
            window.opener.open_waiting(tab)
    if tab.fault[0] and tab.waiting is None:
        window.message_bar.show_error(*tab.fault)
        tab.fault = ("", "")
        window.tabs.refresh()
    if in_bar:
        window.tabs.bar.setFocus()
