"""The first start: the full models come by themselves where the hub can be reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from khulasa.engine.client import Engine
from khulasa.models.catalogue import load_catalogue
from khulasa.models.full_models import Machine
from khulasa.models.installing.install_progress import Phase
from khulasa.models.model import Model
from khulasa.models.set_up import SetUp
from khulasa.models.store import models_folder, partial_folder, user_catalogue_path
from khulasa.reading.changes import State
from khulasa.reading.run import Runner
from khulasa.settings.keys import SET_UP, SET_UP_TRIED
from khulasa.translation.result import Author, Status, Translation
from khulasa.ui.preferences.window import PreferencesWindow
from khulasa.ui.shell.main_window import MainWindow
from models.checkpoints import make_bart
from models.conftest import AT_ONCE
from models.hub_server import WEIGHTS, Hub, Trouble

from ..conftest import OpenWindow, target_texts, wait_for_state
from ..fake_engine import FakeEngine

FULL, SUMMARISER = "opus-mt-tc-big-ar-en", "distilbart-cnn-12-6"
FULL_REPO, SUMMARISER_REPO = "Helsinki-NLP/opus-mt-tc-big-ar-en", "sshleifer/distilbart-cnn-12-6"
LARGE = Machine(cores=8, memory=32 * 10**9)
FETCHING = "The full models are being fetched in the background. The starter works meanwhile."
UNREACHABLE = (
    "The full models cannot be reached just now. The starter works meanwhile, and Khulasa tries "
    "again another day."
)

Start = Callable[..., MainWindow]


@pytest.fixture(scope="session")
def summariser_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_bart(tmp_path_factory.mktemp("bart") / "tiny-bart")


@pytest.fixture
def full_hub(hub: Hub, summariser_checkpoint: Path) -> Iterator[Hub]:
    """The hub has tiny models under the names of the full ones."""
    user_catalogue_path().unlink()
    hub.repos[FULL_REPO] = hub.repos["tests/tiny-marian"]
    hub.repos[SUMMARISER_REPO] = summariser_checkpoint
    yield hub
    hub.release.set()


@pytest.fixture
def start(open_window: OpenWindow, article_file: Path, qtbot: QtBot) -> Start:
    """Starts the app as at a first start, with an article that the starter translates."""

    def begin(
        engine: Runner | None = None, *, agreed: bool = True, day: date = date(2026, 1, 1)
    ) -> MainWindow:
        window = open_window(engine or FakeEngine(), load_catalogue().models)
        window.models.installs.policy = AT_ONCE
        window.models.set_up.machine = LARGE
        window.models.set_up._today = lambda: day
        with qtbot.waitSignal(window.opener.opened):
            window.open_file(article_file)
        wait_for_state(qtbot, window, State.DONE)
        window.models.set_up.begin(agreed=agreed)
        return window

    return begin


def answer(window: MainWindow, text: str) -> None:
    next(button for button in window.message_bar.answers if button.text() == text).click()


def installed(name: str) -> bool:
    return (models_folder() / name / "manifest.json").is_file()


def model_of(window: MainWindow) -> str:
    model: Model | None = window.session.core.model
    return model.name if model else ""


def wait_until_settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.settings.get(SET_UP) is SetUp.DONE)


def test_both_models_come_and_the_article_is_translated_and_summarised_again(
    qtbot: QtBot, full_hub: Hub, start: Start
) -> None:
    window = start(Engine())
    assert window.message_bar.text() == FETCHING
    assert model_of(window) == "starter-ar-en"
    wait_until_settled(qtbot, window)
    assert installed(FULL)
    assert installed(SUMMARISER)
    wait_for_state(qtbot, window, State.DONE)
    assert model_of(window) == FULL
    summary = window.session.core.choice.summariser
    assert summary is not None
    assert summary.name == SUMMARISER
    assert not window.notice.text().startswith("Starter model")
    asked = len(full_hub.requests)
    window.models.set_up.begin(agreed=True)  # as the second start does
    assert window.models.installs.orders() == []
    assert len(full_hub.requests) == asked


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


def test_a_hub_out_of_reach_is_one_calm_line_and_tried_once_a_day(
    qtbot: QtBot, full_hub: Hub, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    window = start()
    qtbot.waitUntil(lambda: window.message_bar.text() == UNREACHABLE)
    assert window.message_bar.property("urgent") is False
    assert window.settings.get(SET_UP_TRIED) == "2026-01-01"
    monkeypatch.setenv("HF_ENDPOINT", full_hub.url)
    window.message_bar.dismiss()
    window.models.set_up.begin(agreed=True)
    assert not window.models.installs.busy  # the same day
    assert not window.message_bar.isVisible()
    next_day = start(day=date(2026, 1, 2))
    wait_until_settled(qtbot, next_day)
    assert installed(FULL)


def test_a_hub_that_dies_in_the_middle_is_gone_on_with_at_another_start(
    qtbot: QtBot, full_hub: Hub, start: Start
) -> None:
    half = (full_hub.repos[FULL_REPO] / WEIGHTS).stat().st_size // 2
    full_hub.trouble.dies_at = 0.5
    window = start()
    qtbot.waitUntil(lambda: window.settings.get(SET_UP_TRIED) != "")
    assert window.message_bar.text() == UNREACHABLE
    parts = list(partial_folder(models_folder(), FULL).rglob("*.part"))
    assert [part.stat().st_size for part in parts] == [half]
    full_hub.trouble = Trouble()
    full_hub.asked.clear()
    next_day = start(day=date(2026, 1, 2))
    wait_until_settled(qtbot, next_day)
    assert (WEIGHTS, half) in full_hub.asked  # only the rest was fetched


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
    assert window.models.installs.progress(FULL) is None
    assert Phase.FAILED not in {
        progress.phase
        for name in (FULL, SUMMARISER)
        if (progress := window.models.installs.progress(name)) is not None
    }
