"""Long work leaves the window its turns."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from weakref import ref

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from khulasa.ui.widgets.portions import Portions, Steps

STEPS = 20


class Work(QObject):
    """Counts its steps; stops itself where that is wanted."""

    def __init__(self, stops_at: int = -1) -> None:
        super().__init__()
        self.done, self._stops_at = 0, stops_at
        self.portions = Portions(self.step, self)

    def step(self) -> bool:
        self.done += 1
        if self.done == self._stops_at:
            self.portions.stop()
        return self.done < STEPS


@pytest.fixture
def no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A portion is over with its first step."""
    monkeypatch.setattr("khulasa.ui.widgets.portions._PORTION", 0.0)


@pytest.mark.usefixtures("qapp")
def test_what_is_short_is_done_at_once() -> None:
    work = Work()
    work.portions.work()
    assert work.done == STEPS


@pytest.mark.usefixtures("no_time")
def test_whatever_else_waits_has_its_turn_between_two_portions(qtbot: QtBot) -> None:
    work, done_at_turn = Work(), list[int]()
    turns = QTimer(work, interval=0)
    turns.timeout.connect(lambda: done_at_turn.append(work.done))
    turns.start()
    work.portions.start()
    assert work.done == 0
    qtbot.waitUntil(lambda: work.done == STEPS)
    assert len(set(done_at_turn)) > STEPS // 2


@pytest.mark.usefixtures("no_time")
def test_what_was_stopped_is_left_as_far_as_it_is(qtbot: QtBot) -> None:
    work, rounds = Work(stops_at=3), list[int]()
    work.portions.work()
    turns = QTimer(work, interval=0)
    turns.timeout.connect(lambda: rounds.append(work.done))
    turns.start()
    qtbot.waitUntil(lambda: len(rounds) > STEPS)
    assert work.done == 3


@pytest.mark.usefixtures("qapp")
def test_a_step_that_stops_it_is_the_last_one_of_its_portion() -> None:
    work = Work(stops_at=3)
    work.portions.work()
    assert work.done == 3


class Told(QObject):
    """Goes through numbers and takes note of what the end tells."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[int] = []
        self.told: list[object] = []
        self.steps = Steps(self)
        self.steps.done.connect(self.told.append)

    def up_to(self, last: int) -> Iterator[int]:
        for number in range(1, last + 1):
            self.given.append(number)
            yield number


@pytest.mark.usefixtures("no_time")
def test_its_end_is_told_with_what_came_last(qtbot: QtBot) -> None:
    told = Told()
    told.steps.work(told.up_to(3))
    assert (told.given, told.told) == ([1], [])
    qtbot.waitUntil(lambda: told.told == [3])
    assert told.given == [1, 2, 3]


@pytest.mark.usefixtures("no_time")
def test_what_is_begun_after_it_takes_its_place(qtbot: QtBot) -> None:
    told = Told()
    told.steps.work(told.up_to(30))
    told.steps.start(told.up_to(2))
    qtbot.waitUntil(lambda: told.told != [])
    assert (told.given, told.told) == ([1, 1, 2], [2])


@pytest.mark.usefixtures("qapp")
def test_the_end_of_nothing_is_told_as_well() -> None:
    told = Told()
    told.steps.work(told.up_to(0))
    assert told.told == [None]


@pytest.mark.usefixtures("no_time")
def test_what_was_stopped_is_not_held() -> None:
    told, other = Told(), Told()
    told.steps.work(other.up_to(3))
    held = ref(other)
    del other
    assert held() is not None
    told.steps.stop()
    gc.collect()
    assert held() is None
    assert told.told == []
