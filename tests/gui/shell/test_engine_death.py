"""The window with the real engine, which is killed in the middle of an article."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from itertools import islice, product

import pytest
from pytestqt.qtbot import QtBot

from khulasa.engine.client import Engine
from khulasa.engine.messages import Event, Loaded, Restarted, SentenceDone, Summarise, Translate
from khulasa.models.catalogue import read_catalogue
from khulasa.reading.changes import State

from ..conftest import OpenWindow, target_texts

# So many that most are still to do when the kill arrives: the engine does forty in 0.15 s.
SENTENCES = 2_000
CITIES = ("بغداد", "القاهرة", "دمشق", "بيروت", "عمان", "الرياض", "تونس", "الرباط", "صنعاء", "مسقط")
MONTHS = ("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب")
ARTICLE = "\n\n".join(
    f"زار الوزير {city} يوم {day} {month}."
    for city, month, day in islice(product(CITIES, MONTHS, range(1, 29)), SENTENCES)
)


class DyingEngine(Engine):
    """The real engine, killed as soon as the first sentence is done; keeps its events."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []
        self.killed: int | None = None

    def run(self, request: Translate | Summarise) -> Iterator[Event]:
        for event in super().run(request):
            if isinstance(event, SentenceDone) and self.killed is None:
                self.killed = self.pid
                assert self.killed is not None
                os.kill(self.killed, signal.SIGKILL)
            self.events.append(event)
            yield event


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_the_window_survives_the_death_of_the_engine(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = DyingEngine()
    window = open_window(engine, read_catalogue())
    missing: list[int] = []

    def note_the_missing(_reason: str) -> None:
        counts = window.session.core.counts()
        missing.append(counts.total - counts.done)

    window.session.restarted.connect(note_the_missing)
    window.open_text(ARTICLE, language="ar")
    qtbot.waitUntil(lambda: window.session.core.state in (State.DONE, State.FAILED))
    assert len(missing) == 1
    assert 0 < missing[0] < SENTENCES
    death = next(n for n, event in enumerate(engine.events) if isinstance(event, Restarted))
    before, after = (
        {event.number for event in part if isinstance(event, SentenceDone)}
        for part in (engine.events[:death], engine.events[death:])
    )
    assert any(isinstance(event, Loaded) for event in engine.events[death:])
    assert len(after) == missing[0]
    assert before | after == set(range(SENTENCES))
    assert before.isdisjoint(after)
    assert window.session.core.counts().done == window.session.core.counts().total == SENTENCES
    assert "is started again. What is done is kept." in window.message_bar.text()
    assert all(text and text != "…" for text in target_texts(window))
    assert engine.pid not in (None, engine.killed)
