"""Models that come and go without a network: folders, zip files, OPUS-MT releases, exports."""

from __future__ import annotations

import json
import shutil
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from khulasa.engine.backends.ctranslate2_backend import CTranslate2Backend
from khulasa.engine.backends.tokenizer import MarianTokenizer
from khulasa.models.catalogue import find_model, load_catalogue
from khulasa.models.errors import InstallError, Problem
from khulasa.models.events import Event, Failed, Installed
from khulasa.models.folders.archive import unpack
from khulasa.models.folders.manage import ManageError, export, remove, verify
from khulasa.models.folders.manifest import MANIFEST, faults, read_manifest, write_manifest
from khulasa.models.installing.installer import Installation
from khulasa.models.installing.order import Order
from khulasa.models.sources.importing import exported_entry
from khulasa.models.store import StoreError, models_folder, move_models
from models.conftest import AT_ONCE, model_called
from models.hub_server import Hub
from models.opus_release import make_release

Install = Callable[..., list[Event]]
KEYS = {"task": "translation", "from": "am", "to": "en", "title": "Mine", "licence": "unknown"}
TEXTS = [
    "أين المكتبة؟",
    "فتحت المكتبة أبوابها أمس.",
    "وقال العمدة إن كل مدينة تحتاج إلى مكان للكتب.",
]


def take(path: Path, name: str = "mine") -> Event:
    order = Order(name, KEYS, str(models_folder()), str(path), AT_ONCE)
    return list(Installation(order).events())[-1]


def outputs(folder: Path) -> list[tuple[str, ...]]:
    backend, tokenizer = CTranslate2Backend(folder / "ctranslate2-int8"), MarianTokenizer(folder)
    batch = [tokenizer.encode(text) for text in TEXTS]
    return [best.tokens for best, *_ in backend.submit(batch, 40)()]


def zipped(folder: Path, archive: Path) -> Path:
    with zipfile.ZipFile(archive, "w") as opened:
        for path in folder.iterdir():
            opened.write(path, f"a folder/{path.name}")
    return archive


def test_a_checkpoint_in_a_folder(checkpoints: dict[str, Path]) -> None:
    folder = checkpoints["tests/tiny-marian"]
    before = sorted(path.name for path in folder.iterdir())
    assert isinstance(take(folder), Installed)
    assert sorted(path.name for path in folder.iterdir()) == before  # it is only read
    model = find_model(load_catalogue().models, "am", "en")
    assert (model.name, model.title) == ("mine", "Mine")
    assert read_manifest(model.folder).source == "import"
    assert read_manifest(model.folder).unsure_score is None  # Amharic is not what was calibrated
    assert all(outputs(model.folder))


def test_a_checkpoint_in_a_zip_file(checkpoints: dict[str, Path], tmp_path: Path) -> None:
    archive = zipped(checkpoints["tests/tiny-marian"], tmp_path / "model.zip")
    assert isinstance(take(archive), Installed)
    assert faults(models_folder() / "mine") == ()


def test_an_opus_mt_release_says_what_the_checkpoint_says(
    checkpoints: dict[str, Path], tmp_path: Path
) -> None:
    checkpoint = checkpoints["tests/tiny-marian"]
    assert isinstance(take(make_release(checkpoint, tmp_path / "opus.zip"), "release"), Installed)
    assert isinstance(take(checkpoint, "checkpoint"), Installed)
    assert read_manifest(models_folder() / "release").converter == "opus-mt"
    assert outputs(models_folder() / "release") == outputs(models_folder() / "checkpoint")


def test_an_exported_model_works_on_another_machine(
    install: Install, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hub.repos
    install("tiny-marian")
    folder, archive = model_called("tiny-marian").folder, tmp_path / "tiny-marian.zip"
    # A limit that is told apart from the one that would be found here.
    write_manifest(replace(read_manifest(folder), unsure_score=-0.7), folder)
    export(model_called("tiny-marian"), archive)
    monkeypatch.setenv("KHULASA_MODELS", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("KHULASA_CONFIG", str(tmp_path / "new"))
    entry = exported_entry(archive)
    assert entry is not None
    name, keys = entry
    [*_, event] = Installation(
        Order(name, keys, str(models_folder()), str(archive), AT_ONCE)
    ).events()
    assert isinstance(event, Installed), event
    model = next(m for m in load_catalogue().models if m.name == "tiny-marian")
    assert (model.title, model.source) == ("Tiny Marian", "ar")
    assert verify(model).faults == ()
    # So that two machines, a cluster's say, mark the same.
    assert read_manifest(model.folder).unsure_score == -0.7


def copied(install: Install, tmp_path: Path) -> Path:
    """A model as it was installed, carried elsewhere."""
    install("tiny-marian")
    copy = tmp_path / "copy"
    shutil.copytree(model_called("tiny-marian").folder, copy)
    return copy


def test_a_model_that_was_exported_before_there_were_limits_gets_one(
    install: Install, hub: Hub, tmp_path: Path
) -> None:
    assert hub.repos
    exported = copied(install, tmp_path)
    fields = json.loads((exported / MANIFEST).read_text(encoding="utf-8"))
    del fields["unsure_score"]
    (exported / MANIFEST).write_text(json.dumps(fields), encoding="utf-8")
    assert read_manifest(exported).unsure_score is None
    order = Order("mine", KEYS | {"from": "ar"}, str(models_folder()), str(exported), AT_ONCE)
    [*_, event] = Installation(order).events()
    assert isinstance(event, Installed), event
    assert read_manifest(models_folder() / "mine").unsure_score == 0.0
    assert faults(models_folder() / "mine") == ()


def test_an_exported_model_that_was_damaged_is_refused(
    install: Install, hub: Hub, tmp_path: Path
) -> None:
    assert hub.repos
    copy = copied(install, tmp_path)
    (copy / "vocab.json").write_text("{}")
    failed = take(copy)
    assert isinstance(failed, Failed)
    assert "vocab.json was changed" in str(failed.message)
    assert not (models_folder() / "mine").exists()


@pytest.mark.parametrize("content", ["nothing", "text", "no such file"])
def test_what_is_no_model_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "thing.zip"
    if content == "nothing":
        path = tmp_path / "folder"
        path.mkdir()
    elif content == "text":
        path.write_text("no zip")
    failed = take(path)
    assert isinstance(failed, Failed)
    assert failed.problem is Problem.BROKEN
    assert path.name in str(failed.message)
    assert not (models_folder() / "mine").exists()


def member(name: str, mode: int = 0) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


@pytest.mark.parametrize(
    "unsafe",
    [
        member("../outside"),
        member("folder/../../outside"),
        member("/absolute"),
        member("C:\\windows"),
        member("back\\..\\slash"),
        member("link", stat.S_IFLNK | 0o777),
        member("CONFIG.json"),
    ],
    ids=lambda info: info.filename,
)
def test_a_zip_file_that_reaches_outside_is_refused(
    tmp_path: Path, unsafe: zipfile.ZipInfo
) -> None:
    archive = tmp_path / "bad.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("config.json", "{}")
        opened.writestr(unsafe, "/etc/passwd")
    with pytest.raises(InstallError, match="not safe"):
        unpack(archive, tmp_path / "in" / "folder", free=1 << 30)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["bad.zip"]


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "bomb.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("model.bin", bytes(50_000_000))
    with pytest.raises(InstallError) as caught:
        unpack(archive, tmp_path / "in", free=1_000_000)
    assert caught.value.problem is Problem.DISK_FULL


def test_a_zip_file_that_lies_about_its_sizes_writes_no_more_than_it_said(tmp_path: Path) -> None:
    archive = tmp_path / "liar.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("model.bin", bytes(5_000_000))
    data = archive.read_bytes()
    size = (5_000_000).to_bytes(4, "little")
    assert data.count(size) == 2
    archive.write_bytes(data.replace(size, (1000).to_bytes(4, "little")))
    with pytest.raises(InstallError):
        unpack(archive, tmp_path / "in", free=1_000_000)
    assert sum(p.stat().st_size for p in (tmp_path / "in").rglob("*")) <= 1000


def test_damage_is_found(install: Install, hub: Hub) -> None:
    assert hub.repos
    install("tiny-marian")
    model = model_called("tiny-marian")
    (model.folder / "source.spm").unlink()
    bin_file = model.folder / "ctranslate2-int8" / "model.bin"
    data = bytearray(bin_file.read_bytes())
    data[len(data) // 2] ^= 1
    bin_file.write_bytes(data)
    assert set(map(str, verify(model).faults)) == {
        "source.spm is missing",
        "ctranslate2-int8/model.bin was changed",
    }
    with pytest.raises(ManageError, match="not exported"):
        export(model, models_folder() / "x.zip")
    manifest = json.loads((model.folder / MANIFEST).read_text())
    manifest["files"][0]["path"] = "../../secret"
    (model.folder / MANIFEST).write_text(json.dumps(manifest))
    assert any("outside" in str(fault) for fault in verify(model).faults)
    (model.folder / MANIFEST).write_text("{")
    assert "cannot be read" in str(verify(model).faults[0])


def test_removing(install: Install, hub: Hub) -> None:
    assert hub.repos
    install("tiny-marian")
    model = model_called("tiny-marian")
    remove(model, models_folder())
    assert not model.installed
    with pytest.raises(ManageError, match="not installed"):
        remove(model, models_folder())
    with pytest.raises(ManageError, match="stays"):
        remove(model_called("starter-ar-en"), models_folder())


def test_moving_the_models_folder(
    install: Install, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hub.repos
    install("tiny-marian")
    with pytest.raises(StoreError, match="KHULASA_MODELS"):
        move_models(tmp_path / "new")
    old = models_folder()
    monkeypatch.delenv("KHULASA_MODELS")
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: old.parent / "data")
    (old.parent / "data").mkdir()
    shutil.move(old, old.parent / "data" / "models")
    move_models(tmp_path / "new")
    assert models_folder() == tmp_path / "new"
    assert verify(model_called("tiny-marian")).faults == ()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thing").write_text("x")
    with pytest.raises(StoreError, match="not empty"):
        move_models(tmp_path / "full")
    with pytest.raises(StoreError, match="inside"):
        move_models(tmp_path / "new" / "deeper")
