"""Whoever goes by the Tab key sees where they are: what has the focus looks otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from khulasa.models.catalogue import load_catalogue
from khulasa.review.issue import Issue
from khulasa.settings.theme import Theme
from khulasa.translation.result import Status, Translation
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.widgets.focus_line import FocusLine
from khulasa.ui.widgets.style import use_theme

from .conftest import FIRST, OpenArticle, OpenWindow
from .every_dialog import DIALOGS, look_at
from .fake_engine import FakeEngine

DOUBT = Translation("Sentence 1 in English.", Status.CHECK, (Issue("x", "a reason"),))


@pytest.fixture(autouse=True)
def steady_cursor(qapp: QApplication) -> Iterator[None]:
    """A text cursor that blinks would be there by chance."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


@pytest.fixture(params=[Theme.LIGHT, Theme.DARK])
def theme(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    use_theme(qapp, request.param)
    yield
    use_theme(qapp, Theme.LIGHT)


def stops(window: QWidget) -> list[QWidget]:
    """Where the Tab key stops in a window."""
    found, one = [], window.nextInFocusChain()
    while one is not window:
        stops_here = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and one.focusProxy() is None
        if stops_here and one.isVisible() and one.isEnabled() and one.window() is window:
            found.append(one)
        one = one.nextInFocusChain()
    return found


def unseen(window: QWidget) -> list[str]:
    """The stops of a window that look the same with the focus as without."""
    window.activateWindow()
    found = []
    for stop in stops(window):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is not stop:
            continue  # it hands the focus on
        window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as the Tab key does
        lit = stop.grab().toImage()
        stop.clearFocus()
        if stop.grab().toImage() == lit:
            found.append(f"{type(stop).__name__} {stop.objectName()} {stop.accessibleName()}")
    return found


def marked(open_article: OpenArticle) -> MainWindow:
    window = open_article(FakeEngine({1: DOUBT}), load_catalogue().models)
    window.commands.next_doubt.trigger()
    return window


@pytest.mark.usefixtures("theme")
def test_in_the_window(qtbot: QtBot, open_article: OpenArticle, open_window: OpenWindow) -> None:
    start = open_window(FakeEngine())
    assert unseen(start) == []
    window = marked(open_article)
    window.commands.find.trigger()
    window.find_bar.field.setText("English")
    window.message_bar.show_error("It failed.", "details")
    window.commands.new_tab.trigger()
    window.open_text(FIRST, language="ar")
    qtbot.waitUntil(lambda: len(window.tabs.tabs) == 2 and window.page.isVisible())
    assert len(stops(window)) > 15
    assert unseen(window) == []
    window.commands.library.trigger()
    qtbot.waitUntil(lambda: window.library.articles.rowCount() > 0)
    assert unseen(window) == []


@pytest.mark.usefixtures("theme")
def test_in_every_dialog(open_article: OpenArticle, monkeypatch: pytest.MonkeyPatch) -> None:
    window, found = marked(open_article), {}
    for name in DIALOGS:
        look_at(name, window, monkeypatch, lambda one, name=name: found.update({name: unseen(one)}))
    assert {name: places for name, places in found.items() if places} == {}


def test_a_text_has_no_line_where_the_reader_clicked(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    window = marked(open_article)
    target = window.page.view.target
    line = target.findChild(FocusLine)
    window.page.summary.text.setFocus()
    target.setFocus(Qt.FocusReason.TabFocusReason)
    assert line.isVisible()
    assert (line.width(), line.height()) == (target.width(), 2)
    window.page.summary.text.setFocus(Qt.FocusReason.TabFocusReason)
    assert not line.isVisible()
    qtbot.mouseClick(target.viewport(), Qt.MouseButton.LeftButton)
    assert target.hasFocus()
    assert not line.isVisible()
