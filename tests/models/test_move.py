"""Moving the models folder: whatever goes wrong, the models are found, and a retry works."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from khulasa.models import store
from khulasa.models.store import StoreError, config_folder, models_folder, move_models


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("KHULASA_MODELS")
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")
    folder = tmp_path / "data" / "models"
    for name in ("first", "second"):
        (folder / name).mkdir(parents=True)
        (folder / name / "weights").write_text(name)
    return folder


def everything_is_in(folder: Path) -> bool:
    return models_folder() == folder and all(
        (folder / name / "weights").read_text() == name for name in ("first", "second")
    )


def across_disks(monkeypatch: pytest.MonkeyPatch) -> None:
    def rename(_path: Path, _target: Path) -> Path:
        raise OSError(errno.EXDEV, "another disk")

    monkeypatch.setattr(Path, "rename", rename)


def test_a_configuration_folder_that_cannot_be_written_moves_nothing(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    with monkeypatch.context() as changed:
        changed.setenv("KHULASA_CONFIG", str(tmp_path / "file"))
        with pytest.raises(StoreError, match="still in"):
            move_models(tmp_path / "new")
    assert everything_is_in(old)
    move_models(tmp_path / "new")
    assert everything_is_in(tmp_path / "new")


def test_a_disk_that_fills_up_leaves_all_where_it_was_and_a_retry_works(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    across_disks(monkeypatch)
    copytree = shutil.copytree

    def full(path: Path, target: Path) -> object:
        if path == old / "second":
            copytree(path, target)  # some of it is there already
            failures = [(str(path), str(target), "[Errno 28] the disk is full")]
            raise shutil.Error(failures)
        return copytree(path, target)

    with monkeypatch.context() as changed:
        changed.setattr(store.shutil, "copytree", full)
        with pytest.raises(StoreError, match=r"the disk is full\. They are") as caught:
            move_models(tmp_path / "new")
    assert "(" not in str(caught.value)
    assert everything_is_in(old)
    assert not list((tmp_path / "new").iterdir())
    assert [path.name for path in config_folder().glob(".models-folder*")] == []
    move_models(tmp_path / "new")
    assert everything_is_in(tmp_path / "new")
