"""Several windows of one app: they share the engine, the library and the settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from khulasa.reading.changes import State
from khulasa.translation.result import by_user
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.moving import move_to_new_window
from khulasa.ui.shell.offer import Offer

from ..conftest import OpenWindow, source_texts, target_texts, wait_for_state
from ..fake_engine import FakeEngine

NEWS = ("وصل الوفد أمس.", "هطل المطر ليلا. أشرقت الشمس صباحا.")


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine(stepwise=True)


@pytest.fixture
def window(
    qtbot: QtBot, open_window: OpenWindow, engine: FakeEngine, tmp_path: Path
) -> Iterator[MainWindow]:
    """A window with two articles, of which the first is translated."""
    files = (tmp_path / "1.txt", tmp_path / "2.txt")
    for file, text in zip(files, NEWS, strict=True):
        file.write_text(text, encoding="utf-8")
    window = open_window(engine)
    # One after the other: of two that are read at once, either may be the first at the engine.
    window.take(Offer(files=files[:1]))
    engine.allow(1)
    wait_for_state(qtbot, window, State.DONE)
    window.take(Offer(files=files[1:]))
    qtbot.waitUntil(lambda: len(window.tabs.tabs) == 2 and window.session.core.running)
    window.commands.previous_tab.trigger()
    yield window
    window.shared.quit()


def other_than(window: MainWindow) -> MainWindow:
    (other,) = (each for each in window.shared.windows if each is not window)
    return other


def test_a_tab_goes_to_a_window_of_its_own_and_is_translated_on(
    qtbot: QtBot, window: MainWindow, engine: FakeEngine
) -> None:
    window.commands.next_tab.trigger()
    window.commands.move_tab.trigger()
    other = other_than(window)
    assert source_texts(window) == [NEWS[0]]
    assert source_texts(other) == [NEWS[1]]
    assert [len(each.tabs.tabs) for each in (window, other)] == [1, 1]
    engine.allow(1)
    qtbot.waitUntil(lambda: target_texts(other) == ["Sentence 0 in English. …"])
    engine.allow(1)
    wait_for_state(qtbot, other, State.DONE)
    assert len(engine.requests) == 4
    other.session.revise(0, by_user("My own words."))
    assert target_texts(other)[0].startswith("My own words.")
    assert not window.commands.undo.isEnabled()
    # The one tab that is left stays where it is.
    window.commands.move_tab.trigger()
    assert len(window.shared.windows) == 2


def test_a_tab_dragged_out_of_the_bar_becomes_a_window(window: MainWindow) -> None:
    bar = window.tabs.bar
    start, left = bar.tabRect(1).center(), Qt.MouseButton.LeftButton
    QTest.mousePress(bar, left, pos=start)
    QTest.mouseMove(bar, start + QPoint(0, 200))
    QTest.mouseRelease(bar, left, pos=start + QPoint(0, 200))
    assert source_texts(other_than(window)) == [NEWS[1]]
    menu = bar.tab_menu(0)
    assert [action.isEnabled() for action in menu.actions()] == [True, False, False]


def test_a_tab_let_go_at_the_edge_of_the_screen_becomes_a_window_that_is_seen(
    window: MainWindow,
) -> None:
    screen = window.screen().availableGeometry()
    window.resize(screen.size() / 2)
    move_to_new_window(window, window.tabs.tabs[1], screen.bottomRight() - QPoint(20, 20))
    assert screen.contains(other_than(window).geometry())


def test_what_is_open_in_another_window_is_gone_to_there(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.tabs.bar.tab_menu(1).actions()[2].trigger()
    other = other_than(window)
    with qtbot.waitSignal(window.opener.stopped):
        window.open_file(tmp_path / "2.txt")
    assert [len(each.tabs.tabs) for each in (window, other)] == [1, 1]
    window.open_kept(other.tabs.current.article_id, "en", sentence=0)
    assert len(window.tabs.tabs) == 1


def test_private_mode_holds_in_all_windows(window: MainWindow) -> None:
    window.commands.move_tab.trigger()
    other = other_than(window)
    other.commands.private.trigger()
    assert window.commands.private.isChecked()
    assert window.session.keeper is None
    window.commands.private.trigger()
    assert not other.commands.private.isChecked()
    assert other.session.keeper is not None


def test_closing_one_window_leaves_the_other_and_quitting_leaves_all_for_the_next_start(
    qtbot: QtBot, open_window: OpenWindow, window: MainWindow, engine: FakeEngine
) -> None:
    window.commands.next_tab.trigger()
    window.commands.move_tab.trigger()
    other = other_than(window)
    window.close()
    assert other.shared.windows == [other]
    assert not engine.closed
    engine.allow(2)
    wait_for_state(qtbot, other, State.DONE)
    other.open_text(NEWS[0])
    qtbot.waitUntil(lambda: len(other.tabs.tabs) == 2)
    wait_for_state(qtbot, other, State.DONE)
    other.commands.move_tab.trigger()
    other.commands.quit.trigger()
    assert engine.closed
    assert other.shared.windows == []
    again = open_window(FakeEngine())
    again.resume()
    assert len(again.tabs.tabs) == 2
