"""Several articles beside each other: opening, going between, arranging and closing them."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from khulasa.engine.messages import Translate
from khulasa.reading.changes import State
from khulasa.translation.result import by_user
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.opening.offer import Offer
from khulasa.ui.shell.tabs.tab_words import Mark, tab_words

from ..conftest import OpenWindow, source_texts, target_texts, wait_for_state
from ..fake_engine import FakeEngine

NEWS = ("وصل الوفد أمس.", "هطل المطر ليلا. أشرقت الشمس صباحا.", "فاز الفريق بالكأس.")

WriteFiles = Callable[..., tuple[Path, ...]]


@pytest.fixture
def write(tmp_path: Path) -> WriteFiles:
    """Writes files with these texts: 1.txt, 2.txt, …"""

    def write_all(*texts: str) -> tuple[Path, ...]:
        paths = tuple(tmp_path / f"{number}.txt" for number in range(1, len(texts) + 1))
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        return paths

    return write_all


def names(window: MainWindow) -> list[str]:
    return [tab.name for tab in window.tabs.tabs]


def wait_until_all_are(qtbot: QtBot, window: MainWindow, state: State) -> None:
    qtbot.waitUntil(lambda: all(tab.article.core.state is state for tab in window.tabs.tabs))


@pytest.fixture
def three(qtbot: QtBot, open_window: OpenWindow, write: WriteFiles) -> MainWindow:
    """A window with three articles, all translated, the first in front."""
    window = open_window(FakeEngine())
    window.take(Offer(files=write(*NEWS)))
    wait_until_all_are(qtbot, window, State.DONE)
    return window


def test_several_files_are_opened_in_a_tab_each_and_translated_in_their_order(
    qtbot: QtBot, open_window: OpenWindow, write: WriteFiles
) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_window(engine)
    assert not window.tabs.bar.isVisible()
    window.take(Offer(files=write(*NEWS)))
    assert names(window) == ["1.txt", "2.txt", "3.txt"]
    assert window.tabs.bar.isVisible()
    qtbot.waitUntil(lambda: not any(tab.waiting for tab in window.tabs.tabs))
    assert source_texts(window) == [NEWS[0]]
    # Where the second was read sooner it gives way to the one in front.
    waiting = ["Waiting for its turn"] * 2
    qtbot.waitUntil(lambda: [tab_words(tab).doing for tab in window.tabs.tabs[1:]] == waiting)
    engine.allow(2)
    second = window.tabs.tabs[1].article.core
    qtbot.waitUntil(lambda: second.counts().done == 1)
    words = tab_words(window.tabs.tabs[1])
    assert (words.mark, words.doing) == (Mark.WORKING, "Translating: 50 %")
    qtbot.waitUntil(lambda: "50" in window.tabs.bar.tabToolTip(1))
    engine.allow(2)
    wait_until_all_are(qtbot, window, State.DONE)
    asked = [r.sentences for r in engine.requests if isinstance(r, Translate)]
    texts = ["".join(text for _, text in sentences) for sentences in asked]
    assert sorted(NEWS, key=lambda text: texts[::-1].index(text), reverse=True) == list(NEWS)
    assert window.session.core is window.tabs.tabs[0].article.core


def test_there_is_no_bar_for_more_tabs_than_can_be_seen_and_it_comes_back(
    qtbot: QtBot, open_window: OpenWindow, write: WriteFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khulasa.ui.shell.tabs.tab_bar.MOST_SHOWN", 2)
    window = open_window(FakeEngine())
    window.take(Offer(files=write(*NEWS)))
    wait_until_all_are(qtbot, window, State.DONE)
    assert not window.tabs.bar.isVisible()
    window.commands.next_tab.trigger()
    assert source_texts(window) == [NEWS[1]]
    window.tabs.close(window.tabs.tabs[0])
    assert window.tabs.bar.isVisible()
    assert [window.tabs.bar.tabText(n) for n in range(2)] == ["2.txt", "3.txt"]
    assert window.tabs.bar.currentIndex() == 0


def test_files_that_are_named_twice_or_are_open_get_one_tab(
    open_window: OpenWindow, write: WriteFiles
) -> None:
    window = open_window(FakeEngine())
    files = write(*NEWS)
    window.take(Offer(files=(files[0], files[0])))
    window.take(Offer(files=(files[1], *files)))
    assert names(window) == ["1.txt", "2.txt", "3.txt"]
    assert window.tabs.current is window.tabs.tabs[1]


def test_a_second_article_comes_beside_the_first_which_stays_as_it_was(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeEngine())
    long = "\n\n".join(f"هذه هي الفقرة رقم {n} من المقال الطويل." for n in range(90))
    window.open_text(long)
    wait_for_state(qtbot, window, State.DONE)
    window.session.revise(1, by_user("My own words."))
    window.page.view.go_to(60)
    place = window.page.view.place

    window.open_text(NEWS[0])
    qtbot.waitUntil(lambda: source_texts(window) == [NEWS[0]])
    wait_for_state(qtbot, window, State.DONE)
    assert len(window.page.view.marks.pinned) == 0
    assert not window.commands.undo.isEnabled()

    window.commands.previous_tab.trigger()
    assert target_texts(window)[1] == "My own words."
    assert window.page.view.place == place
    window.commands.undo.trigger()
    assert target_texts(window)[1] != "My own words."
    window.commands.next_tab.trigger()
    assert source_texts(window) == [NEWS[0]]


def test_two_texts_pasted_in_haste_are_both_opened(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    window.open_text(NEWS[0])
    window.open_text(NEWS[1])
    qtbot.waitUntil(lambda: len(window.tabs.tabs) == 2)
    wait_until_all_are(qtbot, window, State.DONE)
    assert source_texts(window) == [NEWS[1]]


def test_the_same_article_again_is_gone_to_and_not_opened_twice(
    qtbot: QtBot, three: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(three.opener.opened):
        three.open_file(tmp_path / "3.txt")
    assert three.tabs.current is three.tabs.tabs[2]
    second = three.tabs.tabs[1]
    three.open_kept(second.article_id, "en", sentence=1)
    assert three.tabs.current is second
    assert list(three.page.view.marks.pinned) == [1]
    assert len(three.tabs.tabs) == 3


def test_a_copy_of_an_article_that_is_open_is_not_opened_beside_it(
    qtbot: QtBot, open_window: OpenWindow, write: WriteFiles
) -> None:
    window = open_window(FakeEngine())
    window.take(Offer(files=write(NEWS[0], NEWS[0], NEWS[1])))
    qtbot.waitUntil(lambda: names(window) == ["1.txt", "3.txt"])
    wait_until_all_are(qtbot, window, State.DONE)


def test_a_copy_of_an_article_that_is_open_leaves_it_as_it_is(
    qtbot: QtBot, three: MainWindow, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(NEWS[1], encoding="utf-8")
    for front in (0, 1):  # another article's tab, and its own
        three.tabs.choose(three.tabs.tabs[front])
        with qtbot.waitSignal(three.opener.stopped):
            three.open_file(copy)
        assert names(three) == ["1.txt", "2.txt", "3.txt"]
        assert three.tabs.current is three.tabs.tabs[1]
        assert three.windowTitle() == "2.txt – Khulasa"
        assert source_texts(three) == [NEWS[1]]
        assert three.status_line.text() == "This article is open already."
    assert three.access.library is not None
    assert not three.access.library.find_by_file(copy)  # nor is it called so at the next start


def test_a_tab_that_is_chosen_again_stays_where_the_reader_is(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeEngine())
    window.open_text("\n\n".join(f"هذه هي الفقرة رقم {n} من المقال الطويل." for n in range(90)))
    wait_for_state(qtbot, window, State.DONE)
    window.page.view.go_to(60)
    place = window.page.view.place
    window.tabs.choose(window.tabs.current)
    assert window.page.view.place == place


def test_the_file_of_an_open_article_may_be_renamed_and_opened_again(
    qtbot: QtBot, three: MainWindow, tmp_path: Path
) -> None:
    moved = (tmp_path / "2.txt").rename(tmp_path / "moved.txt")
    with qtbot.waitSignal(three.opener.opened):
        three.open_file(moved)
    assert names(three) == ["1.txt", "moved.txt", "3.txt"]


def test_a_new_tab_offers_to_open_something_and_takes_what_is_opened(
    qtbot: QtBot, three: MainWindow
) -> None:
    qtbot.keyClick(three.page.view.target, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert three.stack.currentIndex() == 0
    assert names(three)[3] == "New tab"
    assert not three.commands.copy_translation.isEnabled()
    three.open_text("بدأ العام الدراسي.")
    assert names(three)[3] == "Pasted text"  # as long as it is read
    wait_for_state(qtbot, three, State.DONE)
    assert len(three.tabs.tabs) == 4
    assert three.tabs.current is three.tabs.tabs[3]


def test_closing_tabs_until_none_is_left(qtbot: QtBot, three: MainWindow) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(three.page.view.target, Qt.Key.Key_W, control)
    assert names(three) == ["2.txt", "3.txt"]
    assert source_texts(three) == [NEWS[1]]
    # With the mouse: the middle button, on the one behind.
    middle = three.tabs.bar.tabRect(1).center()
    qtbot.mouseClick(three.tabs.bar, Qt.MouseButton.MiddleButton, pos=middle)
    assert names(three) == ["2.txt"]
    assert not three.tabs.bar.isVisible()
    three.commands.close_tab.trigger()
    assert names(three) == ["New tab"]
    assert three.stack.currentIndex() == 0
    assert not three.commands.close_tab.isEnabled()
    assert three.windowTitle() == "Khulasa"
    assert three.access.library.count_articles() == 3


def test_tabs_are_gone_between_and_moved_with_the_mouse(qtbot: QtBot, three: MainWindow) -> None:
    bar = three.tabs.bar
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(bar, left, pos=bar.tabRect(2).center())
    assert source_texts(three) == [NEWS[2]]
    three.commands.library.setChecked(True)
    qtbot.mouseClick(bar, left, pos=bar.tabRect(2).center())
    assert three.stack.currentWidget() is three.page
    bar.moveTab(2, 0)
    assert names(three) == ["3.txt", "1.txt", "2.txt"]
    assert three.tabs.current is three.tabs.tabs[0]
    assert source_texts(three) == [NEWS[2]]
    three.commands.next_tab.trigger()
    assert source_texts(three) == [NEWS[0]]
    assert bar.currentIndex() == 1
    # Along the bar by keyboard: the focus stays there.
    bar.setFocus()
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert source_texts(three) == [NEWS[1]]
    assert bar.hasFocus()


def test_what_cannot_be_opened_is_marked_and_says_why_when_it_is_looked_at(
    qtbot: QtBot, open_window: OpenWindow, write: WriteFiles, tmp_path: Path
) -> None:
    window = open_window(FakeEngine())
    missing = tmp_path / "missing.txt"
    window.take(Offer(files=(*write(NEWS[0]), missing)))
    qtbot.waitUntil(lambda: window.tabs.tabs[1].fault[0] != "")
    assert tab_words(window.tabs.tabs[1]).mark is Mark.FAILED
    assert window.message_bar.text() == ""
    window.commands.next_tab.trigger()
    qtbot.waitUntil(lambda: "missing.txt" in window.message_bar.text())
    assert window.stack.currentIndex() == 0
    missing.write_text(NEWS[1], encoding="utf-8")
    window.commands.previous_tab.trigger()
    window.commands.next_tab.trigger()
    wait_for_state(qtbot, window, State.DONE)
    assert source_texts(window) == [NEWS[1]]
    assert window.message_bar.text() == ""


def test_the_tabs_are_there_again_at_the_next_start_without_an_engine(
    qtbot: QtBot, open_window: OpenWindow, three: MainWindow
) -> None:
    three.tabs.bar.moveTab(2, 0)
    three.tabs.choose(three.tabs.tabs[1])
    three.tabs.close(three.tabs.tabs[2])
    three.close()
    engine = FakeEngine()
    again = open_window(engine)
    again.resume()
    assert again.tabs.current is again.tabs.tabs[1]
    assert source_texts(again) == [NEWS[0]]
    wait_until_all_are(qtbot, again, State.DONE)
    assert names(again) == ["3.txt", "1.txt"]
    # Nothing is laid out for a tab before it is looked at: there is one page for all of them.
    assert len(again.findChildren(type(again.page))) == 1
    again.commands.previous_tab.trigger()
    assert source_texts(again) == [NEWS[2]]
    assert engine.requests == []
    again.close()
    assert open_window(FakeEngine()).access.library.last_open() != ()


def test_what_is_opened_at_the_start_comes_in_front_of_the_tabs_of_the_last_time(
    qtbot: QtBot, open_window: OpenWindow, three: MainWindow
) -> None:
    three.close()
    again = open_window(FakeEngine())
    again.resume(behind=True)
    again.open_text("بدأ العام الدراسي.")
    wait_for_state(qtbot, again, State.DONE)
    wait_until_all_are(qtbot, again, State.DONE)
    assert len(again.tabs.tabs) == 4
    assert again.tabs.current is again.tabs.tabs[3]


def test_a_file_of_the_last_time_opened_at_the_start_leaves_no_empty_tab(
    qtbot: QtBot, open_window: OpenWindow, three: MainWindow, tmp_path: Path
) -> None:
    three.close()
    again = open_window(FakeEngine())
    again.resume(behind=True)
    with qtbot.waitSignal(again.opener.opened):
        again.open_file(tmp_path / "2.txt")
    wait_until_all_are(qtbot, again, State.DONE)
    assert names(again) == ["1.txt", "2.txt", "3.txt"]
    assert again.tabs.current is again.tabs.tabs[1]
    assert source_texts(again) == [NEWS[1]]


def test_private_mode_pauses_all_tabs_and_takes_them_up_again(three: MainWindow) -> None:
    three.commands.private.trigger()
    assert all(tab.article.keeper is None for tab in three.tabs.tabs)
    three.commands.next_tab.trigger()
    three.session.revise(0, by_user("In private."))
    three.commands.private.trigger()
    assert all(tab.article.keeper is not None for tab in three.tabs.tabs)
    three.access.library.write(lambda _connection: None).result()  # what was begun is written
    kept = three.access.library.load(three.tabs.current.article_id, "en")
    assert kept.outcomes[0].current.target == "In private."


def test_only_the_article_that_is_not_to_be_kept_is_gone_after_closing(
    open_window: OpenWindow, three: MainWindow
) -> None:
    three.commands.dont_keep.trigger()
    three.commands.next_tab.trigger()
    assert not three.commands.dont_keep.isChecked()
    three.close()
    again = open_window(FakeEngine())
    assert again.access.library.count_articles() == 2
    assert len(again.access.library.last_open()) == 2


def test_of_a_folder_all_articles_can_be_opened(
    qtbot: QtBot, open_window: OpenWindow, write: WriteFiles, tmp_path: Path
) -> None:
    write(*NEWS)
    window = open_window(FakeEngine())
    window.take(Offer(files=(tmp_path,)))
    qtbot.waitUntil(lambda: window.findChildren(QPushButton, "openAll") != [])
    window.findChildren(QPushButton, "openAll")[0].click()
    qtbot.waitUntil(lambda: len(window.tabs.tabs) == 3)
    wait_until_all_are(qtbot, window, State.DONE)
    assert names(window) == ["1.txt", "2.txt", "3.txt"]


def test_a_closed_article_goes_without_anybody_looking_for_garbage(
    qtbot: QtBot, open_window: OpenWindow, write: WriteFiles
) -> None:
    window = open_window(FakeEngine())
    first, second = write(*NEWS[:2])
    window.open_file(first)
    wait_for_state(qtbot, window, State.DONE)
    closed = window.tabs.current.article
    article, core = ref(closed), ref(closed.core)
    del closed
    gc.collect()
    gc.disable()
    try:
        window.tabs.close(window.tabs.current)
        window.open_file(second)
        wait_for_state(qtbot, window, State.DONE)
        qtbot.waitUntil(lambda: article() is core() is None)
    finally:
        gc.enable()
