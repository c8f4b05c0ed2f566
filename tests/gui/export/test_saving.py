"""An article is saved from the window, and saved again."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from khulasa.export.choices import Choices
from khulasa.reading.changes import State
from khulasa.settings.keys import EXPORT_FOLDER, EXPORT_FORMAT
from khulasa.ui.export.documents import Order, usual_folder
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenArticle, OpenWindow, wait_for_state
from ..fake_engine import FakeEngine

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
NAME = "Sentence 0 in English.docx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "saved"
    made.mkdir()
    return made


@pytest.fixture
def window(open_article: OpenArticle, folder: Path) -> MainWindow:
    opened = open_article(FakeEngine())
    opened.settings.set(EXPORT_FOLDER, str(folder))
    return opened


def save(qtbot: QtBot, window: MainWindow) -> None:
    """Save in the dialog that is open, and wait for the window's word."""
    assert window.exporting.dialog is not None
    window.exporting.dialog.save_button.click()
    wait_until_saved(qtbot, window)


def wait_until_saved(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.status_line.text().startswith("Saved "))


def test_saving_and_saving_again(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL_SHIFT)
    save(qtbot, window)
    path = folder / NAME
    assert "Sentence 1 in English." in docx.Document(str(path)).tables[0].cell(1, 1).text
    assert window.status_line.text() == f"Saved {NAME}"
    path.unlink()
    window.status_line.confirm("before")
    window.commands.save.trigger()
    assert window.exporting.dialog is None
    wait_until_saved(qtbot, window)
    assert [file.name for file in folder.iterdir()] == [NAME]


def test_the_first_time_save_asks(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    assert window.exporting.dialog is not None
    window.exporting.dialog.reject()
    assert window.exporting.dialog is None


def test_another_article_is_asked_for_anew(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    window.commands.export.trigger()
    save(qtbot, window)
    window.open_text("نص آخر تماما.")
    qtbot.waitUntil(lambda: window.session.core.reading.article.file is None)
    wait_for_state(qtbot, window, State.DONE)
    window.commands.save.trigger()
    assert window.exporting.dialog is not None
    assert len(list(folder.iterdir())) == 1


def test_what_the_model_is_worth_stands_in_the_file(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    window.commands.export.trigger()
    save(qtbot, window)
    with zipfile.ZipFile(folder / NAME) as file:
        assert b"Starter model: rough gist only." in file.read("word/document.xml")


def test_a_folder_that_is_gone_is_told(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    window.commands.export.trigger()
    folder.rmdir()
    assert window.exporting.dialog is not None
    window.exporting.dialog.save_button.click()
    qtbot.waitUntil(lambda: window.message_bar.text() != "")
    assert window.message_bar.text().startswith("Cannot save ")
    # It was not saved, so there is nothing to save again as.
    window.commands.save.trigger()
    assert window.exporting.dialog is not None


def test_where_saving_failed_is_not_proposed_again(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    window.commands.export.trigger()
    assert window.exporting.dialog is not None
    window.exporting.dialog.folder = tmp_path / "full"  # a file, in which nothing can be saved
    window.exporting.dialog.folder.write_text("")
    window.exporting.dialog.save_button.click()
    qtbot.waitUntil(lambda: window.message_bar.text().startswith("Cannot save "))
    window.commands.export.trigger()
    assert window.exporting.dialog.folder == folder
    save(qtbot, window)
    assert (folder / NAME).exists()


def test_a_folder_that_takes_no_files_any_more_is_not_proposed(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != folder)
    assert usual_folder(window.settings) != folder


def test_what_is_being_saved_is_saved_when_the_window_closes(
    window: MainWindow, folder: Path
) -> None:
    window.settings.set(EXPORT_FORMAT, "pdf")
    window.commands.export.trigger()
    assert window.exporting.dialog is not None
    window.exporting.dialog.save_button.click()
    window.close()
    assert (folder / "Sentence 0 in English.pdf").read_bytes().startswith(b"%PDF-")


def test_the_dialog_shows_what_is_translated_meanwhile(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_article(engine, until=State.TRANSLATING)
    window.commands.export.trigger()
    dialog = window.exporting.dialog
    assert dialog is not None
    page = dialog.preview.page
    assert "not translated yet" in page.accessibleDescription()
    engine.allow(100)
    wait_for_state(qtbot, window, State.DONE)
    assert "Sentence 5 in English." in page.accessibleDescription()
    dialog.reject()


def test_without_an_article_there_is_nothing_to_save(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    assert not window.commands.export.isEnabled()
    assert not window.commands.save.isEnabled()


def test_in_private_mode_the_folder_is_not_remembered(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    window.commands.private.setChecked(True)
    window.commands.export.trigger()
    assert window.exporting.dialog is not None
    window.exporting.dialog.folder = tmp_path
    save(qtbot, window)
    assert window.settings.get(EXPORT_FOLDER) == str(folder)


def test_what_a_link_points_to_is_written_and_the_link_stays(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    there = tmp_path / "elsewhere.docx"
    there.write_bytes(b"before")
    (folder / NAME).symlink_to(there)
    window.exporting._save(Order(folder / NAME, "docx", Choices()))
    wait_until_saved(qtbot, window)
    assert (folder / NAME).is_symlink()
    assert docx.Document(str(there)).tables
