"""Where the window was, and whether it can be there again."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from khulasa.settings.keys import MAXIMISED, WINDOW_HEIGHT, WINDOW_WIDTH, WINDOW_X, WINDOW_Y
from khulasa.settings.store import Settings
from khulasa.ui.widgets.screen_room import TITLE_BAR, resize_on_screen


def restore_place(window: QWidget, settings: Settings, usual: QSize) -> None:
    """Give a window that is not shown yet its last place and size.

    Args:
        window: The window.
        settings: Have them, or not.
        usual: Its size if nothing is remembered, or the screen it was on is gone.
    """
    size = QSize(
        settings.get(WINDOW_WIDTH) or usual.width(), settings.get(WINDOW_HEIGHT) or usual.height()
    )
    x, y = settings.get(WINDOW_X), settings.get(WINDOW_Y)
    place = None
    if x is not None and y is not None:
        screens = (screen.availableGeometry() for screen in QGuiApplication.screens())
        place = fitting(QRect(x, y, size.width(), size.height()), screens)
    if place is not None:
        window.setGeometry(place)
    else:
        resize_on_screen(window, size.width(), size.height())
    if settings.get(MAXIMISED):
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def remember_place(window: QWidget, settings: Settings) -> None:
    """Keep the place and size that a window has now, or would have if it were not maximised."""
    # Without its frame, and set likewise: so Qt's own saveGeometry does, and nothing drifts.
    place = window.normalGeometry()
    if place.isEmpty():  # it was never shown
        return
    settings.update(
        {
            WINDOW_X: place.x(),
            WINDOW_Y: place.y(),
            WINDOW_WIDTH: place.width(),
            WINDOW_HEIGHT: place.height(),
            MAXIMISED: window.isMaximized(),
        }
    )


def fitting(place: QRect, screens: Iterable[QRect]) -> QRect | None:
    """A window's place on the screen that shows most of it, moved and cut so that all is seen.

    Returns:
        None if no screen shows anything of it.
    """

    def seen(screen: QRect) -> int:
        common = screen.intersected(place)
        return max(0, common.width()) * max(0, common.height())

    screen = max(screens, key=seen, default=QRect())
    if not seen(screen):
        return None
    if screen.contains(place):
        return place
    room = screen.adjusted(0, TITLE_BAR, 0, 0)
    size = place.size().boundedTo(room.size())
    left = max(room.left(), min(place.x(), room.right() + 1 - size.width()))
    top = max(room.top(), min(place.y(), room.bottom() + 1 - size.height()))
    return QRect(left, top, size.width(), size.height())
