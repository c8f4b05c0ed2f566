"""While a reader looks for an article, the engine gets ready for it; not before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from khulasa.engine.messages import model_spec
from khulasa.models.catalogue import Model
from khulasa.reading.changes import State
from khulasa.settings.store import user_settings
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.start.loading import finish

from ..conftest import wait_for_state
from ..fake_engine import FakeEngine

Start = Callable[..., MainWindow]


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    """The engine of the app that is started."""
    engine = FakeEngine()
    monkeypatch.setattr("khulasa.engine.client.Engine", lambda: engine)
    return engine


@pytest.fixture
def start(
    qtbot: QtBot, models: tuple[Model, ...], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    """Starts the app, as far as its window goes."""
    windows: list[MainWindow] = []

    def start_one(*catalogue: Model) -> MainWindow:
        found = catalogue or models
        monkeypatch.setattr("khulasa.ui.shell.start.loading.read_catalogue", lambda: (found, ""))
        windows.append(MainWindow(user_settings()))
        windows[-1].show()
        qtbot.waitExposed(windows[-1])
        for _step in finish(windows[-1], "", private=True):
            pass
        return windows[-1]

    yield start_one
    for window in windows:
        window.shared.quit()
        window.deleteLater()


def look(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the window ask for a file, and choose none."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **_options: ("", ""))
    window.commands.open.trigger()


def drag_over(window: MainWindow) -> None:
    """Come into the window with something to drop, and go again."""
    data = QMimeData()
    data.setText("فتحت المكتبة أبوابها أمس.")
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dragEnterEvent(
        QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    )
    window.drop_sheet.hide()


def test_it_is_ready_before_the_reader_has_chosen_a_file(
    start: Start, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, prepared = start(), list[int]()

    def choose(*_asked: object, **_options: object) -> tuple[str, str]:
        prepared.append(len(engine.prepared))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    window.commands.open.trigger()
    assert prepared == [1]


def test_the_model_for_arabic_is_loaded_while_a_file_is_looked_for_or_dragged(
    start: Start,
    engine: FakeEngine,
    models: tuple[Model, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = start()
    assert engine.prepared == []
    look(window, monkeypatch)
    drag_over(window)
    assert engine.prepared == [model_spec(models[0])] * 2


def test_the_model_of_the_article_in_the_window_is_the_one_for_the_next(
    qtbot: QtBot,
    start: Start,
    engine: FakeEngine,
    models: tuple[Model, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = start()
    window.open_text("کتابخانه کجاست؟", language="fa")
    wait_for_state(qtbot, window, State.DONE)
    look(window, monkeypatch)
    assert engine.prepared == [model_spec(models[1])]


@pytest.mark.parametrize("shown", ["", "The library is open."])
def test_where_no_model_is_needed_or_there_only_the_process_is_started(
    qtbot: QtBot,
    start: Start,
    engine: FakeEngine,
    models: tuple[Model, ...],
    monkeypatch: pytest.MonkeyPatch,
    shown: str,
) -> None:
    window = start(*(models if shown else models[1:]))
    if shown:
        window.open_text(shown, language="en")
        wait_for_state(qtbot, window, State.DONE)
    look(window, monkeypatch)
    assert engine.prepared == [None]
