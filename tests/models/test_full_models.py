"""Which full models a fresh machine is to get."""

from dataclasses import replace
from pathlib import Path

import pytest

from khulasa.models.catalogue import load_catalogue
from khulasa.models.full_models import (
    Machine,
    missing_full_models,
    ships_with_app,
    small_summariser,
)
from khulasa.models.model import Model, Source, SourceKind, Task
from khulasa.models.set_up import starter_only

FOLDER = Path(__file__).parent
NOWHERE = FOLDER / "not there"
STARTER = Model("starter", "ar", "en", "Starter", FOLDER, True, 160, "Apache-2.0", "")
LARGE = Machine(cores=8, memory=32 * 10**9)
FULL = replace(STARTER, name="full", folder=NOWHERE, origin=Source(SourceKind.HUB, "a/full", "1"))


def test_a_model_without_an_origin_outside_the_models_folder_ships_with_the_app(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert ships_with_app(STARTER)
    assert not ships_with_app(FULL)
    monkeypatch.setenv("KHULASA_MODELS", str(FOLDER.parent))
    assert not ships_with_app(STARTER)  # it was imported


SLOW = replace(FULL, name="slow", words_a_second=120, memory_mb=800)
FAST = replace(FULL, name="fast", words_a_second=260, memory_mb=450)
SUMMARISER = replace(FULL, name="summariser", task=Task.SUMMARY, source="en", target="en")


def names(*models: Model, machine: Machine = LARGE) -> list[str]:
    return [model.name for model in missing_full_models(models, machine)]


def test_the_first_of_each_kind_is_fetched_the_translation_model_before_the_summariser() -> None:
    second = replace(SUMMARISER, name="second")
    assert names(STARTER, SUMMARISER, SLOW, FAST, second) == ["slow", "summariser"]
    assert names(STARTER) == []


def test_a_model_for_a_rough_gist_is_no_full_one() -> None:
    rough = replace(FULL, name="rough", notice="Rough gist only.")
    assert names(rough, FAST) == ["fast"]
    assert names(replace(rough, folder=FOLDER), FAST) == ["fast"]


def test_nothing_is_fetched_for_a_kind_of_which_one_is_there() -> None:
    assert names(STARTER, SLOW, replace(FAST, folder=FOLDER), SUMMARISER) == ["summariser"]
    assert names(SLOW, replace(SUMMARISER, folder=FOLDER)) == ["slow"]


def test_a_summariser_out_of_a_package_stands_in_where_there_is_none() -> None:
    origin = Source(SourceKind.PYPI, "small", "1")
    small = replace(SUMMARISER, name="small", notice="Check it.", origin=origin)
    assert small_summariser((FULL, SUMMARISER, small)) == small
    assert small_summariser((FULL, replace(SUMMARISER, folder=FOLDER), small)) is None
    assert small_summariser((FULL, SUMMARISER)) is None


@pytest.mark.parametrize(
    ("cores", "gigabytes", "expected"),
    [(2, 8, "slow"), (1, 8, "fast"), (8, 4, "fast"), (1, 1, "fast"), (64, 512, "slow")],
)
def test_little_memory_or_few_cores_get_the_fast_model(
    cores: int, gigabytes: int, expected: str
) -> None:
    machine = Machine(cores, gigabytes * 10**9)
    assert names(STARTER, SLOW, FAST, machine=machine) == [expected]


def test_the_shipped_catalogue_proposes_the_best_models_and_says_how_large_they_are() -> None:
    models = load_catalogue().models
    missing = missing_full_models(models, LARGE)
    assert [model.name for model in missing] == ["opus-mt-tc-big-ar-en", "distilbart-cnn-12-6"]
    weak = missing_full_models(models, Machine(cores=1, memory=4 * 10**9))
    assert [model.name for model in weak] == ["opus-mt-ar-en", "distilbart-cnn-6-6"]
    assert all(model.download_mb for model in (*missing, *weak))


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"KHULASA_STARTER_ONLY": "1"}, True),
        ({"KHULASA_STARTER_ONLY": "0"}, False),
        ({"HF_HUB_OFFLINE": "1"}, True),
    ],
)
def test_the_environment_can_leave_the_full_models_out(
    environment: dict[str, str], expected: bool
) -> None:
    assert starter_only(environment) is expected
