"""A summary follows what becomes of the sentences it rests on, or says that it does not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from khulasa.article.model import Span
from khulasa.reading.changes import State
from khulasa.review.issue import Issue
from khulasa.summary.length import Length
from khulasa.translation.result import Status, Translation, by_user

from ..conftest import OpenArticle, wait_for_state
from ..fake_engine import FakeEngine
from .conftest import COPIED, SUMMARY, WRONG, click, clipboard, requests, shown, wait_for_summaries


def test_a_key_sentence_whose_translation_is_doubtful_says_so_until_it_is_fine(
    open_article: OpenArticle,
) -> None:
    doubt = Issue("numbers", "Two numbers differ.", Span(0, 2), Span(1, 9))
    engine = FakeEngine({0: Translation(" Doubtful words.", Status.CHECK, (doubt,))})
    window = open_article(engine)
    assert shown(window).startswith("Doubtful words. [1] why?\n")
    form = window.page.summary.text.document().find("Doubtful").charFormat()
    assert form.toolTip() == "Two numbers differ."
    window.commands.copy_summary.trigger()
    assert clipboard().text().startswith("Doubtful words.\n")
    window.session.revise(0, by_user("Doubtful words."))
    assert shown(window).startswith("Doubtful words. [1]\n")


def test_a_written_sentence_says_that_it_rests_on_a_translation_to_check_until_it_is_fine(
    open_article: OpenArticle,
) -> None:
    doubt = Issue("numbers", "Two numbers differ.", Span(0, 2), Span(1, 9))
    outcomes = {2: Translation("Sentence 2 in English.", Status.CHECK, (doubt,))}
    window = open_article(FakeEngine(outcomes, summary=SUMMARY))
    assert shown(window).startswith("The decision stands. [2, 4] why? It cost")
    form = window.page.summary.text.document().find("decision").charFormat()
    assert form.toolTip() == "This rests on a translation that should be checked (paragraph 2)."
    window.commands.copy_summary.trigger()
    assert clipboard().text() == COPIED
    window.session.revise(2, by_user("Sentence 2 in English."))
    assert shown(window).startswith("The decision stands. [2, 4] It cost")


def test_a_written_summary_says_what_was_changed_since_and_is_made_anew(
    qtbot: QtBot, open_summarised: OpenArticle
) -> None:
    engine = FakeEngine(summary=SUMMARY)
    window = open_summarised(engine)
    session, text = window.session, window.page.summary.text
    click(qtbot, text, "Keep")
    session.revise(2, by_user("Sentence 2 in English."))
    assert "[2, 4] It cost" in shown(window)  # the same words: nothing to say
    session.revise(3, by_user("Mine."))
    session.revise(4, by_user("Mine, too."))
    assert shown(window) == (
        "The decision stands. [2, 4] It cost 12 pounds. [3] why? copied anyway · Undo\n"
        "No price is known. [3] why?"
    )
    outdated = "A paragraph it rests on was changed since. Choose the length again."
    assert text.document().find("price").charFormat().toolTip() == outdated
    assert text.document().find("cost").charFormat().toolTip() == f"{WRONG.message} {outdated}"
    window.commands.undo.trigger()
    assert shown(window).endswith("[3] why?")
    window.commands.undo.trigger()
    assert shown(window).endswith("[3]")  # all is again as it was when this was written
    session.revise(3, by_user("Mine."))
    button = next(
        button
        for button in window.page.summary.findChildren(QToolButton)
        if button.defaultAction() is window.commands.lengths[Length.MEDIUM]
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_for_summaries(qtbot, window, engine, 2)
    assert requests(engine)[1].paragraphs[2][0] == "Mine."
    assert shown(window).endswith("[3]")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.session.core.state is State.DONE
    assert len(requests(engine)) == 2


def test_what_is_changed_while_a_summary_is_written_outdates_it(
    qtbot: QtBot, open_summarised: OpenArticle
) -> None:
    engine = FakeEngine(summary=SUMMARY, slow_summary=True)
    window = open_summarised(engine, until=State.SUMMARISING)
    window.session.revise(5, by_user("It is over."))
    engine.allow(1)
    wait_for_state(qtbot, window, State.DONE)
    assert shown(window).startswith("The decision stands. [2, 4] why? It cost")
    assert shown(window).endswith("[3]")


def test_a_sentence_revised_while_the_summary_is_made_is_revised_there_too(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    engine = FakeEngine(slow_summary=True)
    window = open_article(engine, until=State.SUMMARISING)
    window.session.revise(0, by_user("Mine."))
    engine.allow(1)
    wait_for_state(qtbot, window, State.DONE)
    assert "Mine. [1]" in window.page.summary.text.toPlainText()
