"""The log's place is told and shown where something went wrong, and in the menu."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from khulasa import log
from khulasa.ui.shell.dialogs.error_dialog import ExceptionCatcher

from ..conftest import OpenWindow
from ..fake_engine import FakeEngine


class FileManager(QObject):
    """Takes the folders that are to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @Slot(QUrl)
    def show_folder(self, url: QUrl) -> None:
        self.shown.append(url.toLocalFile())


@pytest.fixture
def file_manager() -> Iterator[FileManager]:
    manager = FileManager()
    QDesktopServices.setUrlHandler("file", manager, "show_folder")
    yield manager
    QDesktopServices.unsetUrlHandler("file")


def test_the_menu_shows_the_folder_of_the_log(
    open_window: OpenWindow, file_manager: FileManager
) -> None:
    log.set_up("test")
    window = open_window(FakeEngine())
    menu = next(
        menu
        for menu in window.menuBar().findChildren(QMenu)
        if window.commands.about in menu.actions()
    )
    assert window.commands.show_log in menu.actions()
    window.commands.show_log.trigger()
    assert file_manager.shown == [str(log.log_folder())]


def test_where_there_is_no_log_yet_the_folder_above_is_shown(
    open_window: OpenWindow, file_manager: FileManager
) -> None:
    window = open_window(FakeEngine())
    window.commands.show_log.trigger()
    assert file_manager.shown == [str(log.log_folder().parent)]


def test_the_dialog_of_an_error_tells_and_shows_where_the_log_is(
    qtbot: QtBot, file_manager: FileManager
) -> None:
    log.set_up("test")
    window = QWidget()
    qtbot.addWidget(window)
    catcher = ExceptionCatcher(lambda: window)
    catcher.catch(ValueError, ValueError("a sentence of an article"), None)
    qtbot.waitUntil(lambda: catcher.dialog is not None)
    dialog = catcher.dialog
    assert dialog is not None
    assert f"Log: {log.shown_log_folder()}" in dialog.details.toPlainText()
    qtbot.mouseClick(dialog.log_button, Qt.MouseButton.LeftButton)
    assert file_manager.shown == [str(log.log_folder())]
    said = (log.log_folder() / "khulasa.log").read_text(encoding="utf-8")
    assert "unexpected exception\n    ValueError\n" in said
