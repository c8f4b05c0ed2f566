"""Work that is stopped, and work that fails: what is done stays, and there is a way on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from khulasa.engine.messages import JobFailed, Summarise, Translate
from khulasa.reading.changes import State
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation

from ..conftest import (
    OpenArticle,
    OpenWindow,
    target_texts,
    wait_for_sentences,
    wait_for_state,
)
from ..fake_engine import FakeEngine

FAILED = Translation("", Status.FAILED, (Issue("empty", "The model returned nothing."),))
COPIED = Translation("2024", Status.COPIED)


def test_stop_and_continue(qtbot: QtBot, open_article: OpenArticle) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_article(engine, until=State.TRANSLATING)
    engine.allow(2)
    wait_for_sentences(qtbot, window, 2)
    assert window.commands.stop.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    wait_for_state(qtbot, window, State.STOPPED)
    assert window.status_line.text() == "Stopped · 2 of 6 sentences translated · starter model"
    assert target_texts(window)[:3] == [
        "Sentence 0 in English.",
        "Sentence 1 in English. …",
        "…",
    ]
    assert not window.commands.stop.isVisible()
    engine.allow(4)
    window.commands.go_on.trigger()
    wait_for_state(qtbot, window, State.DONE)
    assert [number for number, _ in engine.requests[1].sentences] == [2, 3, 4, 5]
    assert "…" not in " ".join(target_texts(window))


def test_a_restart_of_the_engine_is_shown_and_nothing_is_lost(open_article: OpenArticle) -> None:
    window = open_article(FakeEngine(restart_before=3))
    assert window.message_bar.isVisible()
    assert window.message_bar.text() == (
        "The engine stopped (killed) and is started again. What is done is kept."
    )
    assert window.session.core.counts().ok == 6


def test_failures_are_visible_and_counted(open_article: OpenArticle) -> None:
    window = open_article(FakeEngine({1: FAILED, 5: COPIED}))
    assert target_texts(window)[1].startswith("[Not translated: The model returned nothing.] ")
    assert window.status_line.text().startswith(
        "4 of 6 sentences translated · 1 failed · 1 copied · "
    )


def test_a_job_that_cannot_be_done_leaves_the_way_open(open_article: OpenArticle) -> None:
    failure = JobFailed(0, "model", "The model is broken.", "Traceback: details")
    window = open_article(FakeEngine(job_failure=failure), until=State.FAILED)
    assert window.status_line.text() == "Failed · 0 of 6 sentences translated · starter model"
    assert window.message_bar.text() == "The model is broken."
    assert window.message_bar.details_button.isVisible()
    assert window.commands.go_on.isEnabled()


def test_an_engine_that_raises_is_a_message(
    monkeypatch: pytest.MonkeyPatch, open_article: OpenArticle
) -> None:
    engine = FakeEngine()

    def broken(_request: object) -> None:
        raise RuntimeError("no pipe")

    monkeypatch.setattr(engine, "run", broken)
    window = open_article(engine, until=State.FAILED)
    assert window.message_bar.text() == "The engine failed unexpectedly: “no pipe”."


def test_a_summary_that_failed_can_be_tried_again(qtbot: QtBot, open_article: OpenArticle) -> None:
    failure = JobFailed(0, "engine", "The engine keeps stopping.")
    engine = FakeEngine(summary_failure=failure)
    window = open_article(engine, until=State.FAILED)
    assert window.message_bar.text() == "The engine keeps stopping."
    assert window.status_line.text() == (
        "Key sentences failed · 6 of 6 sentences translated · starter model"
    )
    assert window.page.summary.text.toPlainText() == (
        "The key sentences could not be chosen. Continue tries again."
    )
    assert window.commands.go_on.isVisible()
    window.commands.go_on.trigger()
    wait_for_state(qtbot, window, State.DONE)
    assert [type(request) for request in engine.requests] == [Translate, Summarise, Summarise]
    assert "Sentence 0 in English. [1]" in window.page.summary.text.toPlainText()


def test_stopping_at_the_summary(qtbot: QtBot, open_article: OpenArticle) -> None:
    engine = FakeEngine(slow_summary=True)
    window = open_article(engine, until=State.SUMMARISING)
    window.commands.stop.trigger()
    wait_for_state(qtbot, window, State.STOPPED)
    assert window.status_line.text().startswith("Stopped at the key sentences · 6 of 6 sentences")
    assert window.page.summary.text.toPlainText() == (
        "Stopped before the key sentences were chosen. Press Continue."
    )
    engine.allow(1)
    window.commands.go_on.trigger()
    wait_for_state(qtbot, window, State.DONE)


def test_escape_stops_also_while_a_message_is_shown(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    engine = FakeEngine(restart_before=3, stepwise=True)
    engine.allow(4)
    window = open_window(engine)
    window.open_file(article_file)
    qtbot.waitUntil(window.message_bar.isVisible)
    wait_for_sentences(qtbot, window, 4)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    wait_for_state(qtbot, window, State.STOPPED)
    assert window.session.core.counts().ok == 4


def test_continuing_takes_the_message_away_that_it_answers(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    engine = FakeEngine(stepwise=True)
    engine.allow(2)
    window = open_window(engine)
    window.open_file(article_file)
    wait_for_sentences(qtbot, window, 2)
    window.session.stop()
    wait_for_state(qtbot, window, State.STOPPED)
    window.message_bar.show_error("The engine keeps stopping.")
    engine.allow(4)
    window.commands.go_on.trigger()
    wait_for_state(qtbot, window, State.DONE)
    assert not window.message_bar.isVisible()
