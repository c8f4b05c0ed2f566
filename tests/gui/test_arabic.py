"""The window in Arabic: its words, from the right."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QInputDialog, QLabel
from pytestqt.qtbot import QtBot

from khulasa import wording
from khulasa.models.catalogue import load_catalogue
from khulasa.resources import resource_path
from khulasa.ui.widgets.dialog_words import ask_text
from khulasa.ui.widgets.languages import speak
from khulasa.wording import use_language

from .conftest import OpenArticle, OpenWindow
from .fake_engine import FakeEngine


@pytest.fixture
def arabic(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(wording, "_catalogue", gettext.NullTranslations())
    monkeypatch.setenv("KHULASA_LANGUAGE", "ar")
    use_language("ar", resource_path("translations"))
    speak(qapp, "ar")
    yield
    speak(qapp, "en")


@pytest.mark.usefixtures("arabic")
def test_an_article_is_read_from_the_right(open_article: OpenArticle) -> None:
    window = open_article(FakeEngine(), load_catalogue().models)
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    titles = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert titles == ["ملف", "تحرير", "عرض", "ترجمة", "ملخص", "مساعدة"]
    assert window.page.view.source.x() > window.page.view.target.x()


@pytest.mark.usefixtures("arabic")
def test_tab_goes_from_the_right_and_begins_at_open(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    names, places = [], []
    while (focus := QApplication.focusWidget()).accessibleName() not in names:
        names.append(focus.accessibleName())
        places.append(focus.mapTo(window, QPoint()).x())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        if focus is QApplication.focusWidget():
            break
    assert names == ["فتح", "لصق", "المكتبة"]
    assert places == sorted(places, reverse=True)


@pytest.mark.usefixtures("arabic")
def test_latin_names_of_a_model_stand_beside_their_labels(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine(), load_catalogue().models).models.open_window("starter-ar-en")
    label = next(one for one in window.findChildren(QLabel) if one.text() == "starter-ar-en")
    image = label.grab().toImage()
    ground = image.pixel(0, 0)
    inked = [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) != ground for y in range(image.height()))
    ]
    assert image.width() - inked[-1] < 5 < inked[0]


@pytest.mark.usefixtures("arabic")
def test_buttons_of_dialogs_have_our_words(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(FakeEngine())
    window.commands.preferences.trigger()
    (buttons,) = window.findChildren(QDialogButtonBox)
    assert "إغلاق" in {button.text() for button in buttons.buttons()}
    asked = []

    def answer(dialog: QInputDialog) -> bool:
        asked.append((dialog.okButtonText(), dialog.cancelButtonText()))
        return True

    monkeypatch.setattr(QInputDialog, "exec", answer)
    assert ask_text(window, "?", "?", "so") == "so"
    assert asked == [("موافق", "إلغاء")]
