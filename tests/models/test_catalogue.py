"""The catalogue is read whole or refused with the place of the fault."""

from pathlib import Path

import pytest

from khulasa.models.catalogue import (
    CatalogueError,
    ModelMissingError,
    find_model,
    read_catalogue,
)

ENTRY = """
[one]
task = translation
from = ar
to = en
title = One
folder = {folder}
licence = Apache-2.0
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "models.cfg"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_catalogue_has_the_starter() -> None:
    model = find_model(read_catalogue(), "ar", "en")
    assert model.name == "starter-ar-en"
    assert model.map_digits
    assert "rough gist only" in model.notice
    assert (model.folder / "ctranslate2-int8" / "model.bin").is_file()


def test_defaults_are_filled_in(tmp_path: Path) -> None:
    (model,) = read_catalogue(write(tmp_path, ENTRY.format(folder=tmp_path)))
    assert (model.map_digits, model.max_tokens, model.notice) == (False, 480, "")
    assert model.folder == tmp_path


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (ENTRY.format(folder="x") + "colour = red\n", "[one]: unknown key colour"),
        (ENTRY.format(folder="x").replace("from = ar\n", ""), "[one]: no value for from"),
        (ENTRY.format(folder="x").replace("translation", "magic"), "unknown task magic"),
        (ENTRY.format(folder="x") + "max_tokens = 5000\n", "max_tokens must be from 8 to 512"),
        (ENTRY.format(folder="x") + "map_digits = perhaps\n", "map_digits must be yes or no"),
        (ENTRY.format(folder="x") * 2, "already exists"),
        ("task = translation\n", "malformed"),
    ],
)
def test_a_fault_is_named_with_its_section(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(CatalogueError, match=r"models\.cfg") as caught:
        read_catalogue(write(tmp_path, text))
    assert fault in str(caught.value)


def test_a_missing_catalogue_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="No such file"):
        read_catalogue(tmp_path / "models.cfg")


def test_an_unknown_name_lists_the_known(tmp_path: Path) -> None:
    models = read_catalogue(write(tmp_path, ENTRY.format(folder=tmp_path)))
    with pytest.raises(ModelMissingError, match=r"two.*Known models: one"):
        find_model(models, "ar", "en", "two")


def test_a_model_is_not_used_for_other_languages(tmp_path: Path) -> None:
    models = read_catalogue(write(tmp_path, ENTRY.format(folder=tmp_path)))
    with pytest.raises(ModelMissingError, match="one translates from ar to en, not from ar to fr"):
        find_model(models, "ar", "fr", "one")


def test_an_article_in_the_target_language_needs_no_model(tmp_path: Path) -> None:
    models = read_catalogue(write(tmp_path, ENTRY.format(folder=tmp_path)))
    with pytest.raises(ModelMissingError, match="already"):
        find_model(models, "en", "en")


def test_a_pair_without_model_lists_the_pairs(tmp_path: Path) -> None:
    models = read_catalogue(write(tmp_path, ENTRY.format(folder=tmp_path)))
    with pytest.raises(ModelMissingError, match=r"from fa to en.*ar to en"):
        find_model(models, "fa", "en")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    models = read_catalogue(write(tmp_path, ENTRY.format(folder=tmp_path / "gone")))
    with pytest.raises(ModelMissingError, match="gone"):
        find_model(models, "ar", "en")


@pytest.mark.parametrize("value", ["much", "0.5", "nan"])
def test_a_doubtful_score_is_a_log_probability(tmp_path: Path, value: str) -> None:
    path = write(tmp_path, ENTRY + f"doubtful_score = {value}\n")
    with pytest.raises(CatalogueError, match="doubtful_score"):
        read_catalogue(path)
