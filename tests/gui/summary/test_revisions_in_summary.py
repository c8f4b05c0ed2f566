"""The key sentences say what the reader says, whenever the reader says it."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from khulasa.reading.changes import State
from khulasa.translation.result import by_user

from ..conftest import OpenWindow, wait_for_state
from ..fake_engine import FakeEngine


def test_a_sentence_revised_while_the_summary_is_made_is_revised_there_too(
    qtbot: QtBot, open_window: OpenWindow, article_file: Path
) -> None:
    engine = FakeEngine(slow_summary=True)
    window = open_window(engine)
    window.open_file(article_file)
    wait_for_state(qtbot, window, State.SUMMARISING)
    window.session.revise(0, by_user("Mine."))
    engine.allow(1)
    wait_for_state(qtbot, window, State.DONE)
    assert "Mine. [1]" in window.page.summary.text.toPlainText()
