"""The text has at least half of the window's height, whatever is shown around it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from khulasa.models.catalogue import Model
from khulasa.reading.changes import State
from khulasa.settings.arrangement import SummaryPlace
from khulasa.settings.keys import SUMMARY_HEIGHT, SUMMARY_PLACE
from khulasa.summary.result import KEY_SENTENCES, Summary
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.room import panel_heights
from khulasa.ui.widgets.message_bar import Proposal

from ..conftest import ARTICLE, OpenWindow, wait_for_state
from ..fake_engine import FakeEngine

OFFER = (
    "The starter gives a rough gist only. The full models for translating and for summaries are "
    "about 1.7 GB to fetch, once; after that everything works without a network."
)
LONG_NOTICE = "Starter model: rough gist only. Install the full model for real work. " * 3


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow, models: tuple[Model, ...]) -> MainWindow:
    """The article is translated, what is to be said of the starter is long."""
    starter = replace(models[0], notice=LONG_NOTICE)
    window = open_window(FakeEngine(), (starter, *models[1:]))
    window.open_text("\n\n".join([ARTICLE] * 5), language="ar")
    wait_for_state(qtbot, window, State.DONE)
    return window


def has_half(window: MainWindow) -> bool:
    view = window.page.view
    return view.isVisible() and 2 * view.height() >= window.height()


@pytest.mark.parametrize("size", [QSize(1400, 900), QSize(640, 480)])
@pytest.mark.parametrize("offered", [False, True])
def test_the_text_has_half_with_every_panel_open(
    qtbot: QtBot, window: MainWindow, size: QSize, offered: bool
) -> None:
    window.resize(size)
    if offered:
        window.message_bar.propose(
            Proposal(OFFER, (("Fetch them", lambda: None), ("Ask later", lambda: None)))
        )
    for _turn in range(2):
        window.commands.doubts.trigger()
        qtbot.waitUntil(lambda: has_half(window))
        # One of them speaks at a time, and the notice in one line.
        assert window.notice.isVisible() != offered
        assert window.notice.isHidden() or window.notice.height() < 2.5 * (
            window.fontMetrics().height()
        )
    assert window.size() == size
    assert window.page.summary.isVisible()


@pytest.mark.parametrize("size", [QSize(1280, 800), QSize(640, 480), QSize(640, 320)])
def test_no_button_of_the_panels_is_squeezed(qtbot: QtBot, window: MainWindow, size: QSize) -> None:
    window.resize(size)
    window.commands.next_doubt.trigger()
    window.commands.doubts.setChecked(True)
    qtbot.waitUntil(window.page.review.isVisible)
    assert window.size() == size
    buttons = window.page.review.findChildren(QAbstractButton)
    shown = [button for button in buttons if button.isVisible()]
    assert bool(shown) == (size.height() > 480)  # below, there is only the list
    for button in shown:
        assert button.size().expandedTo(button.sizeHint()) == button.size(), button.text()


def test_while_words_are_looked_for_the_summary_stays_as_high_as_it_is(
    qtbot: QtBot, window: MainWindow
) -> None:
    before = window.page.summary.height(), window.page.view.height()
    window.commands.find.trigger()
    qtbot.waitUntil(lambda: window.page.view.height() < before[1])
    assert window.page.summary.height() == before[0]
    window.find_bar.close_bar()
    qtbot.waitUntil(lambda: window.page.view.height() == before[1])
    assert window.page.summary.height() == before[0]


def test_a_text_that_is_too_short_for_a_summary_leaves_no_room_for_one(
    qtbot: QtBot, open_window: OpenWindow, window: MainWindow
) -> None:
    usual = window.page.summary.height()
    why = "The text is too short for a summary."
    short = open_window(FakeEngine(summary=Summary(KEY_SENTENCES, (), note=why)))
    short.resize(window.size())
    short.open_text("انتهى الخبر.", language="ar")
    wait_for_state(qtbot, short, State.DONE)
    summary = short.page.summary
    assert summary.text.toPlainText() == why
    assert summary.height() < usual
    assert summary.text.verticalScrollBar().maximum() == 0
    # What is dragged meanwhile is nobody's wish for the next summary.
    short.page.moveSplitter(summary.height() + 60, 1)
    short.page.room.close_down()
    assert short.settings.get(SUMMARY_HEIGHT) is None


def test_dragging_a_panel_does_not_take_the_text_s_half(qtbot: QtBot, window: MainWindow) -> None:
    window.page.moveSplitter(500, 1)
    qtbot.waitUntil(lambda: has_half(window))


def test_the_summary_stands_at_the_side_where_there_is_room(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = window.page
    window.resize(1400, 900)
    window.commands.view.summary_side.trigger()
    assert window.settings.get(SUMMARY_PLACE) is SummaryPlace.SIDE
    qtbot.waitUntil(lambda: page.summary.x() >= page.view.geometry().right())
    window.resize(700, 900)
    qtbot.waitUntil(lambda: page.summary.width() == page.width())
    window.resize(1400, 900)
    qtbot.waitUntil(lambda: page.summary.width() < page.width() // 2)


def test_panels_share_what_the_text_leaves_and_the_summary_gives_way_first() -> None:
    assert panel_heights(700, 800, (70, 150), (0, 0)) == (150, 0)
    summary, review = panel_heights(700, 800, (70, 150), (70, 200))
    assert (summary, review) == (98, 200)
    assert panel_heights(500, 800, (70, 150), (70, 200)) == (0, 98)
    assert panel_heights(400, 800, (70, 150), (0, 0)) == (0, 0)
