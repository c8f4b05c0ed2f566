"""Preferences: each is at work at once, and kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from khulasa.export.copying.copy_form import CopyForm
from khulasa.settings.keys import (
    COPY_FORM,
    COPY_TITLE,
    EXPORT_FORMAT,
    EXPORT_LAYOUT,
    EXPORT_PARTS,
    GUESSES,
    LENGTH,
    LIBRARY_SIZE,
    MIRROR,
    SETTINGS,
    THEME,
    ZOOM,
    is_state,
)
from khulasa.settings.setting import Setting
from khulasa.settings.theme import Theme
from khulasa.summary.length import Length
from khulasa.ui.preferences.sections import SECTIONS
from khulasa.ui.preferences.window import PreferencesWindow
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.widgets.style import use_theme

from ..conftest import OpenArticle
from ..fake_engine import FakeEngine

# Chosen where they are seen, in menus of their own and in the dialog that saves.
ELSEWHERE = {
    "reading.target",
    "summary.summariser",
    "view.layout",
    "view.scroll_together",
    "view.source_zoom",
    "view.summary",
    *(setting.name for setting in (EXPORT_FORMAT, EXPORT_LAYOUT, *EXPORT_PARTS.values())),
}


@pytest.fixture
def window(open_article: OpenArticle) -> MainWindow:
    return open_article(FakeEngine())


@pytest.fixture
def preferences(window: MainWindow) -> PreferencesWindow:
    window.commands.preferences.trigger()
    [found] = window.findChildren(PreferencesWindow)
    return found


@pytest.fixture
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    use_theme(qapp, Theme.SYSTEM)


def choose(preferences: PreferencesWindow, setting: Setting[object], value: object) -> None:
    box = preferences.controls[setting.path]
    assert isinstance(box, QComboBox)
    index = box.findData(value)
    assert index >= 0
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_whatever_a_reader_may_choose_is_there() -> None:
    offered = {setting.name for _title, settings in SECTIONS for setting in settings}
    settings = {
        setting.name
        for setting in SETTINGS
        if isinstance(setting, Setting) and not is_state(setting)
    }
    assert offered == settings - ELSEWHERE


@pytest.mark.usefixtures("light_again")
def test_dark_windows_are_dark_at_once(window: MainWindow, preferences: PreferencesWindow) -> None:
    before = window.palette().color(window.backgroundRole()).lightness()
    choose(preferences, THEME, Theme.DARK)
    assert before > 200
    assert window.palette().color(window.backgroundRole()).lightness() < 60
    assert window.settings.get(THEME) is Theme.DARK


def test_the_text_grows_at_once(window: MainWindow, preferences: PreferencesWindow) -> None:
    choose(preferences, ZOOM, 1.5)
    assert window.settings.get(ZOOM) == 1.5
    assert preferences.controls[ZOOM.path].currentText() == "150%"
    assert window.page.view.zooms.target == 1.5


def test_guessed_words_and_length_follow(
    window: MainWindow, preferences: PreferencesWindow
) -> None:
    guesses = preferences.controls[GUESSES.path]
    assert isinstance(guesses, QCheckBox)
    guesses.setChecked(False)
    assert not window.commands.guesses.isChecked()
    choose(preferences, LENGTH, Length.SHORT)
    assert window.session.core.choice.length is Length.SHORT


def test_how_a_summary_is_copied_follows(
    window: MainWindow, preferences: PreferencesWindow
) -> None:
    choose(preferences, COPY_FORM, CopyForm.BULLETS)
    title = preferences.controls[COPY_TITLE.path]
    assert isinstance(title, QCheckBox)
    title.setChecked(True)
    menu = window.page.summary.copy_menu
    assert (menu.options.form, menu.options.title) == (CopyForm.BULLETS, True)


def test_numbers_and_texts_are_kept(window: MainWindow, preferences: PreferencesWindow) -> None:
    size, mirror = (preferences.controls[setting.path] for setting in (LIBRARY_SIZE, MIRROR))
    assert isinstance(size, QSpinBox)
    assert isinstance(mirror, QLineEdit)
    size.setValue(500)
    mirror.setText("https://mirror.example")
    mirror.editingFinished.emit()
    assert window.settings.get(LIBRARY_SIZE) == 500
    assert window.settings.get(MIRROR) == "https://mirror.example"


def test_every_control_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    preferences = PreferencesWindow(window.settings)
    qtbot.addWidget(preferences)
    assert all(control.accessibleName() for control in preferences.controls.values())


def test_a_size_between_the_steps_is_shown_as_the_nearest_and_can_be_changed(
    window: MainWindow,
) -> None:
    window.settings.set(ZOOM, 1.2)
    window.commands.preferences.trigger()
    [preferences] = window.findChildren(PreferencesWindow)
    assert preferences.controls[ZOOM.path].currentText() == "115%"
    choose(preferences, ZOOM, 1.0)
    assert window.settings.get(ZOOM) == 1.0
