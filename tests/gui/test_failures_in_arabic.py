"""What goes wrong is said in Arabic in the Arabic window, values in their own direction."""

from __future__ import annotations

import errno
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from arabic_words import left_in_latin
from khulasa.library.database.location import library_path
from khulasa.library.facade import Library
from khulasa.models.catalogue import load_catalogue
from khulasa.models.store import config_folder, user_catalogue_path
from khulasa.reading.changes import State
from khulasa.settings.language import FILE as SETTINGS_FILE
from khulasa.ui.glossary.dialog import GlossaryDialog
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.speaking import speak_at_once
from khulasa.ui.shell.start.loading import read_catalogue

from .conftest import OpenArticle, OpenWindow
from .fake_engine import FakeEngine
from .test_arabic import arabic

__all__ = ["arabic"]

pytestmark = pytest.mark.usefixtures("arabic")


def told(qtbot: QtBot, window: MainWindow) -> str:
    """What the window says, once it says something."""
    qtbot.waitUntil(lambda: window.message_bar.text() != "")
    words = window.message_bar.text()
    assert left_in_latin(words) == []
    window.message_bar.clear()
    return words


def test_files_that_cannot_be_opened(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(FakeEngine())
    (tmp_path / "empty.txt").touch()
    (tmp_path / "torn.docx").write_bytes(b"PK\x03\x04 torn")
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7 torn")
    (tmp_path / "torn.epub").write_bytes(b"PK\x03\x04 torn")
    with zipfile.ZipFile(tmp_path / "other.docx", "w") as archive:
        archive.writestr("word/document.xml", "<torn")
    for name in ("none.txt", "empty.txt", "torn.docx", "torn.pdf", "torn.epub", "other.docx"):
        window.open_file(tmp_path / name)
        assert "\u2068" in told(qtbot, window)


def test_a_file_that_cannot_be_saved_is_told_in_the_language_of_the_moment(
    qtbot: QtBot, open_article: OpenArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_article(FakeEngine())
    window.message_bar.clear()

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("khulasa.ui.export.controller.write_whole", full)
    window.commands.export.trigger()
    dialog = window.exporting.dialog
    assert dialog is not None
    dialog.save_button.click()
    qtbot.waitUntil(lambda: window.message_bar.text() != "")
    assert left_in_latin(window.message_bar.text()) == []
    assert "ممتلئ" in window.message_bar.text()
    speak_at_once(window.shared, "en")
    [english] = window.shared.windows
    assert "the disk is full." in english.message_bar.text()


@pytest.mark.parametrize("error", [BrokenPipeError(errno.EPIPE, "Broken pipe"), KeyError("a b c")])
def test_an_engine_that_fails_in_a_way_that_nobody_foresaw(
    qtbot: QtBot, open_article: OpenArticle, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def broken(_request: object) -> None:
        raise error

    engine = FakeEngine()
    monkeypatch.setattr(engine, "run", broken)
    told(qtbot, open_article(engine, until=State.FAILED))


def test_a_library_that_cannot_be_used(qtbot: QtBot, open_window: OpenWindow) -> None:
    library_path().parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(library_path())) as theirs:
        theirs.execute("CREATE TABLE theirs (a)")
    window = open_window(FakeEngine())
    qtbot.waitUntil(lambda: window.message_bar.text() != "")
    speak_at_once(window.shared, "en")
    [english] = window.shared.windows
    assert english.message_bar.text().count("Nothing is kept this time.") == 1
    speak_at_once(window.shared, "ar")
    [window] = window.shared.windows
    assert str(library_path()) in told(qtbot, window)
    assert left_in_latin(window.access.fault) == []


def test_a_library_that_was_damaged(qtbot: QtBot, open_window: OpenWindow) -> None:
    Library.open(library_path()).close()
    data = bytearray(library_path().read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    library_path().write_bytes(data)
    window = open_window(FakeEngine())
    told(qtbot, window)
    window.commands.library.trigger()
    assert left_in_latin(window.library.notice.text()) == []


def test_settings_that_are_damaged(qtbot: QtBot, open_window: OpenWindow) -> None:
    config_folder().mkdir(exist_ok=True)
    (config_folder() / SETTINGS_FILE).write_text("[window\nwidth = ", encoding="utf-8")
    window = open_window(FakeEngine())
    qtbot.waitUntil(lambda: window.message_bar.text() != "")
    assert left_in_latin(window.message_bar.text()) == []
    speak_at_once(window.shared, "en")
    [english] = window.shared.windows
    assert "were damaged (line 1 is not as it should be)" in english.message_bar.text()
    english.message_bar.dismiss()
    speak_at_once(window.shared, "ar")
    QApplication.processEvents()
    [window] = window.shared.windows
    assert window.message_bar.text() == ""


def test_mistakes_in_the_catalogue_of_models(open_window: OpenWindow) -> None:
    user_catalogue_path().write_text("[a]\ntask = poetry\n[b]\ntask = prose", encoding="utf-8")
    window = open_window(FakeEngine(), *read_catalogue())
    assert left_in_latin(window.message_bar.text()) == []
    speak_at_once(window.shared, "en")
    [english] = window.shared.windows
    assert english.message_bar.text() == " ".join(map(str, load_catalogue().faults))


def test_a_glossary_that_cannot_be_imported_or_exported(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(FakeEngine())
    window.commands.glossary.trigger()
    [dialog] = window.findChildren(GlossaryDialog)
    for name, content in (("torn.tbx", "<martif>\n<text"), ("empty.csv", ""), ("list.csv", "a\nb")):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, path=path: (str(path), ""))
        dialog.import_button.click()
        qtbot.waitUntil(lambda name=name: name in dialog.says.text())
        assert left_in_latin(dialog.says.text()) == []
