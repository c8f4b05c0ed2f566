"""Choosing how long a summary is and what writes it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from khulasa.engine.messages import Summarise, Translate
from khulasa.models.catalogue import Model
from khulasa.reading.changes import State
from khulasa.settings.keys import SUMMARISER
from khulasa.settings.store import user_settings
from khulasa.summary.length import Length
from khulasa.summary.result import KEY_SENTENCES

from ..conftest import OpenArticle, wait_for_state
from ..fake_engine import FakeEngine
from .conftest import (
    SUMMARY,
    choose,
    click,
    clipboard,
    remark,
    requests,
    shown,
    wait_for_summaries,
)


@pytest.fixture
def careful(with_summarisers: tuple[Model, ...]) -> tuple[Model, ...]:
    """Of the two summarisers, one keeps to the words of the article unless told otherwise."""
    return tuple(replace(m, grounded=m.name == "many") for m in with_summarisers)


def test_another_length_needs_no_new_translation(
    qtbot: QtBot, open_summarised: OpenArticle
) -> None:
    engine = FakeEngine(summary=SUMMARY)
    window = open_summarised(engine)
    lengths = window.commands.lengths
    assert lengths[Length.MEDIUM].isChecked()
    lengths[Length.BULLETS].trigger()
    wait_for_summaries(qtbot, window, engine, 2)
    assert shown(window).startswith("• The decision stands. [2, 4]\n• It cost")
    assert [type(request) for request in engine.requests] == [Translate, Summarise, Summarise]
    assert [request.length for request in requests(engine)] == [Length.MEDIUM, Length.BULLETS]
    assert [length for length, command in lengths.items() if command.isChecked()] == [
        Length.BULLETS
    ]
    window.commands.copy_summary.trigger()
    assert clipboard().text() == "• The decision stands.\n• No price is known."
    # It is the usual length from now on, and choosing it again asks for nothing.
    lengths[Length.BULLETS].trigger()
    assert lengths[Length.BULLETS].isChecked()
    again = open_summarised(FakeEngine())
    assert again.session.core.choice.length is Length.BULLETS
    assert len(requests(engine)) == 2


def test_a_choice_made_while_translating_holds_for_the_first_summary(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    engine = FakeEngine(stepwise=True)
    window = open_article(engine, until=State.TRANSLATING)
    window.commands.lengths[Length.SHORT].trigger()
    engine.allow(6)
    wait_for_state(qtbot, window, State.DONE)
    assert [request.length for request in requests(engine)] == [Length.SHORT]


def test_another_summariser(qtbot: QtBot, open_summarised: OpenArticle) -> None:
    engine = FakeEngine(summary=SUMMARY)
    window = open_summarised(engine)
    menu = window.page.summary.summarisers
    named = {action.text(): action for action in menu.actions()}
    assert named["BART"].isChecked()
    with qtbot.waitSignal(window.summaries.models_wanted):
        named["More models…"].trigger()
    named["Key sentences (picked, not written)"].trigger()
    wait_for_summaries(qtbot, window, engine, 2)
    first, second = requests(engine)
    assert first.summariser is not None
    assert first.summariser.name == "bart"
    assert second.summariser is None
    assert window.page.summary.chooser.text() == "Summariser ▾"


def test_with_no_summariser_installed_one_is_offered(
    qtbot: QtBot, open_article: OpenArticle
) -> None:
    window = open_article(FakeEngine())
    assert "own sentences, picked and not written" in remark(window)
    assert "Install a summariser" in remark(window)
    with qtbot.waitSignal(window.summaries.models_wanted):
        window.page.summary.remark.linkActivated.emit("offer")


def test_a_summariser_installed_meanwhile_is_offered(
    qtbot: QtBot, with_summarisers: tuple[Model, ...], open_article: OpenArticle
) -> None:
    engine = FakeEngine()
    window = open_article(engine)
    window.summaries.set_models(with_summarisers)
    assert "Install" not in remark(window)
    assert "Summarise with BART" in remark(window)
    assert len(requests(engine)) == 1
    window.page.summary.remark.linkActivated.emit("offer")
    wait_for_summaries(qtbot, window, engine, 2)
    summariser = requests(engine)[1].summariser
    assert summariser is not None
    assert summariser.name == "bart"
    assert "Summarise with" not in remark(window)


def test_a_summariser_that_the_start_has_brought_summarises_at_once(
    qtbot: QtBot, with_summarisers: tuple[Model, ...], open_article: OpenArticle
) -> None:
    engine = FakeEngine()
    window = open_article(engine)
    window.summaries.set_models(with_summarisers)
    window.models.summariser_brought.emit()
    wait_for_summaries(qtbot, window, engine, 2)
    summariser = requests(engine)[1].summariser
    assert summariser is not None
    assert summariser.name == "bart"


def test_what_the_start_has_brought_leaves_the_readers_own_choice(
    with_summarisers: tuple[Model, ...], open_article: OpenArticle
) -> None:
    user_settings().set(SUMMARISER, KEY_SENTENCES)
    engine = FakeEngine()
    window = open_article(engine)
    window.summaries.set_models(with_summarisers)
    window.models.summariser_brought.emit()
    assert len(requests(engine)) == 1
    assert window.session.core.choice.summariser is None


def test_what_the_start_has_brought_leaves_a_summary_of_which_a_sentence_is_kept(
    qtbot: QtBot, with_summarisers: tuple[Model, ...], open_summarised: OpenArticle
) -> None:
    engine = FakeEngine(summary=SUMMARY)
    window = open_summarised(engine)
    better = replace(with_summarisers[-1], name="better", sources=("en",), targets=("en",))
    click(qtbot, window.page.summary.text, "Keep")
    window.summaries.set_models((better, *with_summarisers))
    window.models.summariser_brought.emit()
    assert len(requests(engine)) == 1
    click(qtbot, window.page.summary.text, "Undo")
    window.models.summariser_brought.emit()
    wait_for_summaries(qtbot, window, engine, 2)
    summariser = requests(engine)[1].summariser
    assert summariser is not None
    assert summariser.name == "better"


def test_key_sentences_that_were_chosen_are_left_in_peace(open_summarised: OpenArticle) -> None:
    user_settings().set(SUMMARISER, KEY_SENTENCES)
    window = open_summarised(FakeEngine())
    assert "picked and not written" in remark(window)
    assert "Summarise with" not in remark(window)


def test_a_summariser_that_was_moved_is_found_where_it_lies(
    qtbot: QtBot, tmp_path: Path, with_summarisers: tuple[Model, ...], open_summarised: OpenArticle
) -> None:
    engine = FakeEngine(summary=SUMMARY)
    window = open_summarised(engine)
    moved = tmp_path / "moved"
    moved.mkdir()
    window.summaries.set_models(tuple(replace(m, folder=moved) for m in with_summarisers))
    assert len(requests(engine)) == 1
    window.commands.lengths[Length.SHORT].trigger()
    qtbot.waitUntil(lambda: len(requests(engine)) == 2)
    summariser = requests(engine)[1].summariser
    assert summariser is not None
    assert summariser.folder == str(moved)


def test_grounding_is_an_option_of_every_summariser(
    qtbot: QtBot, open_article: OpenArticle, careful: tuple[Model, ...]
) -> None:
    engine = FakeEngine(summary=SUMMARY)
    window = open_article(engine, careful)
    words = "Only words of the article"
    for count, choice in enumerate((words, "Many languages", words), start=2):
        choose(window, choice)
        wait_for_summaries(qtbot, window, engine, count)
    choose(window, "BART")  # grounded as before, so it is in the library already
    wait_for_summaries(qtbot, window, engine, 4)
    assert window.session.core.choice.grounded
    assert [request.grounded for request in requests(engine)] == [False, True, True, False]


def test_grounding_is_offered_only_where_it_does_something(
    qtbot: QtBot, open_article: OpenArticle, careful: tuple[Model, ...]
) -> None:
    engine = FakeEngine(summary=SUMMARY)
    window = open_article(engine, careful)
    menu = window.page.summary.summarisers
    offered = []
    # The last one is in the library already.
    for choice, count in (("Many languages", 2), ("Arabic", 3), ("English", 3)):
        choose(window, choice)
        wait_for_summaries(qtbot, window, engine, count)
        (action,) = (a for a in menu.actions() if a.text().startswith("Only words"))
        offered.append((action.text(), action.isEnabled(), action.isChecked()))
    assert offered == [
        ("Only words of the article", True, True),
        ("Only words of the article (only in English)", False, False),
        ("Only words of the article", True, True),
    ]


def test_the_smallest_window_has_room_for_the_whole_line(
    with_summarisers: tuple[Model, ...], open_article: OpenArticle
) -> None:
    long = tuple(
        replace(m, title="A model with a very long name") if m.name == "bart" else m
        for m in with_summarisers
    )
    window = open_article(FakeEngine(), long)
    window.resize(window.minimumSize())
    assert window.width() == 640
    panel = window.page.summary
    assert panel.copy_options.geometry().right() <= panel.width()
    assert panel.chooser.geometry().right() < panel.copy_button.geometry().left()
