"""What the panel says and keeps while a summary is made, and when it cannot be."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from khulasa.engine.messages import JobFailed
from khulasa.models.catalogue import Model
from khulasa.reading.changes import State
from khulasa.summary.length import Length
from khulasa.summary.result import KEY_SENTENCES, Summary, SummaryStage
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenArticle, wait_for_state
from ..fake_engine import FakeEngine
from .conftest import SUMMARY, remark, requests, shown


def test_what_is_happening_is_said_and_stop_keeps_the_summary_that_was_there(
    qtbot: QtBot, open_summarised: OpenArticle
) -> None:
    stages = ((SummaryStage.READING, 1, 3), (SummaryStage.READING, 2, 3))
    engine = FakeEngine(summary=SUMMARY, slow_summary=True, progress=stages)
    window = open_summarised(engine, until=None)
    qtbot.waitUntil(lambda: shown(window) == "Reading part 3 of 3…")
    assert window.status_line.text() == "Translated · reading part 3 of 3…"
    engine.allow(1)
    wait_for_state(qtbot, window, State.DONE)
    window.commands.lengths[Length.SHORT].trigger()
    qtbot.waitUntil(lambda: remark(window) == "Reading part 3 of 3…")
    assert shown(window).startswith("The decision stands.")
    assert window.commands.stop.isVisible()
    window.commands.stop.trigger()
    wait_for_state(qtbot, window, State.DONE)
    assert shown(window).startswith("The decision stands.")
    assert "1 sentence is not copied" in remark(window)
    assert window.commands.lengths[Length.MEDIUM].isChecked()


def test_changing_the_mind_while_it_is_made(qtbot: QtBot, open_summarised: OpenArticle) -> None:
    engine = FakeEngine(summary=SUMMARY, slow_summary=True)
    window = open_summarised(engine, until=State.SUMMARISING)
    qtbot.waitUntil(lambda: len(requests(engine)) == 1)
    window.commands.lengths[Length.LONG].trigger()
    qtbot.waitUntil(lambda: len(requests(engine)) == 2)
    engine.allow(1)
    wait_for_state(qtbot, window, State.DONE)
    translated = window.session.core.reading
    assert translated is not None
    assert translated.summary is not None
    assert translated.summary.length is Length.LONG


def test_a_failure_at_another_length_keeps_the_summary_and_can_be_tried_again(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    engine = FakeEngine()
    window = open_article(engine)
    engine._summary_failure = JobFailed(0, "engine", "The engine keeps stopping.")
    window.commands.lengths[Length.SHORT].trigger()
    wait_for_state(qtbot, window, State.FAILED)
    assert shown(window).startswith("Sentence 0 in English. [1]")
    assert "could not be chosen" in remark(window)
    window.commands.go_on.trigger()
    wait_for_state(qtbot, window, State.DONE)
    assert requests(engine)[-1].length is Length.SHORT


def test_why_there_are_only_key_sentences_is_said(open_article: OpenArticle) -> None:
    note = "Most of what BART wrote is not in the article, so these are its key sentences."
    summary = Summary(KEY_SENTENCES, SUMMARY.sentences[2:], note)
    window = open_article(FakeEngine(summary=summary))
    assert note in remark(window)
    assert window.page.summary.title.text().endswith("Key sentences")


def test_what_is_to_be_said_of_the_summariser_stands_above_its_summary(
    with_summarisers: tuple[Model, ...], open_article: OpenArticle
) -> None:
    models = tuple(
        replace(m, notice="Check it." if m.name == "bart" else "") for m in with_summarisers
    )
    window = open_article(FakeEngine(summary=SUMMARY), models)
    assert window.page.summary.remark.text().startswith("Check it. 1 sentence is not copied")
    picked = Summary(KEY_SENTENCES, SUMMARY.sentences[:1])
    window.page.summary.show_summary(picked, "en")
    assert "Check it." not in window.page.summary.remark.text()


def test_the_summary_grows_with_the_rest(done: MainWindow) -> None:
    text = done.page.summary.text
    done.commands.normal_size.trigger()
    before = text.document().find("decision").charFormat().fontPointSize()
    normal = text.document().defaultFont().pointSizeF()
    done.commands.larger.trigger()
    assert text.document().defaultFont().pointSizeF() > normal
    assert shown(done).startswith("The decision stands.")
    done.commands.normal_size.trigger()
    assert text.document().defaultFont().pointSizeF() == normal
    assert text.document().find("decision").charFormat().fontPointSize() == before
