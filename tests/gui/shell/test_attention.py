"""Whoever does something else meanwhile is told that a long job is over."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from khulasa.reading.changes import State
from khulasa.ui.shell.notices.attention import LongJobs, ending_words
from khulasa.ui.shell.opening.offer import Offer

from ..conftest import OpenWindow, wait_for_state
from ..fake_engine import FakeEngine


class Away:
    """A window behind others, by a clock that a test sets."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, open_window: OpenWindow, tmp_path: Path
    ) -> None:
        self.engine = FakeEngine(stepwise=True)
        self.window = open_window(self.engine)
        self.now, self.alerts, self.over = 0.0, 0, ""
        self.window.long_jobs = LongJobs(self.window.tabs, self.window, clock=lambda: self.now)
        self.window.long_jobs.over.connect(self._tell)
        monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
        monkeypatch.setattr(QApplication, "alert", self._alert)
        self.files = (tmp_path / "a.txt", tmp_path / "b.txt")
        for file in self.files:
            file.write_text(f"وصل الوفد أمس إلى {file.stem}.", encoding="utf-8")

    def _tell(self, tabs: list[object]) -> None:
        self.over = ending_words(tabs, private=self.window.access.private)
        self.window.caller.call(self.over)

    def _alert(self, window: QWidget) -> None:
        assert window is self.window
        self.alerts += 1


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch, open_window: OpenWindow, tmp_path: Path) -> Away:
    return Away(monkeypatch, open_window, tmp_path)


def test_a_long_job_calls_the_reader_with_the_title_and_a_short_one_does_not(
    qtbot: QtBot, away: Away
) -> None:
    away.window.open_file(away.files[0])
    wait_for_state(qtbot, away.window, State.TRANSLATING)
    away.now = 31.0
    away.engine.allow(1)
    wait_for_state(qtbot, away.window, State.DONE)
    assert (away.over, away.alerts) == ("Done: a.txt", 1)
    away.window.open_file(away.files[1])
    wait_for_state(qtbot, away.window, State.TRANSLATING)
    away.now = 45.0
    away.engine.allow(1)
    wait_for_state(qtbot, away.window, State.DONE)
    assert away.alerts == 1


def test_several_articles_are_told_once_and_without_titles(qtbot: QtBot, away: Away) -> None:
    away.window.take(Offer(files=away.files))
    wait_for_state(qtbot, away.window, State.TRANSLATING)
    second = away.window.tabs.tabs[1].article.core
    qtbot.waitUntil(lambda: second.running)
    away.now = 31.0
    away.engine.allow(2)
    qtbot.waitUntil(lambda: second.state is State.DONE)
    assert (away.over, away.alerts) == ("2 articles are done", 1)


def test_the_title_says_how_far_it_is_while_the_window_is_behind_others(
    qtbot: QtBot, away: Away, monkeypatch: pytest.MonkeyPatch
) -> None:
    away.files[0].write_text("وصل الوفد.\n\nبدأت المحادثات.", encoding="utf-8")
    monkeypatch.setattr(type(away.window), "isActiveWindow", lambda _window: False)
    away.window.open_file(away.files[0])
    wait_for_state(qtbot, away.window, State.TRANSLATING)
    away.engine.allow(1)
    qtbot.waitUntil(lambda: away.window.windowTitle() == "50 % · a.txt – Khulasa")
    away.engine.allow(1)
    wait_for_state(qtbot, away.window, State.DONE)
    assert away.window.windowTitle() == "a.txt – Khulasa"
