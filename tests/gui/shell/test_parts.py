"""Choosing what is read of a file: notes, comments, sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from khulasa.reading.changes import State
from khulasa.ui.shell.dialogs.parts_dialog import PartsDialog
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import FIRST, SECOND, OpenWindow, source_texts, target_texts, wait_for_state
from ..fake_engine import FakeEngine

COMMENT = "هل فاض النهر حقا في تلك الليلة؟"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = Document()
    paragraph = made.add_paragraph(FIRST)
    made.add_comment(paragraph.runs, COMMENT, author="A & B")
    path = tmp_path / "a.docx"
    made.save(str(path))
    return path


def dialog_of(window: MainWindow) -> PartsDialog:
    return next(d for d in window.findChildren(PartsDialog) if d.isVisible())


def read_button(dialog: PartsDialog) -> object:
    role = QDialogButtonBox.ButtonRole.AcceptRole
    return next(b for b in dialog.buttons.buttons() if dialog.buttons.buttonRole(b) == role)


def test_a_part_is_added_and_taken_away_again(
    qtbot: QtBot, open_window: OpenWindow, file: Path
) -> None:
    window = open_window(FakeEngine())
    assert not window.commands.parts.isEnabled()
    window.open_file(file)
    wait_for_state(qtbot, window, State.DONE)
    assert source_texts(window) == [FIRST]
    translated = target_texts(window)
    link = window.status_line.parts_button
    assert link.isVisible()
    assert link.text() == "1 part not read"
    assert link.toolTip() == "Not read: Comments (7 words)"

    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    dialog = dialog_of(window)
    assert [box.text() for box in dialog.boxes.values()] == ["Comments (7 words)"]
    assert not read_button(dialog).isEnabled()
    dialog.boxes["comments"].setChecked(True)
    qtbot.mouseClick(read_button(dialog), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: source_texts(window) == [FIRST, COMMENT])
    wait_for_state(qtbot, window, State.DONE)
    assert target_texts(window)[:1] == translated
    assert link.text() == "What to read…"

    window.commands.parts.trigger()
    dialog = dialog_of(window)
    dialog.boxes["comments"].setChecked(False)
    dialog.accept()
    qtbot.waitUntil(lambda: source_texts(window) == [FIRST])


def test_what_was_chosen_is_read_again_when_the_file_is_opened_or_has_changed(
    qtbot: QtBot, open_window: OpenWindow, file: Path, article_file: Path
) -> None:
    window = open_window(FakeEngine())
    window.open_file(file)
    wait_for_state(qtbot, window, State.DONE)
    window.commands.parts.trigger()
    dialog = dialog_of(window)
    dialog.boxes["comments"].setChecked(True)
    dialog.accept()
    qtbot.waitUntil(lambda: source_texts(window) == [FIRST, COMMENT], timeout=20_000)
    wait_for_state(qtbot, window, State.DONE)
    window.open_file(article_file)
    qtbot.waitUntil(lambda: COMMENT not in source_texts(window), timeout=20_000)
    changed = Document(str(file))
    changed.add_paragraph(SECOND)
    changed.save(str(file))
    window.open_file(file)
    qtbot.waitUntil(lambda: source_texts(window) == [FIRST, SECOND, COMMENT], timeout=20_000)


def test_an_article_without_parts_offers_nothing(
    qtbot: QtBot, open_window: OpenWindow, file: Path, tmp_path: Path
) -> None:
    window = open_window(FakeEngine())
    window.open_file(file)
    qtbot.waitUntil(lambda: source_texts(window) == [FIRST])
    plain = tmp_path / "a.txt"
    plain.write_text(COMMENT, encoding="utf-8")
    window.open_file(plain)
    qtbot.waitUntil(lambda: source_texts(window) == [COMMENT])
    assert not window.status_line.parts_button.isVisible()
    assert not window.commands.parts.isEnabled()


def test_with_no_part_left_it_says_so_and_what_was_shown_stays(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    made = Workbook()
    made.active.title = "Rain & snow"
    made.active.append([FIRST])
    path = tmp_path / "a.xlsx"
    made.save(path)
    window = open_window(FakeEngine())
    window.open_file(path)
    wait_for_state(qtbot, window, State.DONE)
    window.commands.parts.trigger()
    dialog = dialog_of(window)
    assert dialog.boxes["sheet1"].text().startswith("Rain && snow (")
    dialog.boxes["sheet1"].setChecked(False)
    dialog.accept()
    qtbot.waitUntil(window.message_bar.isVisible)
    assert "it is empty" in window.message_bar.text()
    assert source_texts(window) == [FIRST]
