"""Models that an administrator put where every user finds them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from khulasa.cli.main import main
from khulasa.models.catalogue import find_model, load_catalogue
from khulasa.models.store import model_folder, models_folder, shared_models_folders

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def shared_folder(tmp_path: Path, starter: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the full model for Arabic in it, played by the starter."""
    folder = tmp_path / "for everybody"
    shutil.copytree(
        starter, folder / "opus-mt-ar-en", ignore=shutil.ignore_patterns("*.safetensors")
    )
    monkeypatch.setenv("KHULASA_SHARED_MODELS", str(folder))
    return folder


def test_a_shared_model_is_installed_for_everybody(shared_folder: Path) -> None:
    model = find_model(load_catalogue().models, "ar", "en")
    assert model.name == "opus-mt-ar-en"
    assert model.folder == shared_folder / "opus-mt-ar-en"


def test_it_translates_though_nobody_may_write_there(
    shared_folder: Path, tmp_path: Path, capfd: Captured
) -> None:
    for path in (shared_folder, *shared_folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    article = tmp_path / "a.txt"
    article.write_text("أين المكتبة؟", encoding="utf-8")
    try:
        assert main(["translate", str(article), "--model", "opus-mt-ar-en"]) == 0
    finally:
        for path in (shared_folder, *shared_folder.rglob("*")):
            path.chmod(0o755)
    assert "Where is the library?" in capfd.readouterr().out


def test_ones_own_copy_goes_first(shared_folder: Path) -> None:
    own = models_folder() / "opus-mt-ar-en"
    shutil.copytree(shared_folder / "opus-mt-ar-en", own)
    assert find_model(load_catalogue().models, "ar", "en").folder == own


def test_a_model_in_no_catalogue_brings_its_section_along(
    shared_folder: Path,
) -> None:
    imported = shared_folder / "mine"
    imported.mkdir()
    (imported / "entry.cfg").write_text(
        "[mine]\ntask = translation\nfrom = am\nto = en\ntitle = Mine\nlicence = unknown\n"
    )
    assert find_model(load_catalogue().models, "am", "en").folder == imported


def test_it_cannot_be_removed_by_its_users(shared_folder: Path, capfd: Captured) -> None:
    assert main(["models", "remove", "opus-mt-ar-en"]) == 1
    assert "does not lie in the models folder, so it stays" in capfd.readouterr().err
    assert (shared_folder / "opus-mt-ar-en").is_dir()


def test_several_folders_and_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    monkeypatch.setenv("KHULASA_SHARED_MODELS", f"{first}{os.pathsep}{second}")
    assert shared_models_folders() == (first, second)
    (second / "a-model").mkdir(parents=True)
    assert model_folder("a-model") == second / "a-model"
    assert model_folder("another") == models_folder() / "another"
    monkeypatch.setenv("KHULASA_SHARED_MODELS", "")
    assert shared_models_folders() == ()


@pytest.mark.skipif(os.name == "nt", reason="other folders there")
def test_without_a_setting_the_systems_own_folders_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("KHULASA_SHARED_MODELS")
    monkeypatch.setattr(
        "platformdirs.site_data_dir", lambda *_, **__: "/usr/a/khulasa:/usr/khulasa"
    )
    assert shared_models_folders() == (Path("/usr/a/khulasa/models"), Path("/usr/khulasa/models"))
