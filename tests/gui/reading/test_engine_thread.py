"""What the engine's thread tells the window's."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from khulasa.engine.messages import Event, Finished, Job, ModelSpec, SentenceDone, Translate
from khulasa.ui.reading.sessions.engine_thread import EngineThread

from ..fake_engine import english

SENTENCES = 200


class Knowing:
    """Has all sentences at once, as a library that knows them."""

    def __init__(self) -> None:
        self.is_done = threading.Event()

    def run(self, request: Job) -> Iterator[Event]:
        for number in range(SENTENCES):
            yield SentenceDone(request.job, number, english(number))
        yield Finished(request.job, stopped=False)
        self.is_done.set()

    def stop(self, up_to: int | None = None) -> None:
        """It is done before anybody could."""

    def close(self) -> None:
        """There is nothing to end."""


def test_what_else_the_window_has_to_do_has_its_turn_between_many_events(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khulasa.ui.widgets.portions._PORTION", 0.0)
    engine, told, told_at_turns = Knowing(), list[Event](), list[int]()
    thread = EngineThread(engine)
    thread.happened.connect(told.append)
    turns = QTimer(thread, interval=0)
    turns.timeout.connect(lambda: told_at_turns.append(len(told)))
    turns.start()
    request = Translate(1, ModelSpec("-"), "ar", "en", ())
    thread.submit(request, engine)
    qtbot.waitUntil(lambda: len(told) == SENTENCES + 1)
    thread.close()
    assert [event.number for event in told[:-1]] == list(range(SENTENCES))
    assert len(set(told_at_turns)) > SENTENCES // 2
