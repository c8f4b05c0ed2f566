"""A reader judges and mends sentences: marks them as fine, writes them anew, undoes that."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from pytestqt.qtbot import QtBot

from khulasa.engine.messages import Translate
from khulasa.reading.changes import State
from khulasa.translation.result import Author, Status

from ..conftest import OpenArticle, target_texts, wait_for_sentences, wait_for_state
from ..fake_engine import FakeEngine
from .conftest import DOUBTFUL, format_at, words


def test_marking_as_fine_settles_it_and_undo_takes_that_back(
    qtbot: QtBot, open_doubtful: OpenArticle
) -> None:
    window = open_doubtful()
    window.commands.next_doubt.trigger()
    window.commands.mark_as_fine.trigger()
    settled = window.session.core.translation(2)
    assert (settled.target, settled.status) == (DOUBTFUL.target, Status.OK)
    assert (settled.author, settled.issues) == (Author.USER, ())
    assert window.status_line.doubts_button.text() == "1 failed"
    assert words(window) == "Paragraph 2 · Checked by you: it stays as it is."
    style = format_at(window.page.view.target, 1, "12").underlineStyle()
    assert style is QTextCharFormat.UnderlineStyle.NoUnderline
    assert window.commands.undo.isEnabled()
    qtbot.keyClick(window.page.view.target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.core.translation(2) == DOUBTFUL
    assert window.status_line.doubts_button.text() == "1 to check · 1 failed"
    assert not window.commands.undo.isEnabled()
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window.page.view.target, Qt.Key.Key_Z, shift)
    assert window.session.core.translation(2) == settled
    assert not window.commands.redo.isEnabled()
    window.commands.undo.trigger()
    qtbot.keyClick(window.page.view.target, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert window.session.core.translation(2) == settled


def test_editing_by_hand(qtbot: QtBot, open_doubtful: OpenArticle) -> None:
    window = open_doubtful()
    window.commands.next_doubt.trigger()
    window.commands.edit.trigger()
    field = window.page.view.editing.editor.field
    assert field.toPlainText() == "The minister said 12 times."
    field.selectAll()
    qtbot.keyClicks(field, "It  is final.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert target_texts(window)[1] == "Sentence 1 in English. It is final."
    assert window.session.core.translation(2).author is Author.USER
    assert window.page.view.editing.number is None
    window.commands.revert.trigger()
    assert window.session.core.translation(2) == DOUBTFUL


def test_a_double_click_on_a_translation_edits_it(qtbot: QtBot, open_doubtful: OpenArticle) -> None:
    window = open_doubtful()
    pane = window.page.view.target
    cursor = QTextCursor(pane.document().findBlockByNumber(1))
    place = pane.cursorRect(cursor).center() + QPoint(4, 0)
    qtbot.mouseDClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place)
    editor = window.page.view.editing.editor
    assert window.page.view.editing.number is not None
    assert editor.field.toPlainText() == "Sentence 1 in English."
    assert list(window.page.view.marks.pinned) == [1]
    # In the source a double click selects a word, as ever.
    qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    source = window.page.view.source
    place = source.cursorRect(QTextCursor(source.document().findBlockByNumber(1))).center()
    qtbot.mouseDClick(source.viewport(), Qt.MouseButton.LeftButton, pos=place - QPoint(4, 0))
    assert source.textCursor().hasSelection()
    assert window.page.view.editing.number is None


def test_an_edit_is_applied_to_the_same_sentence_everywhere_and_one_undo_takes_all_back(
    qtbot: QtBot, open_article: OpenArticle, article_file: Path
) -> None:
    paragraphs = ("نفد الخبز.", "أغلق المتجر.", "نفد الخبز.", "نفد الخبز.")
    article_file.write_text("\n\n".join(paragraphs), encoding="utf-8")
    window = open_article(FakeEngine())
    before = target_texts(window)
    panel = window.page.review.sentence
    for number, wanted in ((1, False), (2, True)):
        window.page.view.jump_to(number)
        window.commands.edit.trigger()
        field = window.page.view.editing.editor.field
        field.selectAll()
        qtbot.keyClicks(field, "There is none left.")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert panel.everywhere.isVisible() is wanted
        assert window.commands.everywhere.isEnabled() is wanted
    assert panel.everywhere.text() == "Apply to the same sentence in 2 other places"
    qtbot.mouseClick(panel.everywhere, Qt.MouseButton.LeftButton)
    assert target_texts(window) == ["There is none left."] * 4
    assert words(window) == "Applied in 3 places."
    assert not window.commands.everywhere.isEnabled()
    window.commands.undo.trigger()
    assert target_texts(window) == [before[0], "There is none left.", *before[2:]]
    window.commands.redo.trigger()
    assert target_texts(window) == ["There is none left."] * 4


def test_nothing_is_kept_of_an_empty_edit(qtbot: QtBot, open_doubtful: OpenArticle) -> None:
    window = open_doubtful()
    window.commands.next_doubt.trigger()
    window.commands.edit.trigger()
    editor = window.page.view.editing.editor
    editor.field.clear()
    assert not editor.keep_button.isEnabled()
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert window.page.view.editing.number is not None
    qtbot.mouseClick(editor.leave_button, Qt.MouseButton.LeftButton)
    assert window.session.core.translation(2) == DOUBTFUL


def test_a_failed_sentence_can_be_written_by_hand(qtbot: QtBot, open_doubtful: OpenArticle) -> None:
    window = open_doubtful()
    window.commands.previous_doubt.trigger()
    assert not window.commands.mark_as_fine.isEnabled()
    window.commands.edit.trigger()
    field = window.page.view.editing.editor.field
    assert field.toPlainText() == ""
    qtbot.keyClicks(field, "No price was given.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert target_texts(window)[2].endswith("No price was given.")
    assert window.status_line.text().startswith("6 of 6 sentences translated · 1 to check · ")


def test_esc_leaves_the_editor_and_not_the_translation(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_article(engine, until=None)
    engine.allow(2)
    wait_for_sentences(qtbot, window, 2)
    qtbot.waitUntil(lambda: target_texts(window)[0] != "…")
    window.page.view.step(1)
    window.commands.edit.trigger()
    qtbot.keyClick(window.page.view.editing.editor.field, Qt.Key.Key_Escape)
    assert window.page.view.editing.number is None
    assert window.session.core.state is State.TRANSLATING


def test_continue_leaves_the_readers_words_alone(qtbot: QtBot, open_article: OpenArticle) -> None:
    engine = FakeEngine({0: DOUBTFUL}, stepwise=True)
    window = open_article(engine, until=None)
    engine.allow(1)
    qtbot.waitUntil(window.commands.next_doubt.isEnabled)
    window.commands.next_doubt.trigger()
    window.commands.mark_as_fine.trigger()
    window.commands.stop.trigger()
    wait_for_state(qtbot, window, State.STOPPED)
    engine.allow(5)
    window.commands.go_on.trigger()
    wait_for_state(qtbot, window, State.DONE)
    translations = [r for r in engine.requests if isinstance(r, Translate)]
    assert [number for number, _ in translations[1].sentences] == [1, 2, 3, 4, 5]
    assert window.session.core.translation(0).author is Author.USER


def test_key_sentences_follow_an_edit(qtbot: QtBot, open_doubtful: OpenArticle) -> None:
    window = open_doubtful()
    window.page.view.step(1)
    window.page.view.step(1)
    assert window.review.sentence == 1
    window.commands.edit.trigger()
    field = window.page.view.editing.editor.field
    field.selectAll()
    qtbot.keyClicks(field, "My own words.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    shown = window.page.summary.text.toPlainText()
    assert "My own words." in shown
    assert "Sentence 1 in English." not in shown
    window.commands.undo.trigger()
    assert "Sentence 1 in English." in window.page.summary.text.toPlainText()


def test_nothing_moves_while_the_reader_judges(open_doubtful: OpenArticle) -> None:
    window = open_doubtful()
    view = window.page.view
    tops = [view.target.mapTo(window, QPoint(0, round(view.target.row_top(r)))) for r in range(4)]
    scrolled = view.target.verticalScrollBar().value()
    cursor = view.target.textCursor()
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    view.target.setTextCursor(cursor)
    window.commands.next_doubt.trigger()
    window.commands.mark_as_fine.trigger()
    window.commands.undo.trigger()
    window.commands.doubts.trigger()
    assert view.target.verticalScrollBar().value() == scrolled
    assert tops == [
        view.target.mapTo(window, QPoint(0, round(view.target.row_top(r)))) for r in range(4)
    ]
    assert view.target.textCursor().selectedText() == "Sentence 0 in English."


def test_a_selection_in_a_sentence_survives_its_being_marked_as_fine(
    open_doubtful: OpenArticle,
) -> None:
    window = open_doubtful()
    target = window.page.view.target
    window.commands.next_doubt.trigger()
    cursor = target.textCursor()
    cursor.setPosition(target.document().findBlockByNumber(1).position())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    target.setTextCursor(cursor)
    window.commands.mark_as_fine.trigger()
    selected = target.textCursor().selectedText()
    assert selected == "Sentence 1 in English. The minister said 12 times."
