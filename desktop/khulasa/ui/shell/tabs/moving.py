"""Moving a tab to a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication

from khulasa.ui.shell.start.window_place import fitting
from khulasa.ui.shell.tabs.tab import Tab
from khulasa.ui.widgets.grid import UNIT

if TYPE_CHECKING:
    from khulasa.ui.shell.main_window import MainWindow


def move_to_new_window(window: MainWindow, tab: Tab, place: QPoint | None = None) -> None:
    """Move a tab to a window of its own; what it is doing goes on. The only tab stays.

    Args:
        window: Has the tab.
        tab: The tab.
        place: Where on the screen the new window is to be, as far as it is then seen; by default
            a bit beside this one.
    """
    if len(window.tabs.tabs) < 2:
        return
    other = window.beside()
    empty = other.tabs.current
    window.tabs.release(tab)
    other.tabs.adopt(tab)
    beside = window.geometry().topLeft() + QPoint(4 * UNIT, 4 * UNIT)
    wanted = QRect(place or beside, window.size())
    screens = (screen.availableGeometry() for screen in QGuiApplication.screens())
    other.setGeometry(fitting(wanted, screens) or wanted)
    other.show()
    other.tabs.choose(tab)
    other.tabs.close(empty)
