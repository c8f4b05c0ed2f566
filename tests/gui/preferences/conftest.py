"""The preferences beside an article."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox

from khulasa.settings.setting import Setting
from khulasa.ui.preferences.window import PreferencesWindow
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenArticle
from ..fake_engine import FakeEngine


@pytest.fixture
def window(open_article: OpenArticle) -> MainWindow:
    return open_article(FakeEngine())


@pytest.fixture
def preferences(window: MainWindow) -> PreferencesWindow:
    return open_preferences(window)


def open_preferences(window: MainWindow) -> PreferencesWindow:
    window.commands.preferences.trigger()
    [found] = (w for w in window.findChildren(PreferencesWindow) if w.isVisible())
    return found


def choose(preferences: PreferencesWindow, setting: Setting[object], value: object) -> None:
    box = preferences.controls[setting.path]
    assert isinstance(box, QComboBox)
    index = box.findData(value)
    assert index >= 0
    box.setCurrentIndex(index)
    box.activated.emit(index)
