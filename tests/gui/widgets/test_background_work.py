"""Work in threads: what comes back, in which thread, and that nothing comes after closing."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from khulasa.ui.widgets.background_work import Background, Handover


def test_what_a_thread_returns_or_raises_comes_back_into_the_thread_it_is_for(
    qtbot: QtBot,
) -> None:
    handover = Handover()
    got: list[object] = []
    threads: list[int] = []

    def take(value: object) -> None:
        got.append(value)
        threads.append(threading.get_ident())

    fault = ValueError("no")

    def fail() -> int:
        threads.append(threading.get_ident())
        raise fault

    handover.run(fail, take)
    qtbot.waitUntil(lambda: got == [fault])
    handover.run(lambda: 1, take)
    qtbot.waitUntil(lambda: got == [fault, 1])
    here = threading.get_ident()
    assert [thread == here for thread in threads] == [False, True, True]


def test_a_thread_may_hand_over_several_values_and_they_keep_their_order(qtbot: QtBot) -> None:
    handover = Handover()
    got: list[int] = []

    def count() -> None:
        for number in range(100):
            handover.hand_over(got.append, number)

    handover.start(count).join(20)
    qtbot.waitUntil(lambda: got == list(range(100)))


def test_slow_work_keeps_no_other_waiting(qtbot: QtBot) -> None:
    handover, go_on = Handover(), threading.Event()
    got: list[bool | str | Exception] = []
    handover.run(lambda: go_on.wait(20), got.append)
    handover.run(lambda: "quick", got.append)
    qtbot.waitUntil(lambda: got == ["quick"])
    go_on.set()
    qtbot.waitUntil(lambda: got == ["quick", True])


def test_nothing_comes_after_closing_not_even_what_is_on_its_way(qtbot: QtBot) -> None:
    handover = Handover()
    got: list[int] = []
    handover.start(lambda: handover.hand_over(got.append, 1)).join(20)
    handover.close()
    handover.start(lambda: handover.hand_over(got.append, 2)).join(20)
    qtbot.wait(50)
    assert got == []


def test_a_thread_may_go_on_after_the_object_is_deleted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[object] = []
    monkeypatch.setattr(threading, "excepthook", raised.append)
    owner = QObject()
    handover, go_on = Handover(owner), threading.Event()

    def work() -> None:
        go_on.wait(20)
        handover.hand_over(raised.append, 1)

    thread = handover.start(work)
    handover.close()
    with qtbot.waitSignal(handover.destroyed):
        owner.deleteLater()
    go_on.set()
    thread.join(20)
    assert not thread.is_alive()
    assert raised == []


def test_one_piece_of_work_at_a_time_and_words_for_it(qtbot: QtBot) -> None:
    background, go_on = Background(), threading.Event()
    said: list[str] = []
    background.changed.connect(lambda: said.append(background.doing))
    got: list[tuple[bool, str]] = []

    def conclude(result: bool) -> None:
        got.append((result, background.doing))  # it may begin the next one

    assert background.run("Checking…", lambda: go_on.wait(20), conclude)
    assert not background.run("Copying…", lambda: True, conclude)
    go_on.set()
    qtbot.waitUntil(lambda: said == ["Checking…", ""])
    assert got == [(True, "")]
    background.close()
    assert background.run("Checking…", lambda: True, conclude)
    qtbot.wait(50)
    assert len(got) == 1
