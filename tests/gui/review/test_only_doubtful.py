"""The filter that leaves only the doubtful paragraphs."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from khulasa.reading.changes import State

from ..conftest import OpenArticle, target_texts, wait_for_sentences, wait_for_state
from ..fake_engine import FakeEngine
from .conftest import DOUBTFUL, FAILED, listed, visible_rows, words


def test_only_doubtful_paragraphs(open_doubtful: OpenArticle) -> None:
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


def test_closing_the_list_shows_all_paragraphs_again(open_doubtful: OpenArticle) -> None:
    window = open_doubtful()
    window.commands.only_doubtful.trigger()
    assert window.page.review.isVisible()
    window.commands.doubts.trigger()
    assert visible_rows(window.page.view.target) == [0, 1, 2, 3]
    assert not window.commands.only_doubtful.isChecked()


def test_with_the_filter_on_doubts_come_in_and_the_summary_leads_to_any_paragraph(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    engine = FakeEngine({2: DOUBTFUL, 4: FAILED}, stepwise=True)
    window = open_article(engine, until=None)
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
    assert window.review.sentence == 3  # from the last sentence of paragraph 2 into paragraph 3
    view.zoom_by(1)
    assert visible_rows(view.target) == [1, 2]
    window.page.summary.support_wanted.emit(0, 0)
    assert visible_rows(view.target) == [0, 1, 2]


def test_another_article_begins_with_a_clean_desk(qtbot: QtBot, open_doubtful: OpenArticle) -> None:
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
