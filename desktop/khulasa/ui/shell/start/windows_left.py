"""The windows beside the first one when Khulasa ended, to be back at the next start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication

from khulasa.codec import from_json, to_json
from khulasa.settings.keys import OTHER_WINDOWS
from khulasa.settings.store import Settings
from khulasa.ui.shell.start.window_place import fitting

if TYPE_CHECKING:
    from khulasa.ui.shell.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class WindowLeft:
    """A window as the reader left it.

    Attributes:
        articles: The numbers of its articles in the library.
        front: The number of the one in front; 0 if the library does not have it.
        place: Left edge, upper edge, width and height in pixels, as if it did not fill the screen.
        maximised: It filled the screen.
    """

    articles: tuple[int, ...]
    front: int
    place: tuple[int, int, int, int]
    maximised: bool


def keep_window(window: MainWindow) -> None:
    """Note how a window is left; those that were used last are noted first."""
    numbers = [tab.article_id for tab in window.tabs.tabs]
    articles = tuple(number for number in numbers if number is not None)
    if articles:
        place = window.normalGeometry()
        left = WindowLeft(
            articles,
            window.tabs.current.article_id or 0,
            (place.x(), place.y(), place.width(), place.height()),
            window.isMaximized(),
        )
        before = _read(window.settings)
        window.settings.set(OTHER_WINDOWS, to_json((*before, left)))


def take_windows(settings: Settings) -> tuple[WindowLeft, ...]:
    """The windows that were noted, which are noted no more; the one used last is the last."""
    found = _read(settings)
    if found:
        settings.set(OTHER_WINDOWS, "")
    return found[::-1]


def put_in_place(window: MainWindow, left: WindowLeft) -> None:
    """Give a window that is not shown yet the place that it had, as far as that is seen."""
    wanted = QRect(*left.place)
    screens = (screen.availableGeometry() for screen in QGuiApplication.screens())
    if place := fitting(wanted, screens):
        window.setGeometry(place)
    window.setWindowState(
        Qt.WindowState.WindowMaximized if left.maximised else Qt.WindowState.WindowNoState
    )


def _read(settings: Settings) -> tuple[WindowLeft, ...]:
    try:
        return from_json(tuple[WindowLeft, ...], settings.get(OTHER_WINDOWS) or "[]")
    except ValueError:
        return ()  # only places are lost by that
