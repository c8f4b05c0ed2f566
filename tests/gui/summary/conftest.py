"""Summaries that models wrote, and what a reader does with them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from khulasa.article.model import Span
from khulasa.engine.messages import Summarise
from khulasa.models.catalogue import Model, Task
from khulasa.reading.changes import State
from khulasa.review.issue import Issue
from khulasa.summary.result import Reference, Summary, SummarySentence
from khulasa.ui.shell.main_window import MainWindow

from ..conftest import OpenArticle, wait_for_state
from ..fake_engine import FakeEngine

WRONG = Issue("number", "The article has no 12.", None, Span(8, 10))
SUMMARY = Summary(
    "bart",
    (
        SummarySentence("The decision stands.", (Reference(1, 1), Reference(3, 0))),
        SummarySentence("It cost 12 pounds.", (Reference(2, 0), Reference(2, 1)), (WRONG,)),
        SummarySentence("No price is known.", (Reference(2, 1),), starts_paragraph=True),
    ),
)
COPIED = "The decision stands.\n\nNo price is known."
ENGLISH = (
    "Bridge opens\n\nThe new bridge over the harbour opened on Sunday. It cost a lot of money."
)


@pytest.fixture(autouse=True)
def plain_copies(without_notice: None) -> None:
    """What is copied says nothing of the model, but where a test is about that."""


@pytest.fixture
def with_summarisers(models: tuple[Model, ...]) -> tuple[Model, ...]:
    """A catalogue with two summarisers of English; one of them knows Arabic, too."""
    bart = replace(
        models[0],
        name="bart",
        title="BART",
        task=Task.SUMMARY,
        source="en",
        target="en",
        notice="",
        sources=("en",),
        targets=("en",),
    )
    many = replace(
        bart, name="many", title="Many languages", sources=("ar", "en"), targets=("ar", "en")
    )
    return (*models, bart, many)


@pytest.fixture(autouse=True)
def clipboard_before(qapp: QApplication) -> None:
    """What lies in the clipboard until something is copied."""
    qapp.clipboard().setText("before")


@pytest.fixture
def open_summarised(open_article: OpenArticle, with_summarisers: tuple[Model, ...]) -> OpenArticle:
    """Opens the article where both summarisers are installed."""

    def open_one(engine: FakeEngine, until: State | None = State.DONE) -> MainWindow:
        return open_article(engine, with_summarisers, until=until)

    return open_one


@pytest.fixture
def done(open_summarised: OpenArticle) -> MainWindow:
    """A window with a summary that a model wrote."""
    return open_summarised(FakeEngine(summary=SUMMARY))


def requests(engine: FakeEngine) -> list[Summarise]:
    return [request for request in engine.requests if isinstance(request, Summarise)]


def shown(window: MainWindow) -> str:
    return window.page.summary.text.toPlainText()


def remark(window: MainWindow) -> str:
    return window.page.summary.remark.text()


def clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def middle_of(text: QTextEdit, words: str) -> QPoint:
    """Where words stand in the viewport."""
    cursor = text.document().find(words)
    assert not cursor.isNull(), words
    middle = QTextCursor(text.document())
    middle.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
    return text.cursorRect(middle).center()


def point_at(text: QTextEdit, words: str) -> None:
    place = QPointF(middle_of(text, words))
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        place,
        text.viewport().mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(text.viewport(), event)


def click(qtbot: QtBot, text: QTextEdit, words: str) -> None:
    place = middle_of(text, words)
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)


def choose(window: MainWindow, words: str) -> None:
    """Choose in the menu of summarisers."""
    menu = window.page.summary.summarisers
    next(action for action in menu.actions() if action.text() == words).trigger()


def wait_for_summaries(
    qtbot: QtBot, window: MainWindow, engine: FakeEngine, summaries: int
) -> None:
    """Wait until so many summaries were asked for and the last one is there."""
    qtbot.waitUntil(lambda: len(requests(engine)) == summaries)
    wait_for_state(qtbot, window, State.DONE)
