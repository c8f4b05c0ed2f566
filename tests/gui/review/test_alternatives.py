"""A sentence is tried again, or another of its translations picked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from khulasa.engine.messages import Alternatives, JobFailed
from khulasa.reading.changes import State
from khulasa.review.issue import Issue
from khulasa.translation.result import Author, Status, Translation

from ..conftest import OpenArticle, wait_for_state
from ..fake_engine import FakeEngine
from .conftest import BETTER, DOUBTFUL, OTHER, QUOTED, with_alternatives, words


def test_alternatives_are_offered_and_one_is_picked(
    qtbot: QtBot, open_doubtful: OpenArticle
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


def test_an_alternative_can_be_clicked(qtbot: QtBot, open_doubtful: OpenArticle) -> None:
    window = open_doubtful(with_alternatives(BETTER, OTHER))
    offered = window.page.review.sentence.alternatives
    window.commands.next_doubt.trigger()
    window.commands.alternatives.trigger()
    qtbot.waitUntil(lambda: window.page.review.sentence.choosing)
    place = offered.visualItemRect(offered.item(1)).center()
    qtbot.mouseClick(offered.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.session.core.translation(2).target == OTHER.target


def test_esc_closes_the_alternatives_first_and_then_the_list(
    qtbot: QtBot, open_doubtful: OpenArticle
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
    qtbot: QtBot, open_doubtful: OpenArticle
) -> None:
    window = open_doubtful(with_alternatives(BETTER))
    window.commands.next_doubt.trigger()
    with qtbot.waitSignal(window.session.alternatives_found):
        window.commands.alternatives.trigger()
        window.commands.next_doubt.trigger()
    assert not window.page.review.sentence.choosing
    assert words(window).startswith("Paragraph 3 · ")


def test_trying_again_takes_the_best_that_was_not_there_before(
    qtbot: QtBot, open_doubtful: OpenArticle
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
    qtbot: QtBot, open_doubtful: OpenArticle
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


def test_a_failed_sentence_can_be_tried_again(qtbot: QtBot, open_doubtful: OpenArticle) -> None:
    window = open_doubtful(with_alternatives(BETTER))
    window.commands.previous_doubt.trigger()
    window.commands.try_again.trigger()
    qtbot.waitUntil(lambda: window.session.core.counts().failed == 0)
    assert window.session.core.translation(4) == BETTER


def test_alternatives_wait_for_the_article(qtbot: QtBot, open_article: OpenArticle) -> None:
    engine = FakeEngine({0: DOUBTFUL}, stepwise=True, alternatives={0: (BETTER,)})
    window = open_article(engine, until=None)
    engine.allow(1)
    qtbot.waitUntil(window.commands.next_doubt.isEnabled)
    window.commands.next_doubt.trigger()
    window.commands.alternatives.trigger()
    assert words(window) == "This comes when the article is translated."
    engine.allow(5)
    qtbot.waitUntil(lambda: window.page.review.sentence.choosing)
    wait_for_state(qtbot, window, State.DONE)


def test_an_engine_that_cannot_says_so_and_the_article_stays(
    qtbot: QtBot, open_doubtful: OpenArticle, monkeypatch: pytest.MonkeyPatch
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


def test_a_click_on_a_word_offers_what_differs_there(
    qtbot: QtBot, open_doubtful: OpenArticle
) -> None:
    shut = Translation("The minister said 13 times.", Status.OK)
    asked = Translation("The minister asked 12 times.", Status.OK)
    window = open_doubtful(with_alternatives(shut, asked))
    panel, target = window.page.review.sentence, window.page.view.target
    window.page.view.jump_to(2)
    cursor = QTextCursor(target.document().findBlockByNumber(1))
    cursor.setPosition(cursor.position() + cursor.block().text().index("said") + 2)
    place = target.cursorRect(cursor).center()
    qtbot.mouseClick(target.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: panel.choosing)
    assert [panel.alternatives.item(row).text() for row in range(panel.alternatives.count())] == [
        asked.target
    ]
    qtbot.keyClick(panel.alternatives, Qt.Key.Key_Escape)
    # By keyboard: what is selected, here "12 times".
    start = cursor.block().position() + cursor.block().text().index("12")
    cursor.setPosition(start)
    cursor.setPosition(start + len("12 times"), QTextCursor.MoveMode.KeepAnchor)
    target.setTextCursor(cursor)
    window.commands.alternatives.trigger()
    qtbot.waitUntil(lambda: panel.choosing)
    qtbot.keyClick(panel.alternatives, Qt.Key.Key_Return)
    assert window.session.core.translation(2).target == shut.target


def test_two_clicks_on_a_chosen_sentence_edit_it_and_look_for_nothing(
    qtbot: QtBot, open_doubtful: OpenArticle
) -> None:
    engine = with_alternatives(BETTER)
    window = open_doubtful(engine)
    view, left = window.page.view, Qt.MouseButton.LeftButton
    view.jump_to(2)
    cursor = QTextCursor(view.target.document().findBlockByNumber(1))
    cursor.setPosition(cursor.position() + cursor.block().text().index("said") + 2)
    place = view.target.cursorRect(cursor).center()
    qtbot.mouseClick(view.target.viewport(), left, pos=place)
    assert view.marks.looks_soon
    qtbot.mouseDClick(view.target.viewport(), left, pos=place)
    assert view.editing.number == 2
    assert not view.marks.looks_soon
    assert not any(isinstance(request, Alternatives) for request in engine.requests)


def test_a_word_for_which_there_is_nothing_else_is_named(
    qtbot: QtBot, open_doubtful: OpenArticle
) -> None:
    window = open_doubtful(with_alternatives(BETTER))
    target = window.page.view.target
    window.page.view.jump_to(2)
    cursor = QTextCursor(target.document().findBlockByNumber(1))
    cursor.setPosition(cursor.position() + cursor.block().text().index("minister"))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    target.setTextCursor(cursor)
    window.commands.alternatives.trigger()
    qtbot.waitUntil(lambda: "nothing else for \u2068minister\u2069" in words(window))
