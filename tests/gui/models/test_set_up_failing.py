"""The first start where the hub is out of reach, dies, or has what is no model."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from khulasa.models.errors import Problem
from khulasa.models.events import Failed
from khulasa.models.installing.install_progress import InstallProgress, Phase
from khulasa.models.installing.order import Order
from khulasa.models.store import models_folder, partial_folder
from khulasa.settings.keys import SET_UP_TRIED
from khulasa.ui.models.installs import Installs
from models.hub_server import WEIGHTS, Hub, Trouble

from .first_start import (
    FULL,
    FULL_REPO,
    SMALL,
    SUMMARISER,
    SUMMARISER_REPO,
    UNREACHABLE,
    Start,
    installed,
    phase,
    wait_until_over,
    wait_until_settled,
)


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
