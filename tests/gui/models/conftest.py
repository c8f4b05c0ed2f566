"""The models window, with the real installer against a hub on loopback."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from khulasa.models.catalogue import load_catalogue
from khulasa.models.installing.install_progress import Phase
from khulasa.models.model import Model
from khulasa.models.store import user_catalogue_path
from khulasa.reading.changes import State
from khulasa.reading.run import Runner
from khulasa.ui.models.window import ModelsWindow
from khulasa.ui.shell.main_window import MainWindow
from models.checkpoints import make_bart
from models.conftest import AT_ONCE
from models.hub_server import WEIGHTS, Hub

from ..conftest import OpenWindow, wait_for_state
from ..fake_engine import FakeEngine
from .first_start import FULL_REPO, LARGE, SUMMARISER_REPO, Start

NAME = "tiny-marian"


class Watched:
    """Connections that this process has opened while it was watched."""

    def __init__(self) -> None:
        self.on, self.addresses = False, list[object]()
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.on and event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
            self.addresses.append(arguments)


WATCHED = Watched()


@pytest.fixture
def no_connections() -> Iterator[None]:
    """The installing process may ask the hub; the window itself may not."""
    WATCHED.addresses.clear()
    WATCHED.on = True
    yield
    WATCHED.on = False
    assert WATCHED.addresses == []


@pytest.fixture
def main(hub: Hub, open_window: OpenWindow) -> MainWindow:
    """The main window, with the hub's tiny models in its catalogue."""
    assert hub.requests == []
    window = open_window(FakeEngine(), load_catalogue().models)
    window.models.installs.policy = AT_ONCE
    return window


@pytest.fixture
def window(main: MainWindow) -> ModelsWindow:
    opened = main.models.open_window(NAME)
    assert opened.list.name == NAME
    return opened


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


def model(window: MainWindow) -> Model:
    found = window.catalogue.model(NAME)
    assert found is not None
    return found


def click(window: ModelsWindow, word: str) -> None:
    button = window.details.buttons[word]
    assert button.isEnabled()
    button.click()


def wait_for_phase(qtbot: QtBot, main: MainWindow, phase: Phase | None) -> None:
    def reached() -> bool:
        progress = main.models.installs.progress(NAME)
        return (progress.phase if progress else None) is phase

    qtbot.waitUntil(reached)


def state(window: ModelsWindow) -> str:
    return next(row.state for row in window.list.rows() if row.name == NAME)


def hold_in_the_middle(qtbot: QtBot, main: MainWindow, hub: Hub) -> None:
    """Install until the hub has sent half of the weights and waits."""
    hub.trouble.hold_at = (hub.repos["tests/tiny-marian"] / WEIGHTS).stat().st_size // 2
    main.models.open_window(NAME)
    click(main.models.open_window(NAME), "install")
    qtbot.waitUntil(hub.held.is_set)

    def shown() -> bool:
        progress = main.models.installs.progress(NAME)
        return progress is not None and progress.fetched is not None

    # Of the bytes that came last nothing is said while no more come.
    qtbot.waitUntil(shown)
