"""The ways from the search to the list and back, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from khulasa.wording import _

if TYPE_CHECKING:
    from khulasa.ui.library.page import LibraryPage


def connect(page: LibraryPage) -> None:
    """Connect the search of a page with its lists."""
    page.controls.search.left_for_list.connect(lambda: enter_list(page))
    for view in (page.article_list, page.hit_list):
        view.left_at_top.connect(page.focus_search)
        view.typed.connect(lambda letters: _type(page, letters))
    clear = QAction(_("Clear search"), page)
    clear.setShortcut(Qt.Key.Key_Escape)
    clear.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    clear.triggered.connect(lambda: clear_search(page))
    page.hit_list.addAction(clear)


def enter_list(page: LibraryPage) -> None:
    """Go from the search to the list, or to what is offered in its place."""
    view = page.shown_list()
    if view is not None:
        view.enter()
    elif page.placard.buttons:
        page.placard.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)


def clear_search(page: LibraryPage) -> None:
    """Search for nothing, and let the reader type anew."""
    page.controls.search.clear()
    page.focus_search()


def _type(page: LibraryPage, letters: str) -> None:
    search = page.controls.search
    search.setFocus(Qt.FocusReason.ShortcutFocusReason)
    search.end(False)
    search.insert(letters)
