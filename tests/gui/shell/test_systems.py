"""What single systems do their own way."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khulasa.reading.changes import State
from khulasa.ui.shell.start.macos_files import FileOpener
from khulasa.ui.shell.start.windows_taskbar import NAME, name_windows

from ..conftest import HEADING, OpenWindow, source_texts, wait_for_state
from ..fake_engine import FakeEngine


class Shell:
    """Windows' shell32."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def SetCurrentProcessExplicitAppUserModelID(self, name: str) -> None:
        self.names.append(name)


def send(application: QApplication, *files: Path | str) -> None:
    for file in files:
        QCoreApplication.sendEvent(application, QFileOpenEvent(QUrl.fromLocalFile(str(file))))


def test_macos_opens_an_article_in_the_running_window(
    qtbot: QtBot, qapp: QApplication, open_window: OpenWindow, article_file: Path
) -> None:
    window = open_window(FakeEngine())
    opener = FileOpener(qapp, window.take)
    send(qapp, article_file)
    wait_for_state(qtbot, window, State.DONE)
    assert source_texts(window)[0] == HEADING
    qapp.removeEventFilter(opener)


def test_files_that_macos_hands_over_together_get_a_tab_each(
    qtbot: QtBot, qapp: QApplication, open_window: OpenWindow, article_file: Path
) -> None:
    window = open_window(FakeEngine())
    opener = FileOpener(qapp, window.take)
    send(qapp, article_file, article_file.with_name("other.txt"))
    wait_for_state(qtbot, window, State.DONE)
    assert [tab.name for tab in window.tabs.tabs] == [article_file.name, "other.txt"]
    qapp.removeEventFilter(opener)


def test_windows_is_told_whose_the_window_is(monkeypatch: pytest.MonkeyPatch) -> None:
    shell = Shell()
    name_windows("win32", shell)
    name_windows("linux", shell)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    name_windows("win32", shell)  # a program of its own is known by its path
    assert shell.names == [NAME]
