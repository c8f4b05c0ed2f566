"""Closing a window: nothing is asked, as everything is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from khulasa.ui.shell.start.restoring import keep_front, keep_order
from khulasa.ui.shell.start.window_place import remember_place
from khulasa.ui.shell.start.windows_left import keep_window

if TYPE_CHECKING:
    from khulasa.ui.shell.main_window import MainWindow


def close_window(window: MainWindow) -> bool:
    """End all that a window does; the last one leaves its tabs for the next start, others go.

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
        if not is_last:
            keep_window(window)
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
    # They would stay in sight, and what they have begun is not to be told to what is gone.
    for dialog in window.findChildren(QDialog):
        dialog.close()
    window.hide()
    window.exporting.close()
    window.printing.close()
    window.layout_saving.close()
    window.opener.close()
    window.models.close()
    window.session.leave()
    if is_last:
        shared.close()
    else:
        window.deleteLater()
    return True
