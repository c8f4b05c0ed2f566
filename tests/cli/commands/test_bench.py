"""``khulasa bench``: how fast the installed models are here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import Run
from khulasa.doctor.model_speed import ModelSpeed, best_suited
from khulasa.models.catalogue import load_catalogue
from khulasa.models.model import Model
from khulasa.models.store import models_folder, user_catalogue_path
from models.checkpoints import make_marian, make_t5

CATALOGUE = """
[opus-mt-ar-en]
folder = {marian}

[flan-t5-small]
folder = {t5}

[opus-mt-fr-en]
folder = {marian}
"""


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    from khulasa.conversion.build import add_tokenizer
    from khulasa.conversion.convert import convert
    from khulasa.models.folders.layout import CONVERTED

    folder = tmp_path_factory.mktemp("tiny")
    made = {"marian": make_marian(folder / "marian"), "t5": make_t5(folder / "t5")}
    add_tokenizer(made["t5"])
    for path in made.values():
        convert(path, path / CONVERTED)
    return made


@pytest.fixture
def installed(tiny: dict[str, Path]) -> None:
    user_catalogue_path().parent.mkdir(parents=True, exist_ok=True)
    user_catalogue_path().write_text(CATALOGUE.format(**tiny), encoding="utf-8")


@pytest.mark.usefixtures("installed")
def test_every_installed_model_is_measured_and_one_of_each_kind_suits(run: Run) -> None:
    code, output, _ = run("bench", "--json", "--minutes", "0.001")
    assert code == 0
    found = {model["name"]: model for model in json.loads(output)["models"]}
    for name in ("opus-mt-ar-en", "starter-ar-en", "flan-t5-small"):
        assert found[name]["words_a_second"] > 0
        assert found[name]["memory"] > 10_000_000
    assert [name for name, model in found.items() if model.get("suits")] == [
        "opus-mt-ar-en",
        "flan-t5-small",
    ]
    # No text in French ships with the app.
    assert "words_a_second" not in found["opus-mt-fr-en"]
    assert "no text" in found["opus-mt-fr-en"]["fault"]


def test_people_get_a_table_and_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    code, output, _ = run("bench", "--minutes", "0.001")
    assert code == 0
    assert "starter-ar-en" in output
    assert "ar → en: starter-ar-en suits this machine best; it translates a page" in output


def test_nothing_is_kept(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("LIBRARY", "STATE", "CONFIG"):
        monkeypatch.setenv(f"KHULASA_{name}", str(tmp_path))
    assert run("bench", "--minutes", "0.001")[0] == 0
    assert list(tmp_path.iterdir()) == []


def test_a_model_that_cannot_be_loaded_is_told_and_the_others_are_measured(run: Run) -> None:
    (models_folder() / "opus-mt-ar-en").mkdir(parents=True)
    code, output, _ = run("bench", "--json", "--minutes", "0.001")
    assert code == 0
    broken, starter = json.loads(output)["models"]
    assert "opus-mt-ar-en" in broken["fault"]
    assert starter["words_a_second"] > 0


@pytest.mark.parametrize("minutes", ["0", "-1", "soon", "nan", "inf"])
def test_what_is_no_number_of_minutes_is_wrong_usage(run: Run, minutes: str) -> None:
    code, _, complaints = run("bench", f"--minutes={minutes}")
    assert code == 2
    assert f"{minutes} is no number of minutes" in complaints


def model(name: str) -> Model:
    return next(model for model in load_catalogue().models if model.name == name)


def test_the_best_model_that_is_quick_enough_suits() -> None:
    big, fast, starter = (
        model(name) for name in ("opus-mt-tc-big-ar-en", "opus-mt-ar-en", "starter-ar-en")
    )

    def suited(big_pace: float, fast_pace: float, memory: int = 16_000_000_000) -> str:
        speeds = [
            ModelSpeed(big, big_pace, 800_000_000),
            ModelSpeed(fast, fast_pace, 450_000_000),
            ModelSpeed(starter, 900.0, 100_000_000),
        ]
        (best,) = best_suited(speeds, memory)
        return best.model.name

    assert suited(120, 264) == "opus-mt-tc-big-ar-en"
    assert suited(60, 130) == "opus-mt-ar-en"
    assert suited(120, 264, memory=4_000_000_000) == "opus-mt-ar-en"
    # A rough gist is no way out of a slow machine.
    assert suited(20, 40) == "opus-mt-ar-en"
