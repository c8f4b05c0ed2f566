"""An import takes ordinary files of its folder, replaces nothing unasked, and is tried first."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from khulasa.cli.main import main
from khulasa.models.catalogue import load_catalogue
from khulasa.models.errors import InstallError
from khulasa.models.events import Event, Failed, Installed
from khulasa.models.folders.folder_copy import copy_folder
from khulasa.models.folders.manifest import (
    Manifest,
    ManifestError,
    faults,
    read_manifest,
    record_files,
    write_manifest,
)
from khulasa.models.folders.placing import place
from khulasa.models.installing.installer import Installation
from khulasa.models.installing.order import Order
from khulasa.models.store import ENTRY, models_folder, partial_folder
from models.conftest import AT_ONCE

KEYS = {"task": "translation", "from": "am", "to": "en", "title": "Mine", "licence": "unknown"}


def never() -> bool:
    return False


def take(path: Path, name: str = "mine", **more: str) -> Event:
    order = Order(name, {**KEYS, **more}, str(models_folder()), str(path), AT_ONCE)
    return list(Installation(order).events())[-1]


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "config.json").write_text("{}")
    return folder


@pytest.mark.parametrize(
    "link",
    [
        lambda folder: (folder / "weights").symlink_to("/dev/zero"),
        lambda folder: (folder / "weights").symlink_to(folder.parent / "private"),
        lambda folder: (folder / "sub").symlink_to("."),
        lambda folder: (folder / "sub").symlink_to(folder.parent),
        lambda folder: (folder / "weights").symlink_to("weights"),
        lambda folder: os.mkfifo(folder / "weights"),
    ],
    ids=["endless", "private", "itself", "above", "circle", "pipe"],
)
def test_only_ordinary_files_of_the_folder_are_copied(
    model: Path, tmp_path: Path, link: Callable[[Path], object]
) -> None:
    (tmp_path / "private").write_text("secret")
    link(model)
    with pytest.raises(InstallError, match="was refused"):
        copy_folder(model, tmp_path / "copy", free=1 << 30, stopped=never)
    assert not (tmp_path / "copy").exists()


def test_the_links_of_a_hubs_cache_are_followed(tmp_path: Path) -> None:
    blobs, snapshot = tmp_path / "blobs", tmp_path / "snapshots" / "0123"
    blobs.mkdir()
    snapshot.mkdir(parents=True)
    (blobs / "abc").write_text("weights")
    (snapshot / "config.json").symlink_to("../../blobs/abc")
    copy_folder(snapshot, tmp_path / "copy", free=1 << 30, stopped=never)
    assert (tmp_path / "copy" / "config.json").read_text() == "weights"
    assert not (tmp_path / "copy" / "config.json").is_symlink()


def test_a_folder_larger_than_the_room_is_not_begun(model: Path, tmp_path: Path) -> None:
    with (model / "huge").open("wb") as stream:
        stream.truncate(1 << 40)
    with pytest.raises(InstallError, match="no model"):
        copy_folder(model, tmp_path / "copy", free=1 << 50, stopped=never)
    os.truncate(model / "huge", 1 << 20)
    with pytest.raises(InstallError, match="needs"):
        copy_folder(model, tmp_path / "copy", free=1 << 10, stopped=never)
    assert not (tmp_path / "copy").exists()


def finished(starter: Path, folder: Path) -> Path:
    """A model as Khulasa exports it."""
    folder.mkdir()
    shutil.copytree(starter / "ctranslate2-int8", folder / "ctranslate2-int8")
    for name in ("config.json", "vocab.json", "source.spm", "target.spm"):
        shutil.copy(starter / name, folder / name)
    _describe(folder, folder.name)
    return folder


def _describe(folder: Path, name: str, entry: str = "") -> None:
    lines = [f"[{name}]", *(f"{key} = {value}" for key, value in KEYS.items()), entry]
    (folder / ENTRY).write_text("\n".join(lines))
    files = record_files(folder)
    write_manifest(Manifest(name, "import", "", "", "", "numpy", {}, "int8", {}, (), files), folder)


def test_a_finished_model_is_tried_and_gets_the_section_that_was_asked_for(
    starter: Path, tmp_path: Path
) -> None:
    folder = finished(starter, tmp_path / "theirs")
    assert isinstance(take(folder), Installed)
    assert "[mine]" in (models_folder() / "mine" / ENTRY).read_text()
    assert faults(models_folder() / "mine") == ()
    assert read_manifest(models_folder() / "mine").name == "mine"
    before = (models_folder() / "mine" / "config.json").read_bytes()
    (folder / "ctranslate2-int8" / "model.bin").write_bytes(b"nothing")
    _describe(folder, "theirs")
    failed = take(folder)
    assert isinstance(failed, Failed)
    assert "does not run" in str(failed.message)
    assert (models_folder() / "mine" / "config.json").read_bytes() == before
    assert not partial_folder(models_folder(), "mine").exists()


def test_an_entry_cannot_name_a_folder_of_its_own(starter: Path, tmp_path: Path) -> None:
    failed = take(finished(starter, tmp_path / "theirs"), folder="/anywhere")
    assert isinstance(failed, Failed)
    assert "a folder of its own" in str(failed.message)


@pytest.mark.parametrize("entry", ["", "folder = /anywhere"])
def test_an_installed_entry_describes_only_the_model_beside_it(entry: str) -> None:
    folder = models_folder() / "mine"
    folder.mkdir(parents=True)
    _describe(folder, "mine" if entry else "other", entry)
    catalogue = load_catalogue()
    assert not {"mine", "other"} & {model.name for model in catalogue.models}
    assert any("describes another model" in str(fault) for fault in catalogue.faults)


def test_a_manifest_without_files_is_not_sound(tmp_path: Path) -> None:
    write_manifest(Manifest("m", "", "", "", "", "", {}, "", {}, (), ()), tmp_path)
    assert tuple(map(str, faults(tmp_path))) == ("its manifest names no files",)
    fields = json.loads((tmp_path / "manifest.json").read_text())
    fields["files"] = [{"path": 5, "size": "much", "sha256": ""}]
    (tmp_path / "manifest.json").write_text(json.dumps(fields))
    with pytest.raises(Exception, match="does not hold what it should"):
        faults(tmp_path)


@pytest.mark.parametrize("limit", ['"high"', "NaN", "[]", "true", "0.5", "1" + "0" * 400])
def test_a_limit_that_is_no_number_is_refused(tmp_path: Path, limit: str) -> None:
    write_manifest(
        Manifest("m", "", "", "", "", "", {}, "", {}, (), (), unsure_score=-0.7), tmp_path
    )
    manifest = tmp_path / "manifest.json"
    text = manifest.read_text(encoding="utf-8")
    assert "-0.7" in text
    manifest.write_text(text.replace("-0.7", limit), encoding="utf-8")
    with pytest.raises(ManifestError, match="does not hold what it should"):
        read_manifest(tmp_path)


def test_an_archive_does_not_take_another_models_place_unasked(
    starter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = finished(starter, tmp_path / "opus-mt-ar-en")
    assert main(["models", "import", str(folder)]) == 2
    assert "--replace" in capsys.readouterr().err
    assert not (models_folder() / "opus-mt-ar-en").exists()


def test_the_old_model_has_its_place_again_when_the_new_one_never_came() -> None:
    target, partial = models_folder() / "mine", partial_folder(models_folder(), "mine")
    target.mkdir(parents=True)
    partial.mkdir(parents=True)
    (target / "old").write_text("old")
    with pytest.raises(OSError, match="No such file"):
        place(partial / "missing", target, partial)
    assert (target / "old").read_text() == "old"
    target.rename(partial / "old")  # as a kill between the two moves leaves it
    load_catalogue()
    assert (target / "old").read_text() == "old"


def test_what_a_broken_import_left_is_shown_and_cleared(
    capsys: pytest.CaptureFixture[str],
) -> None:
    left = partial_folder(models_folder(), "mine")
    left.mkdir(parents=True)
    assert main(["models", "list"]) == 0
    assert "khulasa models remove mine" in capsys.readouterr().out
    assert main(["models", "remove", "mine"]) == 0
    assert not left.exists()
