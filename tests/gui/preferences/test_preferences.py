"""Preferences: each is at work at once, and kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from khulasa.export.copying.copy_form import CopyForm
from khulasa.resources import resource_path
from khulasa.settings.keys import (
    COPY_FORM,
    COPY_TITLE,
    GUESSES,
    LENGTH,
    LIBRARY_SIZE,
    MIRROR,
    SETTINGS,
    THEME,
    ZOOM,
    is_state,
)
from khulasa.settings.setting import Setting, Table
from khulasa.settings.theme import Theme
from khulasa.summary.length import Length
from khulasa.ui.preferences.sections import SECTIONS, offered, value_words
from khulasa.ui.preferences.window import PreferencesWindow
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.widgets.style import use_theme
from khulasa.wording import use_language

from .conftest import choose

# Chosen where they are seen, in menus of their own.
ELSEWHERE = {
    "reading.target",
    "summary.summariser",
    "view.layout",
    "view.scroll_together",
    "view.source_zoom",
    "view.summary",
}


@pytest.fixture
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    use_theme(qapp, Theme.SYSTEM)


def test_whatever_a_reader_may_choose_is_there() -> None:
    offered = {setting.name for _title, settings in SECTIONS for setting in settings}
    settings = {
        setting.name
        for setting in SETTINGS
        if isinstance(setting, Setting) and not is_state(setting)
    }
    assert offered == settings - ELSEWHERE
    # Each of these is chosen for a model, a pair of languages or a command.
    tables = {s.name for s in SETTINGS if isinstance(s, Table) and not is_state(s)}
    assert tables == {"models.chosen", "shortcuts", "summary.grounded"}


def test_every_value_that_a_setting_allows_has_words_of_its_own() -> None:
    for _title, settings in SECTIONS:
        for setting in settings:
            values = offered(setting, setting.default)
            words = [value_words(setting, value) for value in values]
            assert len(set(words)) == len(words)
            assert not {str(value) for value in setting.allowed} & set(words)


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


@pytest.mark.parametrize("language", ["en", "ar", "fr", "de"])
def test_on_a_small_screen_all_is_reached_by_scrolling_down(
    qtbot: QtBot, window: MainWindow, language: str
) -> None:
    use_language(language, resource_path("translations"))
    try:
        preferences = PreferencesWindow(window.settings)
        qtbot.addWidget(preferences)
        # What the frame and the desktop's bars leave of 640 x 480.
        preferences.resize(608, 420)
        preferences.show()
        qtbot.waitExposed(preferences)
        assert (preferences.width(), preferences.height()) == (608, 420)
        assert preferences.area.horizontalScrollBar().maximum() == 0
        assert preferences.rect().contains(preferences.file_button.geometry())
        for control in preferences.controls.values():
            control.setFocus()
            preferences.area.ensureWidgetVisible(control)
            seen = control.visibleRegion().boundingRect()
            assert seen.size() == control.size(), control.accessibleName()
    finally:
        use_language("en", resource_path("translations"))


def test_scrolling_over_a_control_chooses_nothing(
    window: MainWindow, preferences: PreferencesWindow
) -> None:
    for setting in (THEME, LIBRARY_SIZE):
        before = window.settings.get(setting)
        control = preferences.controls[setting.path]
        place = QPointF(control.rect().center())
        QApplication.sendEvent(control, wheel_down(place, control.mapToGlobal(place)))
        assert window.settings.get(setting) == before


def wheel_down(place: QPointF, on_screen: QPointF) -> QWheelEvent:
    return QWheelEvent(
        place,
        on_screen,
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


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
