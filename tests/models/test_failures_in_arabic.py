"""What fails with a model is said in Arabic, whatever language the installing process spoke."""

from __future__ import annotations

import json
import shutil
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from arabic_words import left_in_latin, speak_arabic
from khulasa.models.catalogue import load_catalogue
from khulasa.models.entry import EntryError, read_entry
from khulasa.models.events import Event, Failed, Retrying
from khulasa.models.folders.layout import CheckpointError, read_json
from khulasa.models.folders.manage import ManageError, discard, export, remove
from khulasa.models.folders.manifest import MANIFEST, ManifestError, faults, read_manifest
from khulasa.models.installing.installer import Installation
from khulasa.models.installing.order import Order
from khulasa.models.store import (
    MODELS_VARIABLE,
    StoreError,
    models_folder,
    move_models,
    user_catalogue_path,
)
from khulasa.reasons import WordedError
from models.conftest import in_process, model_called
from models.hub_server import WEIGHTS, Hub, Trouble

Install = Callable[..., list[Event]]
_KEYS = {"task": "translation", "from": "ar", "to": "en", "title": "Mine", "licence": "mine"}


@pytest.fixture(autouse=True)
def arabic(monkeypatch: pytest.MonkeyPatch) -> None:
    speak_arabic(monkeypatch)


def fault(kind: type[WordedError], act: Callable[[], object]) -> str:
    with pytest.raises(kind) as caught:
        act()
    return str(caught.value)


def check(events: list[Event]) -> None:
    """See that an installation failed, and that its words are Arabic."""
    failed = events[-1]
    assert isinstance(failed, Failed)
    assert left_in_latin(failed.message) == []
    for event in events:
        if isinstance(event, Retrying):
            assert left_in_latin(event.reason) == []


@pytest.mark.parametrize(
    "trouble",
    [
        *(Trouble(status=status) for status in (401, 404, 503)),
        *(Trouble(content_status=status) for status in (403, 404)),
        Trouble(always_drop=0),
        Trouble(dies_at=0.5),
        Trouble(wrong_content=WEIGHTS),
        Trouble(endless="info"),
        Trouble(tells={"size": "many"}),
    ],
    ids=lambda trouble: "-".join(
        f"{name}-{value}" for name, value in vars(trouble).items() if value
    ),
)
def test_a_hub_with_troubles(hub: Hub, trouble: Trouble) -> None:
    hub.trouble = trouble
    events: list[Event] = []
    in_process(hub, events)
    check(events)


def test_a_disk_with_too_little_room(hub: Hub) -> None:
    events: list[Event] = []
    in_process(hub, events, free=1000)
    check(events)


@pytest.mark.usefixtures("hub")
def test_nobody_answers(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{nobody.getsockname()[1]}")
        events = install("tiny-marian")
    check(events)


def test_a_checkpoint_that_is_broken(hub: Hub, install: Install, tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(hub.repos["tests/tiny-marian"], folder)
    (folder / "config.json").write_text('{"model_type":', encoding="utf-8")
    hub.repos["tests/tiny-marian"] = folder
    check(install("tiny-marian"))


@pytest.mark.usefixtures("hub")
def test_imports_of_what_is_no_model(install: Install, tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("no zip")
    with zipfile.ZipFile(tmp_path / "unsafe.zip", "w") as archive:
        archive.writestr("../config.json", "{}")
    with zipfile.ZipFile(tmp_path / "cut.zip", "w") as archive:
        archive.writestr("config.json", "{}" * 1000)
    data = (tmp_path / "cut.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(data.replace(b"{}{}", b"[][]", 1))
    (tmp_path / "folder").mkdir()
    (tmp_path / "finished").mkdir()
    (tmp_path / "finished" / MANIFEST).write_text('{"format": 99}')
    for name in ("text.zip", "unsafe.zip", "cut.zip", "folder", "finished", "none.zip"):
        check(install("tiny-marian", tmp_path / name))


def test_a_section_that_is_wrong(tmp_path: Path) -> None:
    wrong: list[dict[str, str]] = [
        {"colour": "red"},
        {"title": ""},
        {"task": "poetry"},
        {"speed": "swift"},
        {"unsure_below": "few"},
        {"from": "Arabic"},
        {"max_tokens": "1"},
        {"words_a_second": "-1"},
        {"grounded": "perhaps"},
        {"prompt": "Summarise!"},
        {"prefix": "a b c"},
        {"prefix": "fr >>fra<<"},
        {"prefix": ">>"},
        {"repo": "a/b"},
        {"source": "shop"},
        {"source": "hub", "repo": "nothing"},
        {"source": "pypi", "repo": "some"},
    ]
    for keys in wrong:
        words = fault(
            EntryError, lambda keys=keys: read_entry("mine", {**_KEYS, **keys}, tmp_path, tmp_path)
        )
        assert left_in_latin(words) == []
    user_catalogue_path().write_text("[mine]\ntask = poetry\n[torn", encoding="utf-8")
    for fault_ in load_catalogue().faults:
        assert left_in_latin(fault_) == []
    order = Order("mine", {**_KEYS, "task": "poetry"}, str(models_folder()))
    check(list(Installation(order).events()))


def test_files_of_models(tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    assert left_in_latin(fault(CheckpointError, lambda: read_json(path))) == []
    for text in ("{", "[]"):
        path.write_text(text, encoding="utf-8")
        assert left_in_latin(fault(CheckpointError, lambda: read_json(path))) == []
    manifest = tmp_path / MANIFEST
    for text in ("{", "[]", "{}", '{"format": 99}'):
        manifest.write_text(text, encoding="utf-8")
        assert left_in_latin(fault(ManifestError, lambda: read_manifest(tmp_path))) == []


@pytest.mark.usefixtures("hub")
def test_what_is_done_with_installed_models(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("tiny-marian")
    model = model_called("tiny-marian")
    (tmp_path / "file").touch()
    assert left_in_latin(fault(ManageError, lambda: export(model, tmp_path / "file" / "a"))) == []
    (model.folder / "config.json").write_text(json.dumps({}), encoding="utf-8")
    (model.folder / "vocab.json").unlink()
    assert all(left_in_latin(words) == [] for words in faults(model.folder))
    assert left_in_latin(fault(ManageError, lambda: export(model, tmp_path / "a.zip"))) == []
    elsewhere = tmp_path / "elsewhere"
    assert left_in_latin(fault(ManageError, lambda: remove(model, elsewhere))) == []
    missing = model_called("tiny-multi")
    assert left_in_latin(fault(ManageError, lambda: remove(missing, models_folder()))) == []
    discard("tiny-multi", models_folder())
    assert left_in_latin(fault(StoreError, lambda: move_models(elsewhere))) == []
    monkeypatch.delenv(MODELS_VARIABLE)
    for folder in (models_folder() / "below", tmp_path / "file" / "below", tmp_path):
        words = fault(StoreError, lambda folder=folder: move_models(folder))
        assert left_in_latin(words) == []
