"""A reader goes through what is doubtful in an article: finds it, judges it, mends it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from khulasa.article.model import Span
from khulasa.engine.messages import Alternatives, JobFailed, Translate
from khulasa.reading.changes import State
from khulasa.review.issue import Issue
from khulasa.translation.result import Author, Status, Translation, failure
from khulasa.ui.reading.column import ReadingPane
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenWindow, target_texts, wait_for_sentences, wait_for_state
from ..fake_engine import FakeEngine

# The third sentence of the article in conftest: "وقال الوزير إن القرار نهائي."
DOUBTFUL = Translation(
    "The minister said 12 times.",
    Status.CHECK,
    (Issue("numbers", "12 is not in the source.", Span(4, 11), Span(18, 20)),),
)
FAILED = failure("The model gave no words.")
QUOTED = Translation("He said: “yes.", Status.CHECK, (Issue("quotes", "Open.", serious=False),))
BETTER = Translation("The minister said it was final.", Status.OK)
OTHER = Translation("The decision is final, he said.", Status.OK)

OpenDoubtful = Callable[..., MainWindow]


@pytest.fixture
def open_doubtful(qtbot: QtBot, open_window: OpenWindow, article_file: Path) -> OpenDoubtful:
    """Opens the article with sentence 2 doubtful and 4 failed, and waits until it is done."""

    def open_one(engine: FakeEngine | None = None) -> MainWindow:
        window = open_window(engine or FakeEngine({2: DOUBTFUL, 4: FAILED}))
        window.open_file(article_file)
        wait_for_state(qtbot, window, State.DONE)
        return window

    return open_one


def with_alternatives(*found: Translation) -> FakeEngine:
    return FakeEngine({2: DOUBTFUL, 4: FAILED}, alternatives={2: found, 4: found})


def listed(window: MainWindow) -> list[str]:
    return [doubt.text for doubt in window.page.review.list.doubts()]


def words(window: MainWindow) -> str:
    return window.page.review.sentence.words.text()


def visible_rows(pane: ReadingPane) -> list[int]:
    blocks = (pane.document().findBlockByNumber(row) for row in range(pane.row_count))
    return [block.blockNumber() for block in blocks if block.isVisible()]


def format_at(pane: ReadingPane, row: int, text: str) -> QTextCharFormat:
    block = pane.document().findBlockByNumber(row)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + block.text().index(text) + 1)
    return cursor.charFormat()


def test_the_counter_opens_the_list(qtbot: QtBot, open_doubtful: OpenDoubtful) -> None:
    window = open_doubtful()
    assert window.status_line.text().startswith(
        "5 of 6 sentences translated · 1 to check · 1 failed · "
    )
    assert not window.page.review.isVisible()
    button = window.status_line.doubts_button
    assert button.text() == "1 to check · 1 failed"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.page.review.isVisible()
    assert listed(window) == ["The minister said 12 times.", "لم تذكر الشركة سعره."]


def test_an_article_without_doubts_says_nothing_of_them(
    qtbot: QtBot, open_doubtful: OpenDoubtful
) -> None:
    window = open_doubtful(FakeEngine())
    assert not window.status_line.doubts_button.isVisible()
    assert not window.commands.next_doubt.isEnabled()
    assert not window.commands.only_doubtful.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert not window.page.review.isVisible()


def test_f8_goes_from_one_to_the_next_and_round(qtbot: QtBot, open_doubtful: OpenDoubtful) -> None:
    window = open_doubtful()
    visited = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F8)
        visited.append(window.desk.sentence)
    qtbot.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    visited.append(window.desk.sentence)
    assert visited == [2, 4, 2, 4]
    assert words(window) == "Paragraph 3 · Not translated: The model gave no words."
    assert window.page.review.list.currentRow() == 1


def test_f8_works_wherever_the_focus_is(qtbot: QtBot, open_doubtful: OpenDoubtful) -> None:
    window = open_doubtful()
    window.page.summary.text.setFocus()
    qtbot.keyClick(window.page.summary.text, Qt.Key.Key_F8)
    assert window.desk.sentence == 2


def test_the_list_never_covers_the_sentence_it_leads_to(
    qtbot: QtBot, open_doubtful: OpenDoubtful
) -> None:
    window = open_doubtful(FakeEngine({5: DOUBTFUL}))
    window.resize(640, 520)
    view = window.page.view
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_F8)
        assert view.target.is_in_sight(3, 5)
        window.commands.doubts.trigger()
        view.marks.pin(range(0))
        view.target.verticalScrollBar().setValue(0)


def test_choosing_in_the_list_jumps_and_enter_goes_on_in_the_text(
    qtbot: QtBot, open_doubtful: OpenDoubtful
) -> None:
    window = open_doubtful()
    window.activateWindow()
    window.commands.doubts.trigger()
    doubts = window.page.review.list
    place = doubts.visualItemRect(doubts.item(1)).center()
    qtbot.mouseClick(doubts.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.desk.sentence == 4
    qtbot.keyClick(doubts, Qt.Key.Key_Up)
    assert window.desk.sentence == 2
    qtbot.keyClick(doubts, Qt.Key.Key_Return)
    assert window.focusWidget() is window.page.view.target
    assert window.page.view.target.sentence_at_caret() == 2


def test_the_exact_place_is_marked_stronger_on_both_sides(open_doubtful: OpenDoubtful) -> None:
    view = open_doubtful().page.view
    style = QTextCharFormat.UnderlineStyle
    assert format_at(view.target, 1, "minister").underlineStyle() is style.DotLine
    assert format_at(view.target, 1, "12").underlineStyle() is style.SingleUnderline
    assert format_at(view.target, 1, "Sentence 1").underlineStyle() is style.NoUnderline
    assert format_at(view.source, 1, "الوزير").underlineStyle() is style.SingleUnderline
    assert format_at(view.source, 1, "نهائي").underlineStyle() is style.NoUnderline
    for pane, text in ((view.target, "minister"), (view.target, "12"), (view.source, "نهائي")):
        assert format_at(pane, 1, text).toolTip() == "12 is not in the source."


def test_screen_readers_hear_why_when_the_sentence_is_reached(
    qtbot: QtBot, open_doubtful: OpenDoubtful
) -> None:
    window = open_doubtful()
    target = window.page.view.target
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert target.accessibleDescription() == "To check: 12 is not in the source."
    window.page.view.step(-1)
    assert target.accessibleDescription() == ""
    target.setFocus()
    target.place_caret(1, 1)
    for _ in range(len("Sentence 1 in English. ")):
        qtbot.keyClick(target, Qt.Key.Key_Right)
    assert target.accessibleDescription() == "To check: 12 is not in the source."


def test_marking_as_fine_settles_it_and_undo_takes_that_back(
    qtbot: QtBot, open_doubtful: OpenDoubtful
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


def test_editing_by_hand(qtbot: QtBot, open_doubtful: OpenDoubtful) -> None:
    window = open_doubtful()
    window.commands.next_doubt.trigger()
    window.commands.edit.trigger()
    field = window.page.review.sentence.editor.field
    assert field.toPlainText() == "The minister said 12 times."
    field.selectAll()
    qtbot.keyClicks(field, "It  is final.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert target_texts(window)[1] == "Sentence 1 in English. It is final."
    assert window.session.core.translation(2).author is Author.USER
    assert not window.page.review.sentence.editing
    window.commands.revert.trigger()
    assert window.session.core.translation(2) == DOUBTFUL


def test_nothing_is_kept_of_an_empty_edit(qtbot: QtBot, open_doubtful: OpenDoubtful) -> None:
    window = open_doubtful()
    window.commands.next_doubt.trigger()
    window.commands.edit.trigger()
    editor = window.page.review.sentence.editor
    editor.field.clear()
    assert not editor.keep_button.isEnabled()
    qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    assert window.page.review.sentence.editing
    qtbot.mouseClick(editor.leave_button, Qt.MouseButton.LeftButton)
    assert window.session.core.translation(2) == DOUBTFUL


def test_a_failed_sentence_can_be_written_by_hand(
    qtbot: QtBot, open_doubtful: OpenDoubtful
) -> None:
    window = open_doubtful()
    window.commands.previous_doubt.trigger()
    assert not window.commands.mark_as_fine.isEnabled()
    window.commands.edit.trigger()
    field = window.page.review.sentence.editor.field
    assert field.toPlainText() == ""
    qtbot.keyClicks(field, "No price was given.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert target_texts(window)[2].endswith("No price was given.")
    assert window.status_line.text().startswith("6 of 6 sentences translated · 1 to check · ")


def test_an_edit_that_is_left_for_another_sentence_is_not_lost(
    qtbot: QtBot, open_doubtful: OpenDoubtful
) -> None:
    window = open_doubtful()
    panel = window.page.review.sentence
    window.commands.next_doubt.trigger()
    window.commands.edit.trigger()
    qtbot.keyClicks(panel.editor.field, " And more.")
    window.commands.edit.trigger()  # pressed again, it takes nothing away
    window.commands.next_doubt.trigger()
    assert not panel.editing
    window.commands.edit.trigger()
    assert panel.editor.field.toPlainText() == ""
    window.commands.next_doubt.trigger()
    window.commands.edit.trigger()
    assert panel.editor.field.toPlainText() == "The minister said 12 times. And more."


def test_esc_leaves_the_editor_and_not_the_translation(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_window(engine)
    window.open_file(article_file)
    engine.allow(2)
    wait_for_sentences(qtbot, window, 2)
    qtbot.waitUntil(lambda: target_texts(window)[0] != "…")
    window.page.view.step(1)
    window.commands.edit.trigger()
    qtbot.keyClick(window.page.review.sentence.editor.field, Qt.Key.Key_Escape)
    assert not window.page.review.sentence.editing
    assert window.session.core.state is State.TRANSLATING


def test_continue_leaves_the_readers_words_alone(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    engine = FakeEngine({0: DOUBTFUL}, stepwise=True)
    window = open_window(engine)
    window.open_file(article_file)
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


def test_alternatives_are_offered_and_one_is_picked(
    qtbot: QtBot, open_doubtful: OpenDoubtful
) -> None:
    worse = Translation("He did.", Status.CHECK, (Issue("length", "A part may be missing."),))
    engine = with_alternatives(DOUBTFUL, worse, BETTER, QUOTED)
    window = open_doubtful(engine)
    panel = window.page.review.sentence
    window.commands.next_doubt.trigger()
    window.commands.alternatives.trigger()
    qtbot.waitUntil(lambda: panel.choosing)
    request = engine.requests[-1]
    assert isinstance(request, Alternatives)
    assert (request.number, request.text) == (2, "وقال الوزير إن القرار نهائي.")
    offered = [panel.alternatives.item(row).text() for row in range(panel.alternatives.count())]
    assert offered == [BETTER.target, QUOTED.target, worse.target]
    qtbot.keyClick(panel.alternatives, Qt.Key.Key_Down)
    qtbot.keyClick(panel.alternatives, Qt.Key.Key_Return)
    picked = window.session.core.translation(2)
    assert (picked.target, picked.status) == (QUOTED.target, Status.OK)
    assert picked.author is Author.USER
    assert not panel.choosing
    assert window.session.core.state is State.DONE


def test_an_alternative_can_be_clicked(qtbot: QtBot, open_doubtful: OpenDoubtful) -> None:
    window = open_doubtful(with_alternatives(BETTER, OTHER))
    offered = window.page.review.sentence.alternatives
    window.commands.next_doubt.trigger()
    window.commands.alternatives.trigger()
    qtbot.waitUntil(lambda: window.page.review.sentence.choosing)
    place = offered.visualItemRect(offered.item(1)).center()
    qtbot.mouseClick(offered.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.session.core.translation(2).target == OTHER.target


def test_esc_closes_the_alternatives_first_and_then_the_list(
    qtbot: QtBot, open_doubtful: OpenDoubtful
) -> None:
    window = open_doubtful(with_alternatives(BETTER))
    panel = window.page.review
    window.commands.next_doubt.trigger()
    window.commands.alternatives.trigger()
    qtbot.waitUntil(lambda: panel.sentence.choosing)
    qtbot.keyClick(panel.sentence.alternatives, Qt.Key.Key_Escape)
    assert panel.isVisible()
    assert not panel.sentence.choosing
    qtbot.keyClick(panel.list, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_alternatives_that_come_too_late_are_not_offered_for_another_sentence(
    qtbot: QtBot, open_doubtful: OpenDoubtful
) -> None:
    window = open_doubtful(with_alternatives(BETTER))
    window.commands.next_doubt.trigger()
    with qtbot.waitSignal(window.session.alternatives_found):
        window.commands.alternatives.trigger()
        window.commands.next_doubt.trigger()
    assert not window.page.review.sentence.choosing
    assert words(window).startswith("Paragraph 3 · ")


def test_trying_again_takes_the_best_that_was_not_there_before(
    qtbot: QtBot, open_doubtful: OpenDoubtful
) -> None:
    window = open_doubtful(with_alternatives(DOUBTFUL, QUOTED, BETTER))
    window.commands.next_doubt.trigger()
    for expected in (QUOTED, BETTER):
        window.commands.try_again.trigger()
        qtbot.waitUntil(lambda expected=expected: window.session.core.translation(2) == expected)
    window.commands.try_again.trigger()
    nothing = "The model has no other translation of this sentence."
    qtbot.waitUntil(lambda: words(window) == nothing)
    assert window.session.core.translation(2) == BETTER
    window.commands.undo.trigger()
    assert window.session.core.translation(2) == QUOTED


def test_trying_again_never_overwrites_the_readers_words(
    qtbot: QtBot, open_doubtful: OpenDoubtful
) -> None:
    window = open_doubtful(with_alternatives(BETTER))
    window.commands.next_doubt.trigger()
    with qtbot.waitSignal(window.session.alternatives_found):
        window.commands.try_again.trigger()
        window.commands.mark_as_fine.trigger()
    assert window.session.core.translation(2).target == DOUBTFUL.target
    assert words(window).endswith("Checked by you: it stays as it is.")
    assert not window.commands.try_again.isEnabled()
    assert window.commands.alternatives.isEnabled()


def test_a_failed_sentence_can_be_tried_again(qtbot: QtBot, open_doubtful: OpenDoubtful) -> None:
    window = open_doubtful(with_alternatives(BETTER))
    window.commands.previous_doubt.trigger()
    window.commands.try_again.trigger()
    qtbot.waitUntil(lambda: window.session.core.counts().failed == 0)
    assert window.session.core.translation(4) == BETTER


def test_alternatives_wait_for_the_article(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    engine = FakeEngine({0: DOUBTFUL}, stepwise=True, alternatives={0: (BETTER,)})
    window = open_window(engine)
    window.open_file(article_file)
    engine.allow(1)
    qtbot.waitUntil(window.commands.next_doubt.isEnabled)
    window.commands.next_doubt.trigger()
    window.commands.alternatives.trigger()
    assert words(window) == "This comes when the article is translated."
    engine.allow(5)
    qtbot.waitUntil(lambda: window.page.review.sentence.choosing)
    wait_for_state(qtbot, window, State.DONE)


def test_an_engine_that_cannot_says_so_and_the_article_stays(
    qtbot: QtBot, open_doubtful: OpenDoubtful, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = FakeEngine({2: DOUBTFUL})
    window = open_doubtful(engine)
    window.commands.next_doubt.trigger()
    monkeypatch.setattr(engine, "_job_failure", JobFailed(0, "engine", "It keeps stopping."))
    window.commands.alternatives.trigger()
    qtbot.waitUntil(window.message_bar.isVisible)
    assert window.message_bar.text() == "It keeps stopping."
    assert window.session.core.state is State.DONE
    assert window.commands.alternatives.isEnabled()


def test_only_doubtful_paragraphs(open_doubtful: OpenDoubtful) -> None:
    window = open_doubtful()
    view = window.page.view
    window.commands.only_doubtful.trigger()
    assert visible_rows(view.source) == visible_rows(view.target) == [1, 2]
    assert [view.source.row_top(row) for row in (1, 2)] == [
        view.target.row_top(row) for row in (1, 2)
    ]
    assert view.target.row_top(1) == view.target.document().documentMargin()
    window.commands.next_doubt.trigger()
    window.commands.mark_as_fine.trigger()
    assert visible_rows(view.target) == [1, 2]  # it goes only when the reader looks away
    window.commands.only_doubtful.trigger()
    assert visible_rows(view.target) == [0, 1, 2, 3]
    window.commands.only_doubtful.trigger()
    assert visible_rows(view.target) == [2]


def test_closing_the_list_shows_all_paragraphs_again(open_doubtful: OpenDoubtful) -> None:
    window = open_doubtful()
    window.commands.only_doubtful.trigger()
    assert window.page.review.isVisible()
    window.commands.doubts.trigger()
    assert visible_rows(window.page.view.target) == [0, 1, 2, 3]
    assert not window.commands.only_doubtful.isChecked()


def test_with_the_filter_on_doubts_come_in_and_the_summary_leads_to_any_paragraph(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    engine = FakeEngine({2: DOUBTFUL, 4: FAILED}, stepwise=True)
    window = open_window(engine)
    window.open_file(article_file)
    engine.allow(3)
    wait_for_sentences(qtbot, window, 3)
    qtbot.waitUntil(window.commands.only_doubtful.isEnabled)
    window.commands.only_doubtful.trigger()
    view = window.page.view
    assert visible_rows(view.target) == [1]
    engine.allow(3)
    wait_for_state(qtbot, window, State.DONE)
    assert visible_rows(view.target) == [1, 2]
    view.step(1)
    view.step(1)
    view.step(1)
    assert window.desk.sentence == 3  # from the last sentence of paragraph 2 into paragraph 3
    view.zoom_by(1)
    assert visible_rows(view.target) == [1, 2]
    window.page.summary.support_wanted.emit(0, 0)
    assert visible_rows(view.target) == [0, 1, 2]


def test_another_article_begins_with_a_clean_desk(
    qtbot: QtBot, open_doubtful: OpenDoubtful
) -> None:
    window = open_doubtful()
    window.commands.next_doubt.trigger()
    window.commands.mark_as_fine.trigger()
    window.commands.only_doubtful.trigger()
    window.open_text("خبر آخر قصير جدا هنا.")
    qtbot.waitUntil(lambda: target_texts(window) == ["Sentence 0 in English."])
    assert listed(window) == []
    assert not window.commands.undo.isEnabled()
    assert not window.commands.only_doubtful.isChecked()
    assert words(window).startswith("Click a sentence")


def test_key_sentences_follow_an_edit(qtbot: QtBot, open_doubtful: OpenDoubtful) -> None:
    window = open_doubtful()
    window.page.view.step(1)
    window.page.view.step(1)
    assert window.desk.sentence == 1
    window.commands.edit.trigger()
    field = window.page.review.sentence.editor.field
    field.selectAll()
    qtbot.keyClicks(field, "My own words.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    shown = window.page.summary.text.toPlainText()
    assert "My own words." in shown
    assert "Sentence 1 in English." not in shown
    window.commands.undo.trigger()
    assert "Sentence 1 in English." in window.page.summary.text.toPlainText()


def test_nothing_moves_while_the_reader_judges(open_doubtful: OpenDoubtful) -> None:
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
    open_doubtful: OpenDoubtful,
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


def test_the_context_menu_is_about_the_sentence_under_the_pointer(
    open_doubtful: OpenDoubtful, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    window = open_doubtful()
    window.page.view.menu_wanted.emit(1, 2, QPoint(10, 10))
    assert window.desk.sentence == 2
    menu = window.page.paragraph_menu(1, 2)
    offered = [action.text() for action in menu.actions() if action.isVisible()]
    assert offered[-4:] == ["Try again", "Alternatives", "Edit", "Mark as fine"]


def test_every_button_of_the_panel_has_words_a_tip_and_a_name(open_doubtful: OpenDoubtful) -> None:
    window = open_doubtful()
    window.commands.next_doubt.trigger()
    window.commands.edit.trigger()
    own = window.page.review.findChildren(QToolButton)
    own += window.page.review.findChildren(QPushButton)
    own.append(window.status_line.doubts_button)
    assert len(own) >= 10
    for button in own:
        assert button.accessibleName(), button.text()
        assert "(" in button.toolTip(), button.text()
