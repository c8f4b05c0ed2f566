"""Several windows of one app: they share the engine, the library and the settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from khulasa.reading.changes import State
from khulasa.settings.keys import OTHER_WINDOWS
from khulasa.translation.result import by_user
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.opening.offer import Offer
from khulasa.ui.shell.tabs.moving import move_to_new_window
from khulasa.ui.shell.tabs.tab_bar import TabBar

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


def test_a_tab_let_go_a_little_below_the_bar_becomes_a_window_and_at_its_rim_it_stays(
    window: MainWindow,
) -> None:
    bar, left = window.tabs.bar, Qt.MouseButton.LeftButton
    start = bar.tabRect(1).center()
    for depth, windows in ((bar.height() * 5 // 4, 1), (bar.height() * 7 // 4, 2)):
        end = QPoint(start.x(), depth)
        QTest.mousePress(bar, left, pos=start)
        QTest.mouseMove(bar, end)
        QTest.mouseRelease(bar, left, pos=end)
        assert len(window.shared.windows) == windows


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
    assert len(again.tabs.tabs) == 1
    assert len(other_than(again).tabs.tabs) == 1


def test_two_windows_come_back_as_they_were(
    qtbot: QtBot, open_window: OpenWindow, window: MainWindow, engine: FakeEngine
) -> None:
    engine.allow(9)
    qtbot.waitUntil(lambda: all(t.article.core.state is State.DONE for t in window.tabs.tabs))
    window.commands.move_tab.trigger()
    other = other_than(window)
    other.setGeometry(60, 50, 720, 430)
    texts = source_texts(window), source_texts(other)
    window.shared.use(other)
    window.commands.quit.trigger()
    again = open_window(FakeEngine())
    again.resume()
    beside = other_than(again)
    assert again.shared.windows == [again, beside]
    assert beside.isVisible()
    assert beside.geometry().getRect() == (60, 50, 720, 430)
    qtbot.waitUntil(lambda: (source_texts(again), source_texts(beside)) == texts)
    # What is noted holds for one start: afterwards the reader may have put them together.
    beside.close()
    again.commands.quit.trigger()
    last = open_window(FakeEngine())
    last.resume()
    assert last.shared.windows == [last]
    assert len(last.tabs.tabs) == 1


def test_windows_whose_articles_are_gone_do_not_come_back(
    open_window: OpenWindow, window: MainWindow, engine: FakeEngine
) -> None:
    engine.allow(9)
    window.settings.set(OTHER_WINDOWS, '[{"articles":[77],"front":77,"place":[0,0,9,9],"maxi')
    window.commands.quit.trigger()
    places = '[{"articles":[77],"front":77,"place":[0,0,900,600],"maximised":false}]'
    window.settings.set(OTHER_WINDOWS, places)
    again = open_window(FakeEngine())
    again.resume()
    assert again.shared.windows == [again]
    assert len(again.tabs.tabs) == 2


class Painted(QObject):
    """The names of the tabs each time that they were painted."""

    def __init__(self, bar: TabBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self.names: set[tuple[str, ...]] = set()
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            bar = self._bar
            self.names.add(tuple(bar.tabText(index) for index in range(bar.count())))
        return super().eventFilter(watched, event)


@pytest.mark.parametrize("with_file", [False, True])
def test_at_the_start_the_tabs_have_their_names_at_once(
    qtbot: QtBot,
    open_window: OpenWindow,
    window: MainWindow,
    engine: FakeEngine,
    tmp_path: Path,
    *,
    with_file: bool,
) -> None:
    engine.allow(9)
    qtbot.waitUntil(lambda: all(t.article.core.state is State.DONE for t in window.tabs.tabs))
    window.commands.quit.trigger()
    third = tmp_path / "3.txt"
    third.write_text("انتهى الخبر.", encoding="utf-8")
    again = open_window(FakeEngine())
    painted = Painted(again.tabs.bar)
    again.resume(behind=with_file)
    if with_file:
        again.take(Offer(files=(third,)))
    qtbot.waitUntil(lambda: all(tab.waiting is None for tab in again.tabs.tabs))
    wait_for_state(qtbot, again, State.DONE)
    again.tabs.bar.repaint()
    names = ("1.txt", "2.txt", "3.txt")
    assert painted.names == {names[: 2 + with_file]}
