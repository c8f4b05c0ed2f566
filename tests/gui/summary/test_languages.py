"""Summaries in the article's own language, and articles that need no translation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from khulasa.engine.messages import JobFailed, Summarise
from khulasa.models.catalogue import Model
from khulasa.reading.changes import State
from khulasa.summary.result import Reference, Summary, SummarySentence
from khulasa.translation.result import by_user
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import (
    OpenArticle,
    OpenWindow,
    source_texts,
    target_texts,
    wait_for_sentences,
    wait_for_state,
)
from ..fake_engine import FakeEngine
from .conftest import (
    ENGLISH,
    SUMMARY,
    choose,
    clipboard,
    remark,
    requests,
    shown,
    wait_for_summaries,
)


def test_an_arabic_summary_runs_from_right_to_left(done: MainWindow) -> None:
    sentences = (
        SummarySentence("Microsoft أعلنت عن منتج.", (Reference(1, 0),)),
        SummarySentence("لم تذكر السعر.", (Reference(2, 0),)),
    )
    done.page.summary.show_summary(Summary("many", sentences), "ar")
    text = done.page.summary.text
    block = text.document().firstBlock()
    assert block.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
    first = text.cursorRect(QTextCursor(text.document())).x()
    assert first > text.viewport().width() / 2
    families = [text.document().find(word).charFormat().fontFamilies() for word in ("ذكر", "soft")]
    assert families[0] != families[1]


def test_a_summary_in_the_articles_own_language(qtbot: QtBot, open_summarised: OpenArticle) -> None:
    arabic = Summary("many", (SummarySentence("Microsoft أعلنت.", (Reference(2, 0),)),))
    engine = FakeEngine(summary=arabic)
    window = open_summarised(engine)
    menu = window.page.summary.summarisers
    assert [a.text() for a in menu.actions() if a.isCheckable()] == [
        "BART",
        "Many languages",
        "Key sentences (picked, not written)",
        "English",
        "Arabic",
        "Only words of the article",
    ]
    choose(window, "Arabic")
    wait_for_summaries(qtbot, window, engine, 2)
    request = requests(engine)[1]
    assert request.language == "ar"
    assert request.summariser is not None
    assert request.summariser.name == "many"
    assert request.paragraphs[0][0] == source_texts(window)[0]
    window.commands.copy_summary.trigger()
    assert clipboard().text() == "\u200fMicrosoft أعلنت."
    assert 'dir="rtl" lang="ar"' in clipboard().html()
    # The article's translation changes nothing in it.
    window.session.revise(3, by_user("Mine."))
    assert "Mine" not in shown(window)


def test_a_summary_in_the_articles_own_language_needs_no_translation(
    qtbot: QtBot, open_article: OpenArticle, with_summarisers: tuple[Model, ...]
) -> None:
    engine = FakeEngine(summary=SUMMARY)
    window = open_article(engine, with_summarisers[2:], until=None)
    qtbot.waitUntil(lambda: "no summary without a translation" in shown(window))
    choose(window, "Arabic")
    wait_for_state(qtbot, window, State.DONE)
    assert [type(request) for request in engine.requests] == [Summarise]
    assert shown(window).startswith("The decision stands.")
    assert "without a translation" not in remark(window)
    assert window.status_line.text() == "6 sentences · not translated"


def test_a_summary_without_a_translation_can_be_stopped_or_fail_and_be_gone_on_with(
    qtbot: QtBot, open_article: OpenArticle, with_summarisers: tuple[Model, ...]
) -> None:
    failure = JobFailed(0, "engine", "The engine keeps stopping.")
    engine = FakeEngine(summary=SUMMARY, slow_summary=True, summary_failure=failure)
    window = open_article(engine, with_summarisers[2:], until=None)
    qtbot.waitUntil(lambda: "no summary without a translation" in shown(window))
    choose(window, "Arabic")
    wait_for_state(qtbot, window, State.FAILED)
    assert shown(window) == "The summary could not be made. Continue tries again."
    window.commands.go_on.trigger()
    wait_for_state(qtbot, window, State.SUMMARISING)
    qtbot.waitUntil(lambda: len(requests(engine)) == 2)
    window.commands.stop.trigger()
    wait_for_state(qtbot, window, State.STOPPED)
    assert shown(window) == "Stopped before the summary was made. Press Continue."
    window.commands.go_on.trigger()
    engine.allow(1)
    wait_for_state(qtbot, window, State.DONE)
    assert shown(window).startswith("The decision stands.")
    assert [request.language for request in requests(engine)] == ["ar", "ar", "ar"]


def test_after_a_summary_of_the_source_the_one_of_the_translation_is_made_all_the_same(
    qtbot: QtBot, open_summarised: OpenArticle
) -> None:
    engine = FakeEngine(summary=SUMMARY, stepwise=True)
    window = open_summarised(engine, until=None)
    engine.allow(2)
    wait_for_sentences(qtbot, window, 2)
    window.commands.stop.trigger()
    wait_for_state(qtbot, window, State.STOPPED)
    choose(window, "Arabic")
    qtbot.waitUntil(lambda: shown(window).startswith("The decision stands."))
    wait_for_state(qtbot, window, State.STOPPED)
    assert "Continue" not in remark(window)
    choose(window, "English")
    assert "Press Continue" in remark(window)
    window.commands.go_on.trigger()
    engine.allow(1)
    wait_for_sentences(qtbot, window, 3)
    window.commands.stop.trigger()
    wait_for_state(qtbot, window, State.STOPPED)
    assert "when the whole article is translated" in remark(window)
    window.commands.go_on.trigger()
    engine.allow(3)
    wait_for_state(qtbot, window, State.DONE)
    assert [request.language for request in requests(engine)] == ["ar", "en"]
    assert not window.session.core.shows_source


def test_an_english_article_is_summarised_as_it_is(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    file = tmp_path / "english.txt"
    file.write_text(ENGLISH, encoding="utf-8")
    engine = FakeEngine()
    window = open_window(engine)
    window.open_file(file)
    wait_for_state(qtbot, window, State.DONE)
    assert [type(request) for request in engine.requests] == [Summarise]
    assert window.message_bar.text() == "This article is in English: here is its summary."
    assert window.status_line.text() == "3 sentences, nothing to translate"
    assert not window.page.view.source.isVisible()
    assert target_texts(window)[0] == "Bridge opens"
    assert shown(window).startswith("Bridge opens [1]\nThe new bridge over")
    assert not window.commands.go_on.isVisible()
    window.commands.copy_translation.trigger()
    assert clipboard().text() == ENGLISH


def test_an_arabic_article_after_an_english_one_has_both_columns(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    window = open_window(FakeEngine())
    window.open_text(ENGLISH)
    wait_for_state(qtbot, window, State.DONE)
    window.open_file(article_file)
    qtbot.waitUntil(lambda: target_texts(window)[0] == "Sentence 0 in English.")
    assert window.page.view.source.isVisible()
    assert "Bridge" not in shown(window)


def test_an_english_article_can_be_read_in_another_language_and_back(
    qtbot: QtBot, open_window: OpenWindow, models: tuple[Model, ...]
) -> None:
    french = replace(models[0], name="en-fr", source="en", target="fr", notice="")
    engine = FakeEngine()
    window = open_window(engine, (*models, french))
    window.open_text(ENGLISH)
    wait_for_state(qtbot, window, State.DONE)
    window.models.choose_target("fr")
    qtbot.waitUntil(lambda: shown(window).startswith("Sentence 0 in English. [1]"))
    wait_for_state(qtbot, window, State.DONE)
    assert window.page.view.source.isVisible()
    assert [request.language for request in requests(engine)] == ["en", "fr"]
    window.models.choose_target("en")
    qtbot.waitUntil(lambda: shown(window).startswith("Bridge opens [1]"))
    assert not window.page.view.source.isVisible()
    assert target_texts(window)[0] == "Bridge opens"
