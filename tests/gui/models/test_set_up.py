"""The first start: the full models come by themselves where the hub can be reached."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from khulasa.engine.client import Engine
from khulasa.models.catalogue import load_catalogue
from khulasa.models.errors import Problem
from khulasa.models.events import Failed
from khulasa.models.full_models import Machine
from khulasa.models.installing.install_progress import InstallProgress, Phase
from khulasa.models.installing.order import Order
from khulasa.models.model import Model
from khulasa.models.set_up import SetUp
from khulasa.models.store import models_folder, partial_folder, user_catalogue_path
from khulasa.reading.changes import State
from khulasa.reading.run import Runner
from khulasa.settings.keys import SET_UP, SET_UP_TRIED
from khulasa.translation.result import Author, Status, Translation
from khulasa.ui.models.installs import Installs
from khulasa.ui.shell import app
from khulasa.ui.shell.main_window import MainWindow
from khulasa.ui.shell.tabs.tab import Tab
from models.checkpoints import make_bart
from models.conftest import AT_ONCE
from models.hub_server import WEIGHTS, Hub, Trouble
from sentences_ar import many_sentences

from ..conftest import ARTICLE, OpenWindow, target_texts, wait_for_state
from ..fake_engine import FakeEngine

FULL, SUMMARISER = "opus-mt-tc-big-ar-en", "distilbart-cnn-12-6"
FULL_REPO, SUMMARISER_REPO = "Helsinki-NLP/opus-mt-tc-big-ar-en", "sshleifer/distilbart-cnn-12-6"
SMALL = "smollm2-135m-instruct"
# Long enough for a summary.
LONG_ARTICLE = "\n\n".join(many_sentences()[::12])
LARGE = Machine(cores=8, memory=32 * 10**9)
FETCHING = (
    "On their way in the background, about 1.7 GB: opus-mt, best · DistilBART. The starter works "
    "meanwhile."
)
UNREACHABLE = (
    "The full models cannot be reached just now. The starter works meanwhile, and Khulasa tries "
    "again another day."
)

Start = Callable[..., MainWindow]


@pytest.fixture(scope="session")
def summariser_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_bart(tmp_path_factory.mktemp("bart") / "tiny-bart")


@pytest.fixture
def full_hub(
    hub: Hub, summariser_checkpoint: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hub]:
    """The hub has tiny models under the names of the full ones; the package index has nothing."""
    user_catalogue_path().unlink()
    monkeypatch.setenv("PIP_INDEX_URL", f"{hub.url}/simple")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_RETRIES", "0")
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


def phase(window: MainWindow, name: str) -> Phase | None:
    progress = window.models.installs.progress(name)
    return progress.phase if progress else None


def model_of(window: MainWindow) -> str:
    model: Model | None = window.session.core.model
    return model.name if model else ""


def wait_until_settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.settings.get(SET_UP) is SetUp.DONE)


def wait_until_over(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is being installed, whatever came of it."""
    qtbot.waitUntil(lambda: not window.models.installs.busy)


def wrote_or_tried(window: MainWindow, name: str) -> bool:
    """Whether a summary is a model's, or says that the model's own was not good enough."""
    summary = window.session.core.summary
    return summary is not None and (summary.model == name or name in str(summary.note))


def open_more(qtbot: QtBot, window: MainWindow, folder: Path, count: int) -> list[Tab]:
    """Open more articles, each in a tab of its own, and wait until they are translated."""
    for number in range(count):
        path = folder / f"{number}.txt"
        path.write_text(ARTICLE.replace("القرار", f"القرار {number}"), encoding="utf-8")
        with qtbot.waitSignal(window.opener.opened):
            window.open_file(path)
        wait_for_state(qtbot, window, State.DONE)
    return window.tabs.tabs[-count:]


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
    full_hub.trouble.hold_at = (full_hub.repos[FULL_REPO] / WEIGHTS).stat().st_size // 2
    window = start()
    line = window.status_line
    qtbot.waitUntil(lambda: line.install_bar.value() > 0)
    assert line.install_bar.isVisible()
    assert line.install_bar.value() < line.install_bar.maximum() == 100
    assert line.install_button.text() == f"Installing: {line.install_bar.value()} %"
    full_hub.release.set()
    wait_until_settled(qtbot, window)
    assert not line.install_bar.isVisible()


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


def test_a_hub_out_of_reach_is_one_calm_line_and_tried_once_a_day(
    qtbot: QtBot, full_hub: Hub, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    window = start()
    qtbot.waitUntil(lambda: window.message_bar.text() == UNREACHABLE)
    assert window.message_bar.property("urgent") is False
    assert window.settings.get(SET_UP_TRIED) == "2026-01-01"
    wait_until_over(qtbot, window)
    monkeypatch.setenv("HF_ENDPOINT", full_hub.url)
    window.message_bar.dismiss()
    window.models.set_up.begin(agreed=True)
    assert not window.models.installs.busy  # the same day
    assert not window.message_bar.isVisible()
    next_day = start(day=date(2026, 1, 2))
    wait_until_settled(qtbot, next_day)
    assert installed(FULL)


def test_a_hub_that_is_out_of_service_is_asked_for_one_model_once(
    qtbot: QtBot, full_hub: Hub, start: Start
) -> None:
    full_hub.trouble.status = 503
    window = start()
    qtbot.waitUntil(lambda: window.message_bar.text() == UNREACHABLE)
    wait_until_over(qtbot, window)
    asked = [path for _method, path in full_hub.requests if path.startswith("/api/")]
    assert len(asked) == 1
    assert FULL_REPO in asked[0]


def test_where_the_hub_is_out_of_reach_a_small_summariser_stands_in(
    full_hub: Hub, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Installs, "start", lambda installs, order: begun(installs, order))
    ordered: list[str] = []

    def begun(installs: Installs, order: Order) -> None:
        ordered.append(order.name)
        small = order.name == SMALL
        problem = Problem.BROKEN if small else Problem.NETWORK
        installs._set(InstallProgress(order, Phase.FAILED, failed=Failed(problem, "No.")))

    window = start()
    assert ordered == [FULL, SMALL]
    assert window.message_bar.text() == UNREACHABLE  # of the small one nothing is said
    start(day=date(2026, 1, 2))
    assert ordered == [FULL, SMALL, FULL]  # it carries no model: once is enough
    assert full_hub.requests == []


def test_a_model_that_proves_to_be_none_is_not_fetched_again_and_stops_no_other(
    qtbot: QtBot, full_hub: Hub, start: Start, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(full_hub.repos[FULL_REPO], broken)
    (broken / "config.json").write_text("{}", encoding="utf-8")
    full_hub.repos[FULL_REPO] = broken
    window = start()
    wait_until_settled(qtbot, window)
    assert installed(SUMMARISER)
    assert not installed(FULL)
    assert window.message_bar.text().startswith("opus-mt, best cannot be used here: ")
    assert window.message_bar.property("urgent") is False
    asked = len(full_hub.requests)
    next_day = start(day=date(2026, 1, 2))
    assert next_day.models.installs.orders() == []
    assert not next_day.message_bar.isVisible()
    assert len(full_hub.requests) == asked


def test_a_second_start_that_finds_one_model_and_half_of_the_other_brings_the_rest(
    qtbot: QtBot, full_hub: Hub, start: Start
) -> None:
    full_hub.trouble.hold_at = 1000
    window = start()
    qtbot.waitUntil(full_hub.held.is_set)
    full_hub.trouble.dies_at = 0.5  # of the next one, the first is on its way
    full_hub.release.set()
    qtbot.waitUntil(lambda: phase(window, SUMMARISER) is Phase.FAILED)
    assert installed(FULL)
    wait_until_over(qtbot, window)
    full_hub.trouble = Trouble()
    full_hub.asked.clear()
    second = start(day=date(2026, 1, 2))
    wait_until_settled(qtbot, second)
    assert installed(SUMMARISER)
    half = (full_hub.repos[SUMMARISER_REPO] / WEIGHTS).stat().st_size // 2
    assert [at for name, at in full_hub.asked if name == WEIGHTS] == [half]


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
