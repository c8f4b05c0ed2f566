"""Which buttons the models window shows for a model, by its state."""

from dataclasses import replace
from pathlib import Path

import pytest

from khulasa.models.errors import Problem
from khulasa.models.events import Failed
from khulasa.models.installing.install_progress import InstallProgress, Phase
from khulasa.models.installing.order import Order
from khulasa.models.model import Model, Source, SourceKind
from khulasa.ui.models.actions import possible_actions

FOLDER = Path(__file__).parent
MODEL = Model(
    name="full",
    source="ar",
    target="en",
    title="Full",
    folder=FOLDER / "not there",
    map_digits=True,
    max_tokens=160,
    licence="Apache-2.0",
    notice="",
    origin=Source(SourceKind.HUB, "a/full", "1"),
)
ORDER = Order("full", {}, "models")


def commands(
    model: Model,
    progress: InstallProgress | None = None,
    *,
    paused: bool = False,
    damaged: bool = False,
) -> list[str]:
    actions = possible_actions(model, None, progress, damaged=damaged, paused=paused)
    return [str(action.command) for action in actions]


@pytest.mark.parametrize(
    ("phase", "expected"),
    [
        (Phase.WAITING, ["cancel"]),
        (Phase.ASKING, ["pause", "cancel"]),
        (Phase.FETCHING, ["pause", "cancel"]),
        (Phase.STOPPING, []),
    ],
)
def test_an_installation_can_be_paused_once_it_runs(phase: Phase, expected: list[str]) -> None:
    assert commands(MODEL, InstallProgress(ORDER, phase)) == expected


def test_a_copy_of_a_file_cannot_be_paused() -> None:
    order = replace(ORDER, path="carried.zip")
    assert commands(MODEL, InstallProgress(order, Phase.COPYING)) == ["cancel"]


def test_a_mirror_is_offered_only_after_a_fault_of_the_network() -> None:
    network = Failed(Problem.NETWORK, "No connection.", "traceback")
    failed = InstallProgress(ORDER, Phase.FAILED, failed=network)
    assert commands(MODEL, failed) == ["install", "import", "mirror", "close", "details"]
    full = replace(failed, failed=Failed(Problem.DISK_FULL, "The disk is full."))
    assert commands(MODEL, full, paused=True) == ["install", "import", "cancel"]


def test_only_models_in_the_models_folder_can_be_exported_and_removed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    installed = replace(MODEL, folder=FOLDER)
    assert commands(installed) == []
    monkeypatch.setenv("KHULASA_MODELS", str(FOLDER.parent))
    assert commands(installed) == ["export", "remove"]
    assert commands(installed, damaged=True)[:2] == ["repair", "verify"]
    imported = replace(installed, origin=None)
    assert commands(imported, damaged=True)[:2] == ["import", "verify"]
