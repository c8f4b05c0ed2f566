"""Installing in the models window: progress, pauses, errors and what goes on without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from khulasa.models.catalogue import load_catalogue
from khulasa.models.installing.install_progress import InstallProgress, Phase
from khulasa.models.installing.order import order_for
from khulasa.models.store import models_folder, partial_folder
from khulasa.settings.keys import DOWNLOADS
from khulasa.ui.models.downloads import go_on_with_downloads
from khulasa.ui.models.window import ModelsWindow
from khulasa.ui.shell.main_window import MainWindow
from models.conftest import AT_ONCE
from models.hub_server import WEIGHTS, Hub

from ..conftest import OpenWindow
from ..fake_engine import FakeEngine
from .conftest import NAME, click, hold_in_the_middle, model, state, wait_for_phase


@pytest.mark.usefixtures("no_connections")
def test_install_pause_and_continue(
    qtbot: QtBot, hub: Hub, main: MainWindow, window: ModelsWindow
) -> None:
    assert dict(window.details._shown.facts)["Size"] == "Asked when the download begins"
    hold_in_the_middle(qtbot, main, hub)
    assert "MB of " in window.details.progress.text()
    assert 0 <= window.details.bar.value() < window.details.bar.maximum()
    assert state(window).endswith(" %")
    assert "MB to download" in dict(window.details._shown.facts)["Size"]
    assert dict(window.details._shown.facts)["Licence"] == "apache-2.0"
    click(window, "pause")
    assert not window.details.buttons  # it is stopping, and there is nothing to press
    wait_for_phase(qtbot, main, Phase.PAUSED)
    assert state(window) == "paused"
    assert window.details.progress.text().startswith("Paused; what has come is kept")
    assert list(window.details.buttons) == ["install", "cancel"]
    assert window.details.buttons["install"].text() == "Continue"
    hub.release.set()
    hub.trouble.hold_at = None
    hub.asked.clear()
    shown: list[int] = []
    main.models.installs.changed.connect(lambda _name: shown.append(window.details.bar.value()))
    click(window, "install")
    qtbot.waitUntil(lambda: model(main).installed and not main.models.installs.busy)
    (start,) = (start for name, start in hub.asked if name == WEIGHTS)
    assert start > 0
    assert max(shown) == 1000  # it is told to the end
    assert state(window).endswith(" MB")
    assert list(window.details.buttons) == ["verify", "export", "remove"]
    names = [row.name for row in window.list.rows()]
    assert names.index(NAME) < names.index("opus-mt-tc-big-ar-en")  # installed first
    assert window.list.name == NAME
    assert "revision 0123456789ab" in dict(window.details._shown.facts)["From"]


def test_cancel_leaves_nothing_behind(
    qtbot: QtBot, hub: Hub, main: MainWindow, window: ModelsWindow
) -> None:
    hold_in_the_middle(qtbot, main, hub)
    assert partial_folder(models_folder(), NAME).exists()
    click(window, "cancel")
    wait_for_phase(qtbot, main, None)
    assert not partial_folder(models_folder(), NAME).exists()
    assert not model(main).installed
    assert list(window.details.buttons) == ["install", "import"]
    assert state(window) == "↓ 1.6 MB"  # of its download


def test_what_an_earlier_day_has_left_goes_on_or_is_thrown_away(
    hub: Hub, window: ModelsWindow
) -> None:
    left = partial_folder(models_folder(), NAME) / "fetched"
    left.mkdir(parents=True)
    (left / "config.json").write_text("{}")
    window.refresh()
    assert state(window) == "paused"
    assert window.details.buttons["install"].text() == "Continue"
    click(window, "cancel")
    assert not left.exists()
    assert state(window) == ""
    assert hub.requests == []


def test_an_error_is_said_in_place_with_what_to_do(
    qtbot: QtBot, hub: Hub, main: MainWindow, window: ModelsWindow
) -> None:
    hub.trouble.status = 503
    click(window, "install")
    wait_for_phase(qtbot, main, Phase.FAILED)
    assert "has trouble of its own (error 503)" in window.details.error.text()
    assert window.details.error.isVisible()
    assert list(window.details.buttons) == ["install", "import", "mirror", "close", "details"]
    assert not main.message_bar.isVisible()  # said once, where the reader looks
    assert main.status_line.install_button.isHidden()
    click(window, "details")
    click(window, "close")
    assert not window.details.error.isVisible()
    hub.trouble.status = 0
    hub.trouble.hold_at = 1
    click(window, "install")
    qtbot.waitUntil(hub.held.is_set)
    assert not window.details.error.isVisible()
    click(window, "cancel")
    wait_for_phase(qtbot, main, None)


def test_without_a_network_it_says_one_plain_sentence_at_once(
    qtbot: QtBot, main: MainWindow, window: ModelsWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    said = set[str]()
    main.models.installs.changed.connect(lambda _name: said.add(window.details.progress.text()))
    click(window, "install")
    wait_for_phase(qtbot, main, Phase.FAILED)
    assert not any("Try" in words or "kept" in words for words in said)
    error = window.details.error.text()
    assert error == "No connection to 127.0.0.1:9 (nothing answers there): nothing was fetched."
    assert list(window.details.buttons) == ["install", "import", "mirror", "close", "details"]


def test_a_hub_with_troubles_of_its_own_is_asked_again_and_nothing_is_called_broken(
    qtbot: QtBot, hub: Hub, main: MainWindow, window: ModelsWindow
) -> None:
    hub.trouble.status = 503
    said = set[str]()
    main.models.installs.changed.connect(lambda _name: said.add(window.details.progress.text()))
    click(window, "install")
    wait_for_phase(qtbot, main, Phase.FAILED)
    assert "No answer yet. Try 2 of 4 in 1 s." in said
    assert not any("broke" in words or "kept" in words for words in said)


def test_an_error_with_the_window_closed_is_said_in_the_main_window(
    qtbot: QtBot, hub: Hub, main: MainWindow, window: ModelsWindow
) -> None:
    hub.trouble.status = 404
    click(window, "install")
    window.close()
    wait_for_phase(qtbot, main, Phase.FAILED)
    assert main.message_bar.text().startswith("Tiny Marian is not installed. ")
    assert "import the model from a folder" in main.message_bar.text()


def test_installing_goes_on_when_the_models_window_is_closed(
    qtbot: QtBot, hub: Hub, main: MainWindow, window: ModelsWindow
) -> None:
    hold_in_the_middle(qtbot, main, hub)
    window.close()
    assert main.models.installs.busy
    button = main.status_line.install_button
    qtbot.waitUntil(lambda: button.text().endswith(" %"))
    assert button.isVisible()
    assert "Tiny Marian" in button.toolTip()
    button.click()
    assert window.isVisible()


def next_start(open_window: OpenWindow) -> MainWindow:
    started = open_window(FakeEngine(), load_catalogue().models)
    started.models.installs.policy = AT_ONCE
    go_on_with_downloads(started.models.installs, started.catalogue, started.settings)
    return started


def test_quitting_in_a_download_asks_nothing_and_the_next_start_goes_on(
    qtbot: QtBot, hub: Hub, main: MainWindow, open_window: OpenWindow
) -> None:
    hold_in_the_middle(qtbot, main, hub)
    main.close()
    assert not main.isVisible()
    assert main.findChild(QMessageBox) is None
    assert partial_folder(models_folder(), NAME).exists()
    assert not model(main).installed
    hub.release.set()
    hub.trouble.hold_at = None
    hub.asked.clear()
    started = next_start(open_window)
    qtbot.waitUntil(lambda: not started.models.installs.busy)
    assert (models_folder() / NAME / "manifest.json").is_file()
    (begun,) = (begun for name, begun in hub.asked if name == WEIGHTS)
    assert begun > 0  # only the rest was fetched
    started.models.close()
    started.close()
    assert started.settings.get(DOWNLOADS) == ""


def test_a_download_that_cannot_go_on_yet_is_gone_on_with_later_and_nothing_is_said(
    qtbot: QtBot,
    hub: Hub,
    main: MainWindow,
    open_window: OpenWindow,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hold_in_the_middle(qtbot, main, hub)
    main.close()
    hub.release.set()
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    started = next_start(open_window)
    qtbot.waitUntil(lambda: not started.models.installs.busy)
    assert not started.message_bar.isVisible()
    started.models.close()
    started.close()
    assert NAME in started.settings.get(DOWNLOADS)


def test_what_the_reader_paused_stays_so_at_the_next_start(
    qtbot: QtBot, hub: Hub, main: MainWindow, window: ModelsWindow, open_window: OpenWindow
) -> None:
    hold_in_the_middle(qtbot, main, hub)
    click(window, "pause")
    wait_for_phase(qtbot, main, Phase.PAUSED)
    hub.release.set()
    main.close()
    assert next_start(open_window).models.installs.orders() == []


def test_quitting_while_a_model_is_copied_from_a_file_asks(
    main: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = order_for(model(main), models_folder(), tmp_path)
    copied = InstallProgress(order, Phase.COPYING)
    monkeypatch.setattr(main.models.installs, "all", lambda: [copied])
    main.close()
    assert main.isVisible()
    box = main.findChild(QMessageBox)
    assert "Tiny Marian is being installed" in box.text()
    keep, _leave = sorted(box.buttons(), key=lambda button: button.text())
    keep.click()
    assert main.isVisible()


def test_quitting_while_models_are_moved_asks_and_can_be_done_all_the_same(
    qtbot: QtBot, main: MainWindow, window: ModelsWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(window.work), "doing", property(lambda _work: "The models move…"))
    main.close()
    assert main.isVisible()
    box = main.findChild(QMessageBox)
    assert box.text() == "The models move…"
    _keep, leave = sorted(box.buttons(), key=lambda button: button.text())
    leave.click()
    qtbot.waitUntil(lambda: not main.isVisible())
