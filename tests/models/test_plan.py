"""What is going to be done, as values: files, room, pauses, speed, messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from khulasa.models.catalogue import load_catalogue
from khulasa.models.entry import entry_keys, read_entry
from khulasa.models.errors import InstallError, Problem
from khulasa.models.events import (
    Failed,
    Fetched,
    Installed,
    Meter,
    Planned,
    Retrying,
    Stage,
    Stopped,
    decode,
    encode,
)
from khulasa.models.sources.plan import Plan, RemoteFile, choose_files
from khulasa.models.sources.retry_policy import RetryPolicy
from models.conftest import model_called

SMALL = [RemoteFile(name, 10) for name in ("vocab.json", "config.json", "README.md")]


def chosen(*names: str) -> list[str]:
    return [f.path for f in choose_files([*SMALL, *(RemoteFile(name, 100) for name in names)])]


def test_safetensors_are_preferred_and_other_formats_left_out() -> None:
    files = chosen("pytorch_model.bin", "tf_model.h5", "model.safetensors", "rust_model.ot")
    assert files == ["README.md", "config.json", "vocab.json", "model.safetensors"]
    assert chosen("pytorch_model.bin", "tf_model.h5")[-1] == "pytorch_model.bin"


def test_shards_come_with_their_index() -> None:
    shards = ("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors")
    files = chosen("model.safetensors.index.json", *shards, "onnx/model-1-of-2.safetensors")
    assert files[-3:] == [*shards, "model.safetensors.index.json"]


@pytest.mark.parametrize("path", ["../config.json", "/etc/config.json", "a\\config.json", ".."])
def test_no_path_leads_out_of_the_folder(path: str) -> None:
    files = choose_files([*SMALL, RemoteFile("model.safetensors", 1), RemoteFile(path, 1)])
    assert path not in {file.path for file in files}


def test_a_repository_without_weights_is_named() -> None:
    with pytest.raises(InstallError, match="no weights") as caught:
        choose_files([*SMALL, RemoteFile("tf_model.h5", 1)])
    assert caught.value.problem is Problem.BROKEN


def test_room_is_more_than_the_download() -> None:
    plan = Plan(
        "a/b", "c", "", (RemoteFile("config.json", 10), RemoteFile("model.safetensors", 10**9))
    )
    assert plan.size < plan.room
    pickled = Plan("a/b", "c", "", (RemoteFile("pytorch_model.bin", 10**9),))
    assert pickled.room > plan.room


def test_pauses_grow_up_to_a_limit() -> None:
    policy = RetryPolicy(attempts=6, first=1, factor=2, longest=5)
    assert [policy.pause(n) for n in range(1, 6)] == [1, 2, 4, 5, 5]


def test_speed_counts_only_what_came_now() -> None:
    meter = Meter(size=1000, present=500, now=10.0)
    assert meter.read(500, 10.0) == Fetched(500, 1000, 0.0, None)
    assert meter.read(600, 12.0) == Fetched(600, 1000, 50.0, 8.0)


@pytest.mark.parametrize(
    "event",
    [
        Planned("abc", 3, 100, 10, "MIT"),
        Fetched(10, 100, 5.0, None),
        Retrying(2, 6, 1.0, "gone"),
        Stage("converting"),
        Installed("name", "/folder", 5),
        Stopped(kept=True),
        Failed(Problem.WRONG_HASH, "Not the file.", "details"),
    ],
)
def test_events_survive_the_pipe(event: Stage) -> None:
    assert decode(encode(event)) == event


def test_a_section_survives_being_carried() -> None:
    for model in load_catalogue().models:
        again = read_entry(model.name, entry_keys(model), Path("/x"), model.folder.parent)
        assert entry_keys(again) == entry_keys(model)
        if model.origin:
            assert again == model
    assert model_called("opus-mt-en-ar").prefix == ">>ara<<"
