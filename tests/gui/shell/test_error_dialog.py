from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from khulasa.ui.shell.dialogs.error_dialog import ExceptionCatcher


@pytest.fixture
def catcher(qtbot: QtBot) -> Iterator[ExceptionCatcher]:
    window = QWidget()
    qtbot.addWidget(window)
    catcher = ExceptionCatcher(lambda: window)
    catcher.install()
    yield catcher
    catcher.uninstall()


def test_an_exception_is_shown_with_details_to_copy(
    qtbot: QtBot, catcher: ExceptionCatcher, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        raise ValueError("a number was 13")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: catcher.dialog is not None)
    dialog = catcher.dialog
    assert "a number was 13" in dialog.message.text()
    assert "Traceback" not in dialog.message.text()
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Khulasa ")
    assert 'raise ValueError("a number was 13")' in copied
    assert "ValueError: a number was 13" in capsys.readouterr().err


def test_exceptions_of_threads_and_further_ones_share_the_dialog(
    qtbot: QtBot, catcher: ExceptionCatcher
) -> None:
    def fail(word: str) -> None:
        raise LookupError(word)

    for word in ("first", "second"):
        thread = threading.Thread(target=fail, args=(word,))
        thread.start()
        thread.join()
    qtbot.waitUntil(
        lambda: catcher.dialog is not None and "second" in catcher.dialog.details.toPlainText()
    )
    assert "first" in catcher.dialog.details.toPlainText()
    catcher.dialog.close()
    qtbot.waitUntil(lambda: catcher.dialog is None)


def test_ctrl_c_is_no_error(qtbot: QtBot, catcher: ExceptionCatcher) -> None:
    catcher.catch(KeyboardInterrupt, KeyboardInterrupt(), None)
    qtbot.wait(1)
    assert catcher.dialog is None
