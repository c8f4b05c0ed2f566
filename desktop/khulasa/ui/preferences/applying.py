"""Putting a preference to work in the window that is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from khulasa.settings.keys import (
    GLOSSARY,
    GUESSES,
    LENGTH,
    LIBRARY_SIZE,
    THEME,
    TRANSLATE_COPIED,
    ZOOM,
)
from khulasa.settings.setting import Setting
from khulasa.ui.reading.columns.zooming import Zooms
from khulasa.ui.widgets.style import use_theme

if TYPE_CHECKING:
    from khulasa.ui.shell.main_window import MainWindow


def put_to_work(window: MainWindow, setting: Setting[Any]) -> None:
    """Do what follows from a setting that has another value now.

    Args:
        window: The window that is open.
        setting: What was set; one that is asked for when it counts needs nothing.
    """
    settings = window.settings
    following: dict[tuple[str, ...], Callable[[], object]] = {
        THEME.path: lambda: use_theme(_application(), settings.get(THEME)),
        ZOOM.path: lambda: window.page.view.set_zooms(Zooms.near(settings.get(ZOOM))),
        GUESSES.path: lambda: window.commands.guesses.setChecked(settings.get(GUESSES)),
        GLOSSARY.path: window.shared.glossary.changed.emit,
        TRANSLATE_COPIED.path: window.shared.copied.begin,
        LENGTH.path: lambda: window.commands.lengths[settings.get(LENGTH)].trigger(),
        LIBRARY_SIZE.path: lambda: window.access.set_limit(settings.get(LIBRARY_SIZE) << 20),
    }
    if (follow := following.get(setting.path)) is not None:
        follow()


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
