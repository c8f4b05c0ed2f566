"""The window with the real engine, which is killed in the middle of an article."""

from __future__ import annotations

import os
import signal

import pytest
from pytestqt.qtbot import QtBot

from khulasa.engine.client import Engine
from khulasa.models.catalogue import ModelMissingError, find_model, read_catalogue
from khulasa.ui.session import State

from .conftest import OpenWindow, target_texts, wait_for_sentences, wait_for_state

CITIES = ("بغداد", "القاهرة", "دمشق", "بيروت", "عمان", "الرياض", "تونس", "الرباط", "صنعاء", "مسقط")
ARTICLE = "\n\n".join(
    f"أعلنت الحكومة في {city} يوم {day} كانون الثاني عن قرارات جديدة تخص التعليم والصحة."
    for city in CITIES
    for day in range(1, 5)
)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_the_window_survives_the_death_of_the_engine(qtbot: QtBot, open_window: OpenWindow) -> None:
    models = read_catalogue()
    try:
        find_model(models, "ar", "en")
    except ModelMissingError as error:
        pytest.skip(str(error))
    engine = Engine()
    window = open_window(engine, models)
    window.open_text(ARTICLE, language="ar")
    wait_for_sentences(qtbot, window, 1)
    killed = engine.pid
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    wait_for_state(qtbot, window, State.DONE)
    assert window.session.counts().done == window.session.counts().total == 40
    assert "is started again. What is done is kept." in window.message_bar.text()
    assert all(text and text != "…" for text in target_texts(window))
    assert engine.pid not in (None, killed)
