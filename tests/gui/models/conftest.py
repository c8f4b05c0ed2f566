"""The models window, with the real installer against a hub on loopback."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from khulasa.models.catalogue import load_catalogue
from khulasa.models.installing.install_progress import Phase
from khulasa.models.model import Model
from khulasa.ui.models.window import ModelsWindow
from khulasa.ui.shell.main_window import MainWindow
from models.conftest import AT_ONCE
from models.hub_server import WEIGHTS, Hub

from ..conftest import OpenWindow
from ..fake_engine import FakeEngine

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
