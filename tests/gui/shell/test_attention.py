"""Whoever does something else meanwhile is told that a long job is over."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from installer.linux.screen import end
from khulasa.reading.changes import State
from khulasa.ui.shell.notices.attention import LongJobs, ending_words
from khulasa.ui.shell.notices.launcher_progress import LauncherProgress
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


def test_the_app_s_button_says_how_far_all_articles_are(qtbot: QtBot, away: Away) -> None:
    told = list[tuple[float | bool, float | bool]]()
    away.window.shared.launcher = LauncherProgress(
        lambda shown: told.append((shown["progress"], shown["progress-visible"]))
    )
    for file in away.files:
        file.write_text(f"وصل الوفد.\n\nبدأت المحادثات في {file.stem}.", encoding="utf-8")
    away.window.take(Offer(files=away.files))
    wait_for_state(qtbot, away.window, State.TRANSLATING)
    second = away.window.tabs.tabs[1].article.core
    qtbot.waitUntil(lambda: second.running)
    away.engine.allow(1)
    qtbot.waitUntil(lambda: (0.25, True) in told)
    away.engine.allow(3)
    qtbot.waitUntil(lambda: told[-1] == (0.0, False))


class Dock(QObject):
    """Hears what apps say of their launchers."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, dict[str, object]]] = []

    @Slot(str, "QVariantMap")
    def update(self, launcher: str, shown: dict[str, object]) -> None:
        self.heard.append((launcher, shown))


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """The address of a bus of D-Bus that only this test is on."""
    if sys.platform != "linux" or shutil.which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is missing")
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    command.append(f"--address=unix:path={tmp_path}/bus")
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    end(daemon)
    daemon.stdout.close()


def test_docks_hear_it(qtbot: QtBot, bus: str) -> None:
    from PySide6.QtDBus import QDBusConnection

    dock, connection = Dock(), QDBusConnection.connectToBus(bus, "dock")
    unity = "com.canonical.Unity.LauncherEntry"
    slot = SLOT("update(QString,QVariantMap)")
    assert connection.connect("", "", unity, "Update", dock, slot)
    connection.interface().isServiceRegistered("any")  # once it has answered, the dock hears
    code = (
        "from PySide6.QtCore import QCoreApplication; app = QCoreApplication([])\n"
        "from PySide6.QtDBus import QDBusConnection\n"
        "from khulasa.ui.shell.notices.launcher_progress import LauncherProgress\n"
        "LauncherProgress().show(0.5)\n"
        "QDBusConnection.sessionBus().interface().isServiceRegistered('any')"
    )
    environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    qtbot.waitUntil(lambda: bool(dock.heard))
    shown = {"progress": 0.5, "progress-visible": True}
    assert dock.heard == [("application://khulasa.desktop", shown)]
    QDBusConnection.disconnectFromBus("dock")
