"""Closing a window: nothing is asked, as everything is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khulasa.ui.open_articles.dialog import OpenArticlesDialog
from khulasa.ui.shell.restoring import keep_front, keep_order
from khulasa.ui.shell.window_place import remember_place

if TYPE_CHECKING:
    from khulasa.ui.shell.main_window import MainWindow


def close_window(window: MainWindow) -> bool:
    """End all that a window does; the last one leaves its tabs for the next start.

    Returns:
        Whether it may be closed; if not, the reader is being asked.
    """
    shared = window.shared
    if window not in shared.windows:
        return True
    is_last = shared.windows == [window]
    if is_last and not window.models.may_quit():
        return False
    window.page.view.editing.keep()
    remember_place(window, window.settings)
    window.keeping.keep_place()
    if is_last or shared.quits:
        keep_front(window)
        keep_order(window)
    else:
        # The one in front at last: none of the others is shown for that.
        for tab in sorted(window.tabs.tabs, key=lambda tab: tab is window.tabs.current):
            window.tabs.close(tab)
    shared.windows.remove(window)
    shared.copied.toggled.disconnect(window.commands.copied.setChecked)
    window.backlog.close()
    window.aloud.stop()
    window.page.close_down()
    window.library.close_down()
    window.keeping.close()
    window.glossary.close()
    # A window of its own, which would stay.
    for listed in window.findChildren(OpenArticlesDialog):
        listed.close()
    window.hide()
    window.exporting.close()
    window.printing.close()
    window.layout_saving.close()
    window.opener.close()
    window.models.close()
    window.session.leave()
    if is_last:
        shared.close()
    return True
