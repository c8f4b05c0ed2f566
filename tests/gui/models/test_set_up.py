"""The first start: the full models come by themselves where the hub can be reached."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from khulasa.engine.client import Engine
from khulasa.models.catalogue import load_catalogue
from khulasa.models.set_up import SetUp
from khulasa.models.store import models_folder
from khulasa.reading.changes import State
from khulasa.settings.keys import SET_UP, SET_UP_TRIED
from khulasa.translation.result import Author, Status, Translation
from khulasa.ui.preferences.window import PreferencesWindow
from khulasa.ui.shell import app
from khulasa.ui.shell.main_window import MainWindow
from models.hub_server import WEIGHTS, Hub

from ..conftest import OpenWindow, target_texts, wait_for_state
from ..fake_engine import FakeEngine
from .first_start import (
    FETCHING,
    FULL,
    FULL_REPO,
    LARGE,
    LONG_ARTICLE,
    SUMMARISER,
    Start,
    answer,
    installed,
    model_of,
    open_more,
    phase,
    wait_until_settled,
    wrote_or_tried,
)


def test_both_models_come_and_the_article_is_translated_and_summarised_again(
    qtbot: QtBot, full_hub: Hub, start: Start, article_file: Path
) -> None:
    article_file.write_text(LONG_ARTICLE, encoding="utf-8")
    window = start(Engine())
    assert window.message_bar.text() == FETCHING
    assert model_of(window) == "starter-ar-en"
    wait_until_settled(qtbot, window)
    assert installed(FULL)
    assert installed(SUMMARISER)
    qtbot.waitUntil(lambda: wrote_or_tried(window, SUMMARISER))
    wait_for_state(qtbot, window, State.DONE)
    assert model_of(window) == FULL
    assert not window.notice.text().startswith("Starter model")
    assert not any("/simple/" in path for _method, path in full_hub.requests)
    asked = len(full_hub.requests)
    second = start()
    assert second.models.installs.orders() == []
    assert not second.message_bar.isVisible()
    assert model_of(second) == FULL
    assert len(full_hub.requests) == asked


def test_how_far_it_is_stands_in_the_last_line(qtbot: QtBot, full_hub: Hub, start: Start) -> None:
    full_hub.trouble.creep_at = (full_hub.repos[FULL_REPO] / WEIGHTS).stat().st_size // 2
    window = start()
    line = window.status_line
    qtbot.waitUntil(lambda: line.install_bar.value() > 0)
    assert line.install_bar.isVisible()
    assert line.install_bar.value() < line.install_bar.maximum() == 100
    assert line.install_button.text() == f"Installing: {line.install_bar.value()} %"
    full_hub.release.set()
    wait_until_settled(qtbot, window)
    assert not line.install_bar.isVisible()


def test_a_summariser_that_is_on_its_way_is_not_offered(
    qtbot: QtBot, full_hub: Hub, start: Start
) -> None:
    full_hub.trouble.hold_at = 1000
    window = start()
    remark = window.page.summary.remark
    assert "DistilBART is on its way" in remark.text()
    assert window.summaries.suggested == SUMMARISER
    window.models.set_up.leave()
    qtbot.waitUntil(lambda: "Install a summariser" in remark.text())
    full_hub.release.set()


@pytest.mark.usefixtures("full_hub")
def test_what_is_open_behind_the_article_in_front_is_translated_again_too(
    qtbot: QtBot, full_hub: Hub, start: Start, tmp_path: Path
) -> None:
    full_hub.trouble.hold_at = 1000
    window = start()
    edited, front = open_more(qtbot, window, tmp_path, 2)
    window.tabs.choose(edited)
    window.session.revise(0, Translation("Mine.", Status.OK, author=Author.USER))
    window.tabs.choose(front)
    full_hub.release.set()
    wait_until_settled(qtbot, window)
    behind = window.tabs.tabs[0]
    qtbot.waitUntil(lambda: all(t.article.core.state is State.DONE for t in window.tabs.tabs))
    models = [t.article.core.model for t in (behind, edited, front)]
    assert [m.name for m in models if m] == [FULL, "starter-ar-en", FULL]
    assert [len(t.article.core.translations) for t in (behind, front)] == [6, 6]

    window.tabs.choose(edited)
    answer(window, "Not now")
    window.tabs.choose(front)
    assert not window.message_bar.isVisible()
    window.tabs.choose(edited)
    assert not window.message_bar.isVisible()  # it is asked once


@pytest.mark.usefixtures("full_hub")
def test_what_was_edited_is_translated_again_only_when_the_reader_says_so(
    qtbot: QtBot, start: Start
) -> None:
    window = start()
    window.session.revise(0, Translation("Mine.", Status.OK, author=Author.USER))
    wait_until_settled(qtbot, window)
    assert model_of(window) == "starter-ar-en"
    answer(window, "Translate again with it")
    assert model_of(window) == FULL
    wait_for_state(qtbot, window, State.DONE)
    assert target_texts(window)[0] == "Mine."


def test_nothing_is_asked_of_the_network_before_the_reader_agrees(
    qtbot: QtBot, full_hub: Hub, start: Start
) -> None:
    window = start(agreed=False)
    assert window.message_bar.answers[0].text() == "Fetch them"
    assert full_hub.requests == []
    answer(window, "Fetch them")
    wait_until_settled(qtbot, window)
    assert installed(FULL)


def test_who_declines_is_not_asked_again(full_hub: Hub, start: Start) -> None:
    window = start(agreed=False)
    answer(window, "Keep the starter")
    for agreed in (False, True):
        window.models.set_up.begin(agreed=agreed)
        assert not window.message_bar.isVisible()
    assert window.models.installs.orders() == []
    assert full_hub.requests == []


@pytest.mark.usefixtures("full_hub")
@pytest.mark.parametrize(("fetch_models", "answers"), [(False, 3), (True, 0)])
def test_the_app_asks_when_it_is_started_unless_that_was_the_answer(
    open_window: OpenWindow, fetch_models: bool, answers: int
) -> None:
    window = open_window(FakeEngine(), load_catalogue().models)
    window.models.set_up.machine = LARGE
    app._settle(window, fetch_models=fetch_models)
    assert len(window.message_bar.answers) == answers
    assert window.models.installs.busy is fetch_models


def test_cancelling_it_is_declining(qtbot: QtBot, full_hub: Hub, start: Start) -> None:
    full_hub.trouble.hold_at = 1000
    window = start()
    qtbot.waitUntil(full_hub.held.is_set)
    window.models.installs.cancel(FULL)
    full_hub.release.set()
    qtbot.waitUntil(lambda: window.settings.get(SET_UP) is SetUp.DECLINED)
    assert window.models.installs.progress(SUMMARISER) is None


def prefer(window: MainWindow, chosen: SetUp) -> None:
    window.commands.preferences.trigger()
    [preferences] = (w for w in window.findChildren(PreferencesWindow) if w.isVisible())
    box = preferences.controls[SET_UP.path]
    box.activated.emit(box.findData(chosen))
    preferences.close()


def test_the_preferences_begin_it_at_once_and_pause_it_again(
    qtbot: QtBot, full_hub: Hub, start: Start
) -> None:
    full_hub.trouble.hold_at = 1000
    window = start(agreed=False)
    window.settings.set(SET_UP_TRIED, "2026-01-01")  # in vain, but now the reader says so
    prefer(window, SetUp.AGREED)
    qtbot.waitUntil(full_hub.held.is_set)
    assert window.message_bar.text() == FETCHING
    prefer(window, SetUp.DECLINED)
    full_hub.release.set()
    qtbot.waitUntil(lambda: not window.models.installs.busy)
    assert window.settings.get(SET_UP) is SetUp.DECLINED
    assert not window.message_bar.isVisible()
    assert not installed(FULL)
    prefer(window, SetUp.ASK)
    assert window.message_bar.answers[0].text() == "Fetch them"
    prefer(window, SetUp.DECLINED)
    assert not window.message_bar.isVisible()


def test_who_has_them_is_shown_as_one_who_wants_them(start: Start) -> None:
    window = start(agreed=False)
    window.settings.set(SET_UP, SetUp.DONE)
    window.commands.preferences.trigger()
    [preferences] = window.findChildren(PreferencesWindow)
    assert preferences.controls[SET_UP.path].currentText() == "Fetch them"


def test_the_environment_keeps_it_to_the_starter(
    full_hub: Hub, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KHULASA_STARTER_ONLY", "1")
    window = start()
    assert not window.message_bar.isVisible()
    assert window.models.installs.orders() == []
    assert full_hub.requests == []


@pytest.mark.usefixtures("full_hub")
def test_what_is_there_already_is_not_fetched(qtbot: QtBot, start: Start) -> None:
    (models_folder() / "opus-mt-ar-en").mkdir(parents=True)
    window = start()
    wait_until_settled(qtbot, window)
    assert installed(SUMMARISER)
    assert not installed(FULL)
    assert phase(window, FULL) is None
    assert phase(window, SUMMARISER) is None
