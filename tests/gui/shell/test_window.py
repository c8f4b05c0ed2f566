"""What the window shows of an article, from the first sentence to the last."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from khulasa.engine.messages import Summarise, Translate
from khulasa.models.catalogue import Model
from khulasa.reading.changes import State
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation

from ..conftest import (
    FIRST,
    HEADING,
    NOTICE,
    SECOND,
    THIRD,
    OpenArticle,
    OpenWindow,
    source_texts,
    target_texts,
    wait_for_sentences,
    wait_for_state,
)
from ..fake_engine import FakeEngine

UNSURE = Translation("Guessed words here.", Status.CHECK, (Issue("unsure", "?", serious=False),))


def test_an_article_is_translated_in_order_and_summarised(open_article: OpenArticle) -> None:
    engine = FakeEngine()
    window = open_article(engine)
    assert source_texts(window) == [HEADING, FIRST, SECOND, THIRD]
    assert target_texts(window) == [
        "Sentence 0 in English.",
        "Sentence 1 in English. Sentence 2 in English.",
        "Sentence 3 in English. Sentence 4 in English.",
        "Sentence 5 in English.",
    ]
    translate, summarise = engine.requests
    assert isinstance(translate, Translate)
    assert isinstance(summarise, Summarise)
    assert "".join(text for _, text in translate.sentences) == HEADING + FIRST + SECOND + THIRD
    assert translate.model.folder == str(window.session.core.model.folder)
    assert translate.model.map_digits
    assert summarise.kinds[0] == "heading"
    assert summarise.paragraphs[1] == ("Sentence 1 in English.", "Sentence 2 in English.")
    assert window.status_line.text().startswith("6 of 6 sentences translated · starter model · ")
    assert window.page.summary.title.text() == "⠿ Key sentences"
    assert "Sentence 0 in English. [1]" in window.page.summary.text.toPlainText()
    assert threading.get_ident() not in engine.threads


def test_an_article_that_is_mostly_guessed_says_so_once(
    open_article: OpenArticle, models: tuple[Model, ...], tmp_path: Path
) -> None:
    full = replace(models[0], name="full-ar-en", folder=tmp_path / "not installed")
    engine = FakeEngine(dict.fromkeys(range(4), UNSURE))
    window = open_article(engine, (full, *models))
    assert window.notice.text() == (
        "Most of this is guesswork: install the full model for a translation to rely on."
    )
    assert window.notice.more_models.isVisible()
    summarise = engine.requests[-1]
    assert isinstance(summarise, Summarise)
    assert summarise.unsure == ((0, 0), (1, 0), (1, 1), (2, 0))


def test_where_there_is_no_better_model_guesswork_is_to_be_checked(
    open_article: OpenArticle,
) -> None:
    window = open_article(FakeEngine(dict.fromkeys(range(4), UNSURE)))
    assert window.notice.text() == "Most of this is guesswork: check it against the source."


def test_the_starter_model_says_what_it_is(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    window = open_window(FakeEngine())
    assert not window.notice.isVisible()
    window.open_file(article_file)
    wait_for_state(qtbot, window, State.DONE)
    assert window.notice.isVisible()
    assert window.notice.text() == NOTICE


def test_a_second_article_replaces_the_first_and_nothing_mixes(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_article(engine, until=State.TRANSLATING)
    engine.allow(3)
    wait_for_sentences(qtbot, window, 3)
    window.open_text("خبر آخر قصير جدا هنا.")
    qtbot.waitUntil(lambda: len(engine.requests) == 2)
    assert target_texts(window) == ["…"]
    engine.allow(1)
    wait_for_state(qtbot, window, State.DONE)
    assert target_texts(window) == ["Sentence 0 in English."]
    assert window.session.core.counts().done == 1


def test_closing_while_running_ends_the_engine(open_article: OpenArticle) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_article(engine, until=State.TRANSLATING)
    window.close()
    assert engine.closed
    assert not window.isVisible()


def test_every_button_has_words_a_tip_and_a_name(open_window: OpenWindow) -> None:
    window = open_window(FakeEngine())
    own = [b for b in window.toolbar.findChildren(QToolButton) if b.isVisibleTo(window)]
    own += window.page.summary.findChildren(QPushButton)
    own += window.message_bar.findChildren(QPushButton)
    own += window.stack.widget(0).findChildren(QPushButton)
    assert len(own) >= 9
    for button in own:
        assert button.accessibleName(), button.text()
        assert "(" in button.toolTip(), button.text()
    shortcuts = [shortcut for a in window.actions() if (shortcut := a.shortcut().toString())]
    assert len(shortcuts) == len(set(shortcuts))
