"""The translation is saved in a copy of the article's file."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from khulasa.reading.changes import State
from khulasa.settings.keys import EXPORT_FOLDER
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenWindow, wait_for_state
from ..fake_engine import FakeEngine


@pytest.fixture
def source(tmp_path: Path) -> Path:
    made = Document()
    made.add_heading("عنوان المقال", 1)
    made.add_paragraph("أعلنت الحكومة قرارها اليوم.")
    made.add_table(1, 1).cell(0, 0).text = "القاهرة"
    path = tmp_path / "article.docx"
    made.save(str(path))
    return path


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow, source: Path) -> MainWindow:
    opened = open_window(FakeEngine())
    opened.open_file(source)
    wait_for_state(qtbot, opened, State.DONE)
    return opened


def save_to(window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.commands.save_layout.trigger()


def test_the_copy_has_the_translation_and_the_layout(
    qtbot: QtBot, window: MainWindow, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = source.with_name("copy.docx")
    save_to(window, path, monkeypatch)
    qtbot.waitUntil(lambda: window.status_line.text() == "Saved copy.docx")
    heading, text = Document(str(path)).paragraphs
    assert (heading.style.name, heading.text) == ("Heading 1", "Sentence 0 in English.")
    assert text.text == "Sentence 1 in English."
    assert Document(str(path)).tables[0].cell(0, 0).text == "Sentence 2 in English."


def test_a_file_that_changed_or_is_gone_is_told(
    qtbot: QtBot, window: MainWindow, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = source.with_name("copy.docx")
    made = Document(str(source))
    made.paragraphs[1].text = "شيء آخر."
    made.save(str(source))
    save_to(window, path, monkeypatch)
    qtbot.waitUntil(lambda: "not the one that was translated" in window.message_bar.text())
    source.unlink()
    save_to(window, path, monkeypatch)
    qtbot.waitUntil(lambda: "there is no such file" in window.message_bar.text())
    assert not path.exists()


def test_the_folder_of_a_copy_is_proposed_again_once_something_was_saved_there(
    qtbot: QtBot, window: MainWindow, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_to(window, source / "copy.docx", monkeypatch)
    qtbot.waitUntil(lambda: window.message_bar.text().startswith("Cannot save "))
    assert window.settings.get(EXPORT_FOLDER) == ""
    save_to(window, source.with_name("copy.docx"), monkeypatch)
    qtbot.waitUntil(lambda: window.status_line.text() == "Saved copy.docx")
    assert window.settings.get(EXPORT_FOLDER) == str(source.parent)


def test_the_article_itself_is_not_written_over(
    window: MainWindow, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = source.read_bytes()
    save_to(window, source, monkeypatch)
    assert window.message_bar.text() == "This is the article itself, which would be lost."
    assert source.read_bytes() == before


def test_pasted_text_has_no_layout(qtbot: QtBot, window: MainWindow) -> None:
    assert window.commands.save_layout.isEnabled()
    window.open_text("نص آخر تماما.")
    qtbot.waitUntil(lambda: window.session.core.reading.article.file is None)
    wait_for_state(qtbot, window, State.DONE)
    assert not window.commands.save_layout.isEnabled()
