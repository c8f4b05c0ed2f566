"""Which model is offered where only one that ships with the app is there."""

from dataclasses import replace
from pathlib import Path

import pytest

from khulasa.models.entry import Model, Source, SourceKind
from khulasa.models.offers import better_than_shipped, ships_with_app

FOLDER = Path(__file__).parent
NOWHERE = FOLDER / "not there"
STARTER = Model("starter", "ar", "en", "Starter", FOLDER, True, 160, "Apache-2.0", "")
FULL = replace(STARTER, name="full", folder=NOWHERE, origin=Source(SourceKind.HUB, "a/full", "1"))


def test_a_model_without_an_origin_outside_the_models_folder_ships_with_the_app(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert ships_with_app(STARTER)
    assert not ships_with_app(FULL)
    monkeypatch.setenv("KHULASA_MODELS", str(FOLDER.parent))
    assert not ships_with_app(STARTER)  # it was imported


def test_the_first_model_that_can_be_fetched_is_better_than_the_starter() -> None:
    larger = replace(FULL, name="larger")
    assert better_than_shipped((STARTER, FULL, larger), "ar", "en") == FULL
    assert better_than_shipped((FULL,), "ar", "en") == FULL  # nor is there a starter


def test_nothing_is_offered_once_a_model_is_installed_or_for_other_languages() -> None:
    installed = replace(FULL, name="installed", folder=FOLDER)
    assert better_than_shipped((STARTER, FULL, installed), "ar", "en") is None
    assert better_than_shipped((STARTER,), "ar", "en") is None
    assert better_than_shipped((STARTER, FULL), "fa", "en") is None
