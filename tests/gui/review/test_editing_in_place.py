"""A reader writes a translation where it stands: nothing else moves, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from khulasa.translation.result import Author
from khulasa.ui.reading.sentences.editing_in_place import EditingInPlace
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenArticle, target_texts, wait_for_sentences
from ..fake_engine import FakeEngine
from .conftest import DOUBTFUL, FAILED

CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = " And this goes on and on, as long as it takes to fill a line of the column." * 2


@pytest.fixture
def window(open_doubtful: OpenArticle) -> MainWindow:
    return open_doubtful()


def edit(window: MainWindow, number: int) -> EditingInPlace:
    window.page.view.jump_to(number)
    window.commands.edit.trigger()
    return window.page.view.editing


def target(window: MainWindow, number: int) -> str:
    known = window.session.core.translation(number)
    assert known is not None
    return known.target


def place_of(window: MainWindow, row: int, text: str) -> QPoint:
    """The middle of some words in the viewport of the translation."""
    pane = window.page.view.target
    block = pane.document().findBlockByNumber(row)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + block.text().index(text) + 1)
    return pane.cursorRect(cursor).center()


def test_the_editor_lies_on_its_sentence_and_the_rest_makes_room(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = window.page.view
    above, height = view.target.row_top(1), view.target.row_height(1)
    editing = edit(window, 2)
    assert not window.page.review.isVisible()
    editor, pane = editing.editor, view.target
    first = pane.cursorRect(pane._cursor(1, 0, 0))
    assert editor.y() >= first.bottom() - 1  # the paragraph's other sentence is in sight
    assert editor.width() > 0.9 * (pane.viewport().width() - 32)
    assert pane.row_top(1) == above
    assert pane.row_height(1) > height
    before = editor.height()
    qtbot.keyClicks(editor.field, LONG)
    assert editor.height() > before
    assert editor.field.document().size().height() <= editor.field.height()
    assert pane.row_top(2) >= pane.row_top(1) + pane.row_height(1)
    assert view.source.row_top(2) == pane.row_top(2)
    assert editor.field.font().pointSizeF() == pane.document().defaultFont().pointSizeF()
    qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    assert (pane.row_top(1), pane.row_height(1)) == (above, height)
    assert window.session.core.translation(2) == DOUBTFUL
    assert pane.hasFocus()


def test_ctrl_enter_keeps_it_and_one_undo_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    editing = edit(window, 2)
    qtbot.keyClicks(editing.editor.field, " Really.")
    qtbot.keyClick(editing.editor.field, Qt.Key.Key_Return, CONTROL)
    assert target(window, 2) == "The minister said 12 times. Really."
    assert "\u2028" not in window.page.view.target.toPlainText()
    window.commands.undo.trigger()
    assert window.session.core.translation(2) == DOUBTFUL
    window.commands.redo.trigger()
    assert target(window, 2) == "The minister said 12 times. Really."


def test_enter_on_the_chosen_sentence_edits_it(qtbot: QtBot, window: MainWindow) -> None:
    view = window.page.view
    view.step(1)
    view.step(1)
    qtbot.keyClick(view.target, Qt.Key.Key_Return)
    assert view.editing.number == 1
    qtbot.keyClick(view.editing.editor.field, Qt.Key.Key_Escape)
    # Whoever went elsewhere with the text cursor chooses what is there.
    qtbot.keyClick(view.target, Qt.Key.Key_End, CONTROL)
    qtbot.keyClick(view.target, Qt.Key.Key_Return)
    assert view.editing.number is None
    assert list(view.marks.pinned) == [5]


def test_tab_keeps_a_sentence_and_goes_on_to_the_next(qtbot: QtBot, window: MainWindow) -> None:
    editing = edit(window, 2)
    qtbot.keyClicks(editing.editor.field, " Really.")
    qtbot.keyClick(editing.editor.field, Qt.Key.Key_Tab)
    assert target(window, 2) == "The minister said 12 times. Really."
    assert (editing.number, editing.editor.text) == (3, target(window, 3))
    assert list(window.page.view.marks.pinned) == [3]
    qtbot.keyClick(editing.editor.field, Qt.Key.Key_Tab)
    assert (editing.number, editing.editor.text) == (4, "")
    # What was only passed by is still the model's.
    assert window.session.core.translation(3).author is Author.MODEL
    qtbot.keyClick(editing.editor.field, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert editing.number == 3
    assert window.session.core.translation(4) == FAILED
    qtbot.keyClick(edit(window, 5).editor.field, Qt.Key.Key_Tab)
    assert editing.number is None


def test_a_click_elsewhere_keeps_it_and_means_what_was_clicked(
    qtbot: QtBot, window: MainWindow
) -> None:
    view, button = window.page.view, Qt.MouseButton.LeftButton
    editing = edit(window, 2)
    qtbot.keyClicks(editing.editor.field, LONG)
    # What is clicked stands higher once the editor is gone.
    qtbot.mouseClick(view.target.viewport(), button, pos=place_of(window, 2, "Sentence 3"))
    assert editing.number is None
    assert target(window, 2) == DOUBTFUL.target + LONG
    assert list(view.marks.pinned) == [3]
    editing = edit(window, 1)
    qtbot.keyClicks(editing.editor.field, " Mine.")
    window.commands.next_doubt.trigger()
    assert target(window, 1) == "Sentence 1 in English. Mine."


def test_the_cursor_stands_where_it_was_clicked_twice(qtbot: QtBot, window: MainWindow) -> None:
    pane, button = window.page.view.target, Qt.MouseButton.LeftButton
    place = place_of(window, 1, "minister")
    qtbot.mouseClick(pane.viewport(), button, pos=place)
    qtbot.mouseDClick(pane.viewport(), button, pos=place)
    qtbot.mouseRelease(pane.viewport(), button, pos=place)
    editing = window.page.view.editing
    assert editing.number == 2
    qtbot.keyClicks(editing.editor.field, "s")
    assert editing.editor.text == "The ministers said 12 times."


def test_what_comes_in_above_moves_the_editor_and_takes_nothing_from_it(
    qtbot: QtBot, open_article: OpenArticle, article_file: Path
) -> None:
    paragraphs = ("كتب الصحفي عن المدينة.", "أغلق المتجر. وغادر الناس.", "انتهى الخبر.")
    article_file.write_text("\n\n".join(paragraphs), encoding="utf-8")
    engine = FakeEngine(stepwise=True)
    window = open_article(engine, until=None)
    engine.allow(2)
    wait_for_sentences(qtbot, window, 2)
    view = window.page.view
    qtbot.waitUntil(lambda: target_texts(window)[1] != "…")
    editing = edit(window, 1)
    qtbot.keyClicks(editing.editor.field, " Mine.")
    engine.allow(2)
    wait_for_sentences(qtbot, window, 4)
    qtbot.waitUntil(lambda: "Sentence 2" in view.target.row_text(1))
    assert editing.editor.text == "Sentence 1 in English. Mine."
    top = editing.editor.y()
    assert top == view.target.opened_rect().top()
    window.commands.larger.trigger()
    assert editing.number == 1
    assert editing.editor.field.font() == view.target.document().defaultFont()
    assert editing.editor.geometry().top() == view.target.opened_rect().top()
    window.resize(700, 500)
    qtbot.waitUntil(lambda: editing.editor.width() < view.target.width())
    assert editing.editor.text == "Sentence 1 in English. Mine."
    qtbot.keyClick(editing.editor.field, Qt.Key.Key_Return)
    assert target(window, 1) == "Sentence 1 in English. Mine."


def test_another_tab_keeps_it(qtbot: QtBot, window: MainWindow) -> None:
    editing = edit(window, 1)
    qtbot.keyClicks(editing.editor.field, " Mine.")
    core = window.session.core
    window.commands.new_tab.trigger()
    assert editing.number is None
    assert core.translation(1).target == "Sentence 1 in English. Mine."


def test_closing_the_window_keeps_it(qtbot: QtBot, window: MainWindow) -> None:
    editing = edit(window, 1)
    qtbot.keyClicks(editing.editor.field, " Mine.")
    core = window.session.core
    window.close()
    assert core.translation(1).target == "Sentence 1 in English. Mine."


def test_the_menu_of_a_sentence_has_all_that_is_done_with_it(window: MainWindow) -> None:
    view = window.page.view
    view.jump_to(2)
    view.target.selectAll()
    words = [action.text() for action in window.page.paragraph_menu(1, 2).actions()]
    for wanted in ("Copy selection", "Edit", "Alternatives", "Try again", "Mark as fine"):
        assert wanted in words
