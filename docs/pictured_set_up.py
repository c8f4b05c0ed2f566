"""The first start as it looks at its stations: nothing is fetched, what comes is only said."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

from PySide6.QtWidgets import QWidget

from khulasa.models.errors import Problem, no_network
from khulasa.models.events import Failed, Fetched
from khulasa.models.full_models import Machine
from khulasa.models.installing.install_progress import InstallProgress, Phase
from khulasa.models.installing.order import Order
from khulasa.models.store import models_folder
from khulasa.translation.result import by_user
from khulasa.ui.shell.main_window import MainWindow

_MACHINE = Machine(cores=8, memory=32 * 10**9)
_SIZE = 480_000_000
_FULL = "opus-mt-tc-big-ar-en"


def asks(window: MainWindow) -> QWidget:
    """The question."""
    window.models.set_up.machine = _MACHINE
    window.models.set_up.begin()
    return window


def fetches(window: MainWindow) -> QWidget:
    """A third of the first model has come."""
    _begin(window, Fetched(_SIZE * 34 // 100, _SIZE, 2_100_000, 150))
    return window


def does_not_reach(window: MainWindow) -> QWidget:
    """The hub does not answer."""
    _begin(window, Failed(Problem.NETWORK, no_network("hub", "").words))
    return window


def offers(window: MainWindow) -> QWidget:
    """The full model is there, and a sentence was edited before."""
    window.session.revise(1, by_user("The city's old library opened again on Sunday."))
    (models_folder() / _FULL).mkdir(parents=True)
    window.models.installs.installed.emit(_FULL)
    return window


def _begin(window: MainWindow, said: Fetched | Failed) -> None:
    """Begin with an installation of which this is said; whatever comes after it waits."""
    installs, set_up = window.models.installs, window.models.set_up

    def stand(order: Order) -> None:
        if installs.orders():
            return
        progress = InstallProgress(order, Phase.WAITING)
        if isinstance(said, Failed):
            installs._set(replace(progress, phase=Phase.FAILED, failed=said))
        else:
            installs._set(progress.after(said))

    set_up.machine = _MACHINE
    with patch.object(installs, "start", stand):
        set_up.begin(agreed=True)
