"""A reader writes notes on sentences, sees where they are, and changes and removes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from khulasa.reading.changes import State
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import ARTICLE, OpenArticle, OpenWindow, wait_for_state
from ..fake_engine import FakeEngine


@pytest.fixture
def window(open_doubtful: OpenArticle) -> MainWindow:
    """With the second sentence pinned."""
    window = open_doubtful()
    window.page.view.jump_to(1)
    return window


def write(qtbot: QtBot, window: MainWindow, text: str) -> None:
    ctrl_alt = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(window.page.view.target, Qt.Key.Key_M, ctrl_alt)
    field = window.page.review.sentence.note.field
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_note_is_written_changed_and_removed_by_keyboard(
    qtbot: QtBot, window: MainWindow
) -> None:
    card = window.page.review.sentence.note
    write(qtbot, window, "Which government?")
    assert dict(window.session.core.notes) == {1: "Which government?"}
    assert (card.isVisible(), card.editing) == (True, False)
    assert card.words.text() == "Which government?"
    assert window.page.view.target.hasFocus()
    write(qtbot, window, "Whose?")
    window.commands.undo.trigger()
    assert card.words.text() == "Which government?"
    window.commands.redo.trigger()
    assert card.words.text() == "Whose?"
    window.commands.remove_note.trigger()
    assert dict(window.session.core.notes) == {}
    assert not card.isVisible()
    assert not window.commands.remove_note.isEnabled()


def test_esc_leaves_the_note_and_a_begun_one_waits(qtbot: QtBot, window: MainWindow) -> None:
    card = window.page.review.sentence.note
    write(qtbot, window, "First.")
    window.commands.note.trigger()
    qtbot.keyClicks(card.field, " And then")
    window.page.view.jump_to(2)
    assert not card.isVisible()
    window.page.view.jump_to(1)
    assert card.words.text() == "First."
    window.commands.note.trigger()
    assert card.field.toPlainText() == "First. And then"
    qtbot.keyClick(card.field, Qt.Key.Key_Escape)
    assert dict(window.session.core.notes) == {1: "First."}


def test_the_mark_in_the_gutter_leads_to_the_note(qtbot: QtBot, window: MainWindow) -> None:
    write(qtbot, window, "Here.")
    view = window.page.view
    window.commands.doubts.setChecked(False)
    view.jump_to(5)
    top = view.target.heights.top(1) - view.target.verticalScrollBar().value()
    marked = view.gutter.grab().toImage().pixelColor(2, round(top) + 12)
    qtbot.mouseClick(view.gutter, Qt.MouseButton.LeftButton, pos=QPoint(4, round(top) + 12))
    assert list(view.marks.pinned) == [1]
    assert window.page.review.sentence.note.isVisible()
    window.commands.undo.trigger()
    plain = view.gutter.grab().toImage().pixelColor(2, round(top) + 12)
    assert plain != marked


def test_the_menu_of_a_sentence_has_all_that_is_done_about_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    def words() -> list[str]:
        return [action.text() for action in window.page.paragraph_menu(1, 1).actions()]

    offered = {"Try again", "Alternatives", "Edit", "Mark as fine", "Note"}
    assert offered < set(words())
    assert "Remove note" not in words()
    write(qtbot, window, "Here.")
    window.page.view.target.selectAll()
    assert {"Remove note", "Copy selection"} < set(words())


def test_notes_are_there_again_before_anything_is_translated(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    first = open_window(FakeEngine(stepwise=True))
    with qtbot.waitSignal(first.opener.opened):
        first.open_file(file)
    first.page.view.jump_to(5)
    write(qtbot, first, "Over already?")
    first.close()
    again = open_window(FakeEngine())
    with qtbot.waitSignal(again.opener.opened):
        again.open_file(file)
    wait_for_state(qtbot, again, State.DONE)
    assert dict(again.session.core.notes) == {5: "Over already?"}
    assert again.commands.undo.isEnabled()
