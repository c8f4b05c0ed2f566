"""Several articles share one engine, a job at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from khulasa.article.read import read_text
from khulasa.engine.messages import Summarise, Translate
from khulasa.models.catalogue import Model, Route
from khulasa.reading.changes import State
from khulasa.reading.opening import ArticleToOpen
from khulasa.ui.reading.sessions.article_session import ArticleSession
from khulasa.ui.reading.sessions.engine_queue import EngineQueue
from khulasa.ui.reading.sessions.session import LiveSession

from ..fake_engine import FakeEngine

THREE = "وصل الوفد أمس.\n\nبدأت المحادثات صباحا.\n\nانتهت الزيارة مساء."
TWO = "هطل المطر ليلا.\n\nأشرقت الشمس صباحا."


class Shared:
    """A session with two articles, the first one in front."""

    def __init__(self, qtbot: QtBot, model: Model) -> None:
        self.qtbot, self.model, self.now = qtbot, model, 0.0
        self.engine = FakeEngine(stepwise=True)
        self.session = LiveSession(EngineQueue(self.engine), clock=lambda: self.now)
        self.first, self.second = self.session.shown, self.session.add()

    def begin(self, article: ArticleSession, text: str) -> None:
        article.show(
            ArticleToOpen(read_text(text, language="ar"), Route((self.model,)), "ctranslate2")
        )
        article.publish(article.core.go_on())

    def wait_for(self, article: ArticleSession, state: State) -> None:
        self.qtbot.waitUntil(lambda: article.core.state is state)

    def wait_for_done(self, article: ArticleSession, sentences: int) -> None:
        self.qtbot.waitUntil(lambda: article.core.counts().done == sentences)

    @property
    def asked(self) -> list[list[int] | str]:
        """What the engine was asked for: numbers of sentences, or a summary."""
        return [
            [number for number, _ in request.sentences]
            if isinstance(request, Translate)
            else type(request).__name__
            for request in self.engine.requests
        ]


@pytest.fixture
def shared(qtbot: QtBot, models: tuple[Model, ...]) -> Iterator[Shared]:
    shared = Shared(qtbot, models[0])
    yield shared
    shared.session.queue.close()


def test_an_article_is_finished_before_the_next_one_begins(shared: Shared) -> None:
    shared.begin(shared.first, THREE)
    shared.begin(shared.second, TWO)
    shared.engine.allow(3)
    shared.wait_for(shared.first, State.DONE)
    assert shared.second.core.counts().done == 0
    shared.engine.allow(2)
    shared.wait_for(shared.second, State.DONE)
    assert shared.asked == [[0, 1, 2], "Summarise", [0, 1], "Summarise"]


def test_what_runs_gives_way_to_the_article_in_front_and_goes_on_where_it_was(
    shared: Shared,
) -> None:
    shared.begin(shared.second, THREE)
    shared.engine.allow(1)
    shared.wait_for_done(shared.second, 1)
    shared.begin(shared.first, TWO)
    assert shared.second.core.state is State.TRANSLATING
    shared.qtbot.waitUntil(lambda: shared.second.waits)
    shared.engine.allow(2)
    shared.wait_for(shared.first, State.DONE)
    shared.engine.allow(2)
    shared.wait_for(shared.second, State.DONE)
    assert shared.asked == [[0, 1, 2], [0, 1], "Summarise", [1, 2], "Summarise"]


def test_with_a_new_engine_what_runs_goes_on_where_it_was(shared: Shared) -> None:
    shared.begin(shared.first, THREE)
    shared.engine.allow(1)
    shared.wait_for_done(shared.first, 1)
    shared.session.queue.renew()
    shared.session.queue.renew()
    shared.engine.allow(2)
    shared.wait_for(shared.first, State.DONE)
    assert shared.asked == [[0, 1, 2], [1, 2], "Summarise"]
    shared.session.queue.renew()  # nothing runs
    assert len(shared.engine.requests) == 3


def test_coming_to_the_front_is_enough(shared: Shared) -> None:
    shared.begin(shared.first, THREE)
    shared.begin(shared.second, TWO)
    shared.session.bring_forward(shared.second)
    shared.engine.allow(2)
    shared.wait_for(shared.second, State.DONE)
    assert shared.first.core.counts().done == 0


def test_stopping_one_leaves_the_other(shared: Shared) -> None:
    shared.begin(shared.first, THREE)
    shared.begin(shared.second, TWO)
    shared.second.publish(shared.second.core.stop())
    shared.wait_for(shared.second, State.STOPPED)
    assert shared.first.core.running
    shared.session.stop()
    shared.wait_for(shared.first, State.STOPPED)
    shared.second.publish(shared.second.core.go_on())
    shared.engine.allow(2)
    shared.wait_for(shared.second, State.DONE)


def test_closing_one_while_it_is_at_work_makes_room_for_the_other(shared: Shared) -> None:
    shared.begin(shared.first, THREE)
    shared.begin(shared.second, TWO)
    shared.qtbot.waitUntil(lambda: len(shared.engine.requests) == 1)
    shared.session.bring_forward(shared.second)
    shared.session.remove(shared.first)
    shared.engine.allow(2)
    shared.wait_for(shared.second, State.DONE)
    assert shared.session.articles == [shared.second]


def test_time_in_which_others_were_at_work_does_not_count(shared: Shared) -> None:
    shared.begin(shared.first, TWO)
    shared.begin(shared.second, TWO)
    shared.engine.allow(1)
    shared.wait_for_done(shared.first, 1)
    shared.now = 60.0
    shared.engine.allow(1)
    shared.wait_for(shared.first, State.DONE)
    shared.qtbot.waitUntil(lambda: not shared.second.waits)
    shared.now = 70.0
    shared.engine.allow(2)
    shared.wait_for(shared.second, State.DONE)
    assert shared.first.core.seconds == 60.0
    assert shared.second.core.seconds == 10.0
    assert isinstance(shared.engine.requests[-1], Summarise)
