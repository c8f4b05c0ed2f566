"""The session's clock, with events that come when a test says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from queue import SimpleQueue

import pytest
from pytestqt.qtbot import QtBot

from khulasa.article.read import read_text
from khulasa.engine.messages import (
    Event,
    Finished,
    JobFailed,
    Loaded,
    Restarted,
    SentenceDone,
    Summarise,
    Translate,
)
from khulasa.models.catalogue import Model, Route
from khulasa.reading.changes import State
from khulasa.reading.opening import ArticleToOpen
from khulasa.ui.reading.sessions.engine_queue import EngineQueue
from khulasa.ui.reading.sessions.session import LiveSession

from ..conftest import ARTICLE
from ..fake_engine import english


class ScriptedEngine:
    """Yields the events that it is handed."""

    def __init__(self) -> None:
        self.events: SimpleQueue[Event] = SimpleQueue()

    def run(self, request: Translate | Summarise) -> Iterator[Event]:
        while True:
            event = replace(self.events.get(), job=request.job)
            yield event
            if isinstance(event, Finished | JobFailed):
                return

    def stop(self, up_to: int | None = None) -> None:
        """A test sends the end itself."""

    def close(self) -> None:
        """There is nothing to end."""


class Running:
    """A session that translates ``ARTICLE`` by a clock that a test sets."""

    def __init__(self, qtbot: QtBot, model: Model) -> None:
        self.qtbot = qtbot
        self.now = 0.0
        self.engine = ScriptedEngine()
        self.session = LiveSession(EngineQueue(self.engine), clock=lambda: self.now)
        self.session.shown.show(
            ArticleToOpen(read_text(ARTICLE, language="ar"), Route((model,)), "ctranslate2")
        )
        self.session.go_on()

    def at(self, now: float, *events: Event) -> None:
        """Let events happen at a time, in seconds."""
        self.now = now
        last = self.session.queue.thread_.happened
        for event in events:
            with self.qtbot.waitSignal(last):
                self.engine.events.put(event)

    def translate_all(self, now: float) -> None:
        total = self.session.core.counts().total
        self.at(now, *(SentenceDone(0, n, english(n)) for n in range(total)), Finished(0, False))


@pytest.fixture
def running(qtbot: QtBot, models: tuple[Model, ...]) -> Iterator[Running]:
    running = Running(qtbot, models[0])
    yield running
    running.engine.events.put(Finished(0, True))
    running.session.queue.close()


def test_the_pace_begins_anew_with_every_loading(running: Running) -> None:
    running.at(3, Loaded(0, 3.0))
    running.at(10, SentenceDone(0, 0, english(0)), SentenceDone(0, 1, english(1)))
    assert running.session.core.pace().words_done == 5
    assert running.session.core.pace().seconds == 7
    running.at(12, Restarted(0, "The engine stopped."), Loaded(0, 1.0))
    assert running.session.core.pace().words_done == 0
    running.at(14, SentenceDone(0, 2, english(2)))
    assert running.session.core.pace().words_done == 5
    assert running.session.core.pace().seconds == 2


def test_stopping_the_summary_adds_no_time(running: Running) -> None:
    running.at(1, Loaded(0, 1.0))
    running.translate_all(5)
    assert running.session.core.state is State.SUMMARISING
    running.now = 8
    running.session.stop()
    running.at(9, Finished(0, True))
    assert running.session.core.state is State.STOPPED
    assert running.session.core.reading.seconds == 5


def test_time_until_a_failure_counts(running: Running) -> None:
    running.at(1, Loaded(0, 1.0))
    running.at(4, SentenceDone(0, 0, english(0)), JobFailed(0, "engine", "It broke."))
    assert running.session.core.reading.seconds == 4
    running.now = 100
    running.session.go_on()
    running.translate_all(103)
    assert running.session.core.reading.seconds == 7
    running.at(200, JobFailed(0, "engine", "It broke."))
    assert running.session.core.reading.seconds == 7
