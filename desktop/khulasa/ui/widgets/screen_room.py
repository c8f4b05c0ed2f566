"""Windows that are no larger than the screen, whatever its size and scaling."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

# Pixels for the title bar, which belongs to no size that Qt is told.
TITLE_BAR = 40


def screen_room(window: QWidget) -> QSize:
    """The largest size with which a window and its title bar can be seen whole."""
    return window.screen().availableSize() - QSize(0, TITLE_BAR)


def resize_on_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window this size in pixels, or as much of it as the screen has room for."""
    window.resize(QSize(width, height).boundedTo(screen_room(window)))
