"""The window is shown before it is put together; nobody is to see it happen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QImage
from pytestqt.qtbot import QtBot

from khulasa.models.catalogue import Model
from khulasa.settings.store import user_settings
from khulasa.ui.shell.furnishing import furnish_first, new_window
from khulasa.ui.shell.main_window import MainWindow

from ..fake_engine import FakeEngine


@pytest.fixture
def bare(qtbot: QtBot) -> Iterator[MainWindow]:
    """A window of which only the first picture is there, shown."""
    window = MainWindow(user_settings())
    window.resize(1000, 700)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.deleteLater()


def picture(window: MainWindow) -> QImage:
    return window.grab().toImage()


def takes_drag(window: MainWindow) -> bool:
    data = QMimeData()
    data.setText("فتحت المكتبة أبوابها أمس.")
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    event.ignore()
    window.dragEnterEvent(event)
    return event.isAccepted()


def put_together(qtbot: QtBot, window: MainWindow, models: tuple[Model, ...]) -> None:
    for _step in furnish_first(window, FakeEngine(), models):
        QCoreApplication.processEvents()
    qtbot.waitUntil(window.status_line.isVisible)


def test_the_first_picture_is_there_and_nothing_moves_when_the_rest_comes_in(
    qtbot: QtBot, bare: MainWindow, models: tuple[Model, ...]
) -> None:
    before = bare.welcome.geometry(), bare.stack.geometry(), bare.toolbar.geometry()
    assert bare.welcome.isVisible()
    titles = [action.text() for action in bare.menuBar().actions()]
    shown = [a.text() for a in bare.toolbar.actions() if a.isVisible() and a.text()]

    put_together(qtbot, bare, models)

    assert (bare.welcome.geometry(), bare.stack.geometry(), bare.toolbar.geometry()) == before
    assert [action.text() for action in bare.menuBar().actions()] == titles
    assert [a.text() for a in bare.toolbar.actions() if a.isVisible() and a.text()] == shown


def test_a_window_that_was_seen_before_looks_like_one_that_was_not(
    qtbot: QtBot, bare: MainWindow, models: tuple[Model, ...]
) -> None:
    put_together(qtbot, bare, models)
    at_once = new_window(FakeEngine(), models)
    at_once.resize(1000, 700)
    at_once.show()
    qtbot.waitExposed(at_once)
    for window in (bare, at_once):
        window.setFocus()
    same = picture(bare) == picture(at_once)
    at_once.close()
    assert same


def test_nothing_can_be_dropped_before_there_is_something_to_open_it(
    bare: MainWindow, models: tuple[Model, ...]
) -> None:
    for _step in furnish_first(bare, FakeEngine(), models):
        assert not takes_drag(bare)
    assert takes_drag(bare)


def test_a_window_that_is_closed_meanwhile_closes_as_soon_as_it_can(
    qtbot: QtBot, bare: MainWindow, models: tuple[Model, ...]
) -> None:
    bare.close()
    assert bare.isVisible()
    put_together(qtbot, bare, models)
    qtbot.waitUntil(lambda: not bare.isVisible())
    assert not bare.shared.windows
