"""The window in Arabic: its words, from the right."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khulasa import wording
from khulasa.models.catalogue import load_catalogue
from khulasa.resources import resource_path
from khulasa.ui.widgets.languages import speak_instead
from khulasa.wording import use_language

from .conftest import OpenArticle, OpenWindow
from .fake_engine import FakeEngine


@pytest.fixture
def arabic(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(wording, "_catalogue", gettext.NullTranslations())
    monkeypatch.setenv("KHULASA_LANGUAGE", "ar")
    use_language("ar", resource_path("translations"))
    speak_instead(qapp, "ar")
    yield
    speak_instead(qapp, "en")


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
