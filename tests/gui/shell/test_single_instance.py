"""A second start hands its files to the window that runs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from khulasa.reading.changes import State
from khulasa.ui.shell.app import listen
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.start.single_instance import Listener, Wish, hand_over, server_name, wish

from ..conftest import HEADING, OpenWindow, source_texts, wait_for_state
from ..fake_engine import FakeEngine

SecondStart = Callable[[Wish], bool]


@pytest.fixture
def second_start(qtbot: QtBot) -> SecondStart:
    """Hands a wish over as another process does, and tells whether it was taken."""

    def start(wanted: Wish) -> bool:
        with ThreadPoolExecutor(1) as other:
            answer = other.submit(hand_over, wanted, server_name())
            qtbot.waitUntil(answer.done)
            return answer.result()

    return start


@pytest.fixture
def window(open_window: OpenWindow) -> Iterator[MainWindow]:
    """A window of an app that listens for other starts."""
    window = open_window(FakeEngine())
    listener = listen(window.shared)
    assert listener.listens
    yield window
    listener.close()


def test_the_files_of_a_second_start_are_opened_in_the_window_that_runs(
    qtbot: QtBot,
    window: MainWindow,
    second_start: SecondStart,
    article_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.showMinimized()
    monkeypatch.chdir(article_file.parent)
    assert second_start(wish((article_file.name,)))
    wait_for_state(qtbot, window, State.DONE)
    assert source_texts(window)[0] == HEADING
    assert not window.isMinimized()
    assert second_start(wish((), sample=True))
    qtbot.waitUntil(lambda: len(window.tabs.tabs) == 2)
    assert second_start(wish(()))  # only comes forward
    assert len(window.tabs.tabs) == 2


def test_a_private_window_takes_nothing_from_outside(
    window: MainWindow, second_start: SecondStart, article_file: Path
) -> None:
    window.commands.private.trigger()
    assert not second_start(wish((str(article_file),)))
    window.commands.private.trigger()
    assert second_start(wish(()))


def test_nobody_takes_anything_where_no_window_runs() -> None:
    assert not hand_over(wish(("a.txt",)), server_name())


@pytest.mark.skipif(sys.platform == "win32", reason="there, nothing is left of a killed window")
def test_what_a_killed_window_left_does_not_stand_in_the_way(
    open_window: OpenWindow, second_start: SecondStart
) -> None:
    bind = "import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])"
    subprocess.run([sys.executable, "-S", "-c", bind, server_name()], check=True)
    assert not hand_over(wish(()), server_name())
    listener = listen(open_window(FakeEngine()).shared)
    assert listener.listens
    assert second_start(wish(()))
    # Only for this user.
    assert Path(server_name()).stat().st_mode & 0o077 == 0


def test_a_second_start_is_heard_when_the_first_window_is_gone(
    qtbot: QtBot, window: MainWindow, second_start: SecondStart, article_file: Path
) -> None:
    other = window.beside()
    other.show()
    window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(window)
    assert second_start(wish((str(article_file),)))
    qtbot.waitUntil(lambda: other.tabs.current.origin == article_file)
    wait_for_state(qtbot, other, State.DONE)


@pytest.mark.usefixtures("window")
def test_of_two_windows_one_listens() -> None:
    second = Listener(server_name(), lambda _wish: None, lambda: True)
    assert not second.listens


def test_what_is_no_wish_is_refused(qtbot: QtBot, window: MainWindow) -> None:
    socket = QLocalSocket()
    socket.connectToServer(server_name())
    socket.write(b'{"files": "all of them"}\n')
    qtbot.waitUntil(socket.canReadLine)
    assert socket.readLine().data() == b"refused\n"
    assert window.tabs.current.is_empty
