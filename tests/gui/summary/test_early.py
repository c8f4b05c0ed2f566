"""Key sentences of an article that is still being translated: who needs none has none picked."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from khulasa.summary.picking.process import PickRequest
from khulasa.summary.result import KEY_SENTENCES, Reference, Summary, SummarySentence
from khulasa.ui.reading.sessions import article_session
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenWindow, source_texts
from ..fake_engine import FakeEngine

ROWS = 25


class SlowPicking:
    """Picks when a test says so, or when it is ended."""

    all: list[SlowPicking]

    def __init__(self, request: PickRequest) -> None:
        self.rows = sum(any(row) for row in request.paragraphs)
        self.is_ended, self.may_answer = False, Event()
        SlowPicking.all.append(self)

    def run(self) -> Summary:
        self.may_answer.wait()
        sentence = SummarySentence(f"Picked of {self.rows}.", (Reference(0, 0),))
        return Summary(KEY_SENTENCES, (sentence,))

    def end(self) -> None:
        self.is_ended = True
        self.may_answer.set()


@pytest.fixture
def picked(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> tuple[MainWindow, FakeEngine]:
    """A window in which key sentences of the first ten paragraphs are being picked."""
    SlowPicking.all = []
    monkeypatch.setattr(article_session, "Picking", SlowPicking)
    engine = FakeEngine(stepwise=True)
    window = open_window(engine)
    window.open_text("\n\n".join(f"هذه هي الفقرة رقم {n} من المقال." for n in range(ROWS)))
    engine.allow(10)
    qtbot.waitUntil(lambda: [one.rows for one in SlowPicking.all] == [10])
    return window, engine


def test_they_are_shown_when_they_are_there(
    qtbot: QtBot, picked: tuple[MainWindow, FakeEngine]
) -> None:
    window, _engine = picked
    SlowPicking.all[0].may_answer.set()
    qtbot.waitUntil(lambda: "Picked of 10." in window.page.summary.text.toPlainText())


def test_closing_the_article_ends_the_picking(picked: tuple[MainWindow, FakeEngine]) -> None:
    window, _engine = picked
    assert not SlowPicking.all[0].is_ended
    window.tabs.close(window.tabs.current)
    assert SlowPicking.all[0].is_ended


def test_closing_the_window_ends_the_picking(picked: tuple[MainWindow, FakeEngine]) -> None:
    window, _engine = picked
    window.close()
    assert SlowPicking.all[0].is_ended


def test_picking_of_more_of_the_article_ends_that_of_less(
    qtbot: QtBot, picked: tuple[MainWindow, FakeEngine]
) -> None:
    window, engine = picked
    engine.allow(10)
    qtbot.waitUntil(lambda: [one.rows for one in SlowPicking.all] == [10, 20])
    assert [one.is_ended for one in SlowPicking.all] == [True, False]
    SlowPicking.all[1].may_answer.set()
    qtbot.waitUntil(lambda: "Picked of 20." in window.page.summary.text.toPlainText())


def by_no_model(window: MainWindow) -> None:
    window.session.shown.use(None, target="en")


def in_another_language(window: MainWindow) -> None:
    window.opener.read_in_language("fa")


@pytest.mark.parametrize("change", [by_no_model, in_another_language])
def test_what_is_read_otherwise_has_no_use_for_them(
    qtbot: QtBot, picked: tuple[MainWindow, FakeEngine], change: Callable[[MainWindow], None]
) -> None:
    window, _engine = picked
    change(window)
    qtbot.waitUntil(lambda: SlowPicking.all[0].is_ended)
    assert len(source_texts(window)) == ROWS
    assert window.session.core.early is None
