"""What holds for every dialog: it fits a small screen, has names for all, and speaks Arabic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QScreen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from khulasa import wording
from khulasa.models.catalogue import load_catalogue
from khulasa.resources import resource_path
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation
from khulasa.ui.preferences.families import families_with
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.widgets.languages import speak
from khulasa.ui.widgets.screen_room import TITLE_BAR

from .conftest import OpenArticle
from .every_dialog import DIALOGS, look_at
from .fake_engine import FakeEngine
from .named_parts import unnamed
from .shown_words import untranslated

SMALL = QSize(640, 360)  # what a scale of 300 % leaves of 1920 x 1080
DOUBT = Translation("Sentence 1 in English.", Status.CHECK, (Issue("x", "⟦a reason⟧"),))

# What is no word of ours: names, endings of files, keys, and what the test put in.
NO_WORDS = (
    *(r"English|Français|Deutsch|starter-ar-en|Microsoft|A number differs", r"\(\.\w+\)|\w\.txt"),
    r"(?:(?:Ctrl|Alt|Shift)\+)+\S+|F\d+|Esc",
)
# Qt's own, in the words of its translators.
OF_QT = r"Press shortcut"

OpenInLanguage = Callable[[str], MainWindow]


@pytest.fixture
def open_in(
    open_article: OpenArticle, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenInLanguage]:
    """Opens an article in a window that speaks a language, with a sentence that is marked."""

    def open_one(language: str) -> MainWindow:
        monkeypatch.setattr(wording, "_catalogue", wording._catalogue)
        monkeypatch.setenv("KHULASA_LANGUAGE", language)
        wording.use_language(language, resource_path("translations"))
        speak(qapp, language)
        return open_marked(open_article)

    yield open_one
    speak(qapp, "en")


def open_marked(open_article: OpenArticle) -> MainWindow:
    window = open_article(FakeEngine({1: DOUBT}), load_catalogue().models)
    window.commands.next_doubt.trigger()
    return window


def faults(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, find: Callable[[QWidget], object]
) -> dict[str, object]:
    """What is found at the dialogs, by their names, but for those where nothing is."""
    found: dict[str, object] = {}
    for name in DIALOGS:
        look_at(
            name, window, monkeypatch, lambda dialog, name=name: found.update({name: find(dialog)})
        )
    return {name: fault for name, fault in found.items() if fault}


def is_scrolled(widget: QWidget, dialog: QWidget) -> bool:
    """Whether a part of a dialog can be brought into sight by scrolling."""
    holder = widget.parentWidget()
    while holder is not None and holder is not dialog:
        if isinstance(holder, QAbstractScrollArea):
            return True
        holder = holder.parentWidget()
    return False


@pytest.mark.parametrize("language", ["en", "ar", "de"])  # German has the longest words
def test_it_fits_a_small_screen(
    open_in: OpenInLanguage, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: SMALL)
    room = SMALL - QSize(0, TITLE_BAR)

    def lost(dialog: QWidget) -> list[str]:
        found = [
            button.text()
            for button in dialog.findChildren(QAbstractButton)
            if button.isVisible() and not is_scrolled(button, dialog)
            if not dialog.rect().contains(button.mapTo(dialog, button.rect().bottomRight()))
            or not dialog.rect().contains(button.mapTo(dialog, button.rect().topLeft()))
        ]
        if dialog.size().boundedTo(room) != dialog.size():
            found.append(f"as large as {dialog.size()}")
        return found

    assert faults(open_in(language), monkeypatch, lost) == {}


def test_every_control_has_a_name(open_in: OpenInLanguage, monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults(open_in("en"), monkeypatch, unnamed) == {}


def test_in_arabic_it_is_mirrored(open_in: OpenInLanguage, monkeypatch: pytest.MonkeyPatch) -> None:
    def unmirrored(dialog: QWidget) -> bool:
        return dialog.layoutDirection() is not Qt.LayoutDirection.RightToLeft

    assert faults(open_in("ar"), monkeypatch, unmirrored) == {}


@pytest.mark.usefixtures("pseudo")
def test_no_word_is_left_in_english(
    open_article: OpenArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def english(dialog: QWidget) -> set[str]:
        scripts = (QFontDatabase.WritingSystem.Latin, QFontDatabase.WritingSystem.Arabic)
        families = {name for script in scripts for name in families_with(script)}
        fonts = map(re.escape, sorted(families, key=len, reverse=True))
        return untranslated(dialog, *NO_WORDS, OF_QT, *fonts)

    found = faults(open_marked(open_article), monkeypatch, english)
    del found["print_preview"]  # Qt's own
    assert found == {}
