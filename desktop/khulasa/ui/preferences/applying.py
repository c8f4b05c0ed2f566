"""Putting a preference to work in the window that is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from khulasa.engine.computing.threads import use_threads
from khulasa.models.set_up import SetUp
from khulasa.reading.marking import Marking
from khulasa.settings.keys import (
    FONT_ARABIC,
    FONT_LATIN,
    GLOSSARY,
    GUESSES,
    LENGTH,
    MARKS,
    SET_UP,
    SET_UP_TRIED,
    THEME,
    THREADS,
    TRANSLATE_COPIED,
    ZOOM,
)
from khulasa.settings.setting import Setting
from khulasa.settings.store import Settings
from khulasa.ui.reading.columns.zooming import Zooms
from khulasa.ui.widgets.fonts import Families, use_families
from khulasa.ui.widgets.style import use_theme

if TYPE_CHECKING:
    from khulasa.ui.shell.main_window import MainWindow
    from khulasa.ui.shell.shared import Shared


def put_to_work(shared: Shared, setting: Setting[Any]) -> None:
    """Do what follows from a setting that has another value now.

    Args:
        shared: Has the windows that are open.
        setting: What was set; one that is asked for when it counts needs nothing.
    """
    settings = shared.settings
    for_all: dict[tuple[str, ...], Callable[[], object]] = {
        THEME.path: lambda: use_theme(_application(), settings.get(THEME)),
        FONT_LATIN.path: lambda: set_in_fonts(shared),
        FONT_ARABIC.path: lambda: set_in_fonts(shared),
        MARKS.path: shared.copied.restyle,
        GLOSSARY.path: shared.glossary.changed.emit,
        TRANSLATE_COPIED.path: shared.copied.begin,
        THREADS.path: lambda: _use_threads(shared),
        SET_UP.path: lambda: _follow_set_up(shared),
    }
    if (follow := for_all.get(setting.path)) is not None:
        follow()
    for window in shared.windows:
        _put_to_work_in(window, settings, setting)


def _put_to_work_in(window: MainWindow, settings: Settings, setting: Setting[Any]) -> None:
    following: dict[tuple[str, ...], Callable[[], object]] = {
        ZOOM.path: lambda: window.page.view.set_zooms(Zooms.near(settings.get(ZOOM))),
        GUESSES.path: lambda: window.commands.guesses.setChecked(settings.get(GUESSES)),
        MARKS.path: lambda: _mark(window, Marking(settings.get(MARKS))),
        LENGTH.path: lambda: window.commands.lengths[settings.get(LENGTH)].trigger(),
    }
    if (follow := following.get(setting.path)) is not None:
        follow()


def _mark(window: MainWindow, marking: Marking) -> None:
    window.session.mark(marking)
    window.tabs.refresh()  # those behind tell nobody


def set_in_fonts(shared: Shared) -> None:
    """Set what is read in the fonts that are chosen."""
    use_chosen_families(shared.settings)
    for window in shared.windows:
        window.page.set_in_fonts()
        window.library.restyle()
    shared.copied.restyle()


def use_chosen_families(settings: Settings) -> None:
    """Have windows set what is read in the fonts that are chosen."""
    use_families(Families(settings.get(FONT_LATIN), settings.get(FONT_ARABIC)))


def _use_threads(shared: Shared) -> None:
    use_threads(shared.settings.get(THREADS))
    shared.queue.renew()


def _follow_set_up(shared: Shared) -> None:
    settings = shared.settings
    if settings.get(SET_UP) is SetUp.DECLINED:
        for window in shared.windows:
            window.models.set_up.leave()
    else:
        settings.set(SET_UP_TRIED, "")  # not another day, but now
        shared.windows[-1].models.set_up.begin()


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
