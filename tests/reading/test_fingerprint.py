"""A kept output is used again only as long as the model that made it is the one that lies there."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from khulasa.engine.loaded_model import LoadedModel
from khulasa.engine.messages import ModelSpec
from khulasa.models.folders import manifest as manifests
from khulasa.models.folders.manifest import (
    MANIFEST,
    Manifest,
    read_manifest,
    record_files,
    write_manifest,
)
from khulasa.reading.fingerprint import model_fingerprint, rules_stamps

WEIGHTS = "model.bin"


def model_in(folder: Path, weights: str = "good", *, manifest: bool = True) -> ModelSpec:
    """A model of two files, as an installation leaves it."""
    folder.mkdir(exist_ok=True)
    (folder / WEIGHTS).write_text(weights, encoding="utf-8")
    (folder / "vocab.json").write_text("{}", encoding="utf-8")
    (folder / MANIFEST).unlink(missing_ok=True)
    if manifest:
        files = record_files(folder)
        made = Manifest("m", "hub", "a/b", "1", "MIT", "numpy", {}, "int8", {}, (), files)
        write_manifest(made, folder)
    return ModelSpec(str(folder))


def written_later(path: Path) -> None:
    """As if seconds had passed, whatever the file system's clock can tell apart."""
    now = path.stat().st_mtime_ns + 5 * 10**9
    os.utime(path, ns=(now, now))


@pytest.mark.parametrize("manifest", [True, False])
def test_another_model_in_the_same_folder_is_another_model(tmp_path: Path, manifest: bool) -> None:
    spec = model_in(tmp_path / "m", "good", manifest=manifest)
    before = model_fingerprint(spec)
    model_in(tmp_path / "m", "better", manifest=manifest)
    assert model_fingerprint(spec) != before
    model_in(tmp_path / "m", "good", manifest=manifest)
    written_later(tmp_path / "m" / WEIGHTS)
    assert model_fingerprint(spec) == before


def test_a_copy_elsewhere_is_the_same_model(tmp_path: Path) -> None:
    first, second = (model_in(tmp_path / name) for name in ("a", "b"))
    written_later(tmp_path / "b" / WEIGHTS)  # as a copy may be: it is read, and found unchanged
    assert model_fingerprint(first) == model_fingerprint(second)


@pytest.mark.parametrize("weights", ["good, but longer", "evil"])
def test_a_damaged_model_is_another_one_until_it_is_mended(tmp_path: Path, weights: str) -> None:
    spec = model_in(tmp_path / "m", "good")
    before = model_fingerprint(spec)
    (tmp_path / "m" / WEIGHTS).write_text(weights, encoding="utf-8")
    written_later(tmp_path / "m" / WEIGHTS)
    damaged = model_fingerprint(spec)
    (tmp_path / "m" / "vocab.json").unlink()
    assert len({before, damaged, model_fingerprint(spec)}) == 3
    model_in(tmp_path / "m", "good")
    assert model_fingerprint(spec) == before


def test_a_repaired_model_is_not_the_one_that_was_damaged_unseen(tmp_path: Path) -> None:
    spec = model_in(tmp_path / "m")
    before = model_fingerprint(spec)
    write_manifest(replace(read_manifest(tmp_path / "m"), repairs=1), tmp_path / "m")
    assert model_fingerprint(spec) != before


def test_a_sound_model_is_not_read_to_tell_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = model_in(tmp_path / "m")

    def read(path: Path) -> str:
        raise AssertionError(f"{path} was read")

    monkeypatch.setattr(manifests, "sha256", read)
    monkeypatch.setattr("khulasa.reading.fingerprint.sha256", read)
    assert model_fingerprint(spec)


def test_the_engine_loads_a_replaced_model_anew_and_keeps_a_removed_one(tmp_path: Path) -> None:
    spec = model_in(tmp_path / "m")
    loaded = LoadedModel.now(spec)
    assert loaded.serves(spec)
    assert not loaded.serves(replace(spec, max_tokens=5))
    written_later(tmp_path / "m" / WEIGHTS)
    assert not loaded.serves(spec)
    for path in (tmp_path / "m").iterdir():
        path.unlink()
    assert loaded.serves(spec)


def test_a_rule_that_changed_makes_other_outputs_and_compiling_it_does_not(tmp_path: Path) -> None:
    rules = tmp_path / "review" / "rules"
    rules.mkdir(parents=True)
    (rules / "numbers.py").write_text("ONE = 1", encoding="utf-8")
    before = rules_stamps(tmp_path)
    assert [place for place, _, _ in before] == ["review/rules/numbers.py"]
    (rules / "__pycache__").mkdir()
    (rules / "__pycache__" / "numbers.pyc").write_bytes(b"compiled")
    rules_stamps.cache_clear()
    assert rules_stamps(tmp_path) == before
    (rules / "numbers.py").write_text("ONE = 10", encoding="utf-8")
    rules_stamps.cache_clear()
    assert rules_stamps(tmp_path) != before
