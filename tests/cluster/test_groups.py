"""What a worker makes of a group, without a cluster; stores are in memory."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("fsspec", reason="needs fsspec: pip install 'khulasa[cluster]'")

import cloudpickle
from fsspec.implementations.memory import MemoryFileSystem

from batch.test_run import ReadingHere
from cluster.scripted_worker import ENDS_ENGINE, ScriptedEngine, make_task
from khulasa import __version__
from khulasa.batch import reading_ahead
from khulasa.batch.document import Document
from khulasa.batch.state import RunState
from khulasa.batch.values import Figures, Stage
from khulasa.cluster import worker
from khulasa.cluster.finding import find
from khulasa.cluster.grouping import MOST_WORDS, Grouping
from khulasa.cluster.kept_state import KeptState
from khulasa.cluster.messages import Group, Work
from khulasa.cluster.stores import UrlStore
from khulasa.cluster.worker import StartEngine, do_group
from khulasa.engine.client import Engine

OUTPUT = "memory://out"


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> MemoryFileSystem:
    """A store that is empty."""
    monkeypatch.setattr(reading_ahead, "ReadingProcess", ReadingHere)
    monkeypatch.setattr(MemoryFileSystem, "store", {})
    monkeypatch.setattr(MemoryFileSystem, "pseudo_dirs", [""])
    return MemoryFileSystem()


def work(version: str = __version__) -> Work:
    return Work("run", version, make_task, ScriptedEngine, OUTPUT, ".state/at-work")


def group_of(url: str, name: str = "group") -> Group:
    return Group(name, tuple(enumerate(find(url, alone=True))))


def written(files: MemoryFileSystem) -> dict[str, str]:
    return {path: files.cat_file(path).decode() for path in files.find("/out")}


def test_documents_of_a_store_are_found_by_their_endings_also_in_archives(
    files: MemoryFileSystem,
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inner/three.txt", "انتهى العمل.")
        archive.writestr("../up.txt", "انتهى العمل.")
    for name, content in {
        "one.txt": b"1",
        "a/two.md": b"2",
        "a/.hidden.txt": b"3",
        ".git/x.txt": b"4",
        "a/other.bin": b"5",
        "more.zip": packed.getvalue(),
        "broken.zip": b"no archive",
    }.items():
        files.pipe_file(f"/in/{name}", content)
    found = list(find("memory://in", alone=True))
    assert sorted(document.place for document in found) == [
        *("a/two.md", "broken.zip", "more.zip/inner/three.txt", "more.zip/up.txt", "one.txt"),
    ]
    assert [d.name for d in found if d.problem] == ["memory://in/broken.zip"]
    assert {d.place for d in find("memory://in/a", alone=False)} == {"in/a/two.md"}
    (missing,) = find("memory://nowhere", alone=True)
    assert "memory://nowhere" in missing.problem


def test_a_group_s_results_go_to_the_store_and_are_the_same_each_time(
    files: MemoryFileSystem,
) -> None:
    files.pipe_file("/in/a/one.txt", "أحب القهوة.".encode())
    files.pipe_file("/in/empty.txt", b"")
    done = do_group(work(), group_of("memory://in"))
    assert {outcome.stage for outcome in done.outcomes} == {Stage.DONE, Stage.FAILED}
    (failed,) = (o for o in done.outcomes if o.stage is Stage.FAILED)
    assert "memory://in/empty.txt" in failed.figures.remark
    first = written(files)
    assert list(first) == ["/out/a/one.txt"]  # and no mark
    assert "memory://in/a/one.txt" in first["/out/a/one.txt"]
    assert "en(أحب القهوة.)" in first["/out/a/one.txt"]
    assert do_group(work(), group_of("memory://in", "again")).outcomes
    assert written(files) == first


def test_who_finds_the_mark_of_a_lost_worker_does_nothing_and_says_so(
    files: MemoryFileSystem,
) -> None:
    files.pipe_file("/in/one.txt", "أحب القهوة.".encode())
    files.pipe_file("/out/.state/at-work/group.begun", b"")
    assert do_group(work(), group_of("memory://in")).is_lost
    assert written(files) == {}


def test_a_worker_that_cannot_work_says_why(files: MemoryFileSystem) -> None:
    files.pipe_file("/in/one.txt", f"هذا نص {ENDS_ENGINE}.".encode())
    broken = do_group(work(), group_of("memory://in"))
    assert (broken.kind, broken.fault, broken.outcomes) == ("engine", "The engine broke.", ())
    other = do_group(work("0.0.1"), group_of("memory://in"))
    assert other.kind == "version"
    assert "0.0.1" in other.fault
    assert written(files) == {}


def test_copies_of_work_have_one_engine_and_each_device_has_its_own(
    files: MemoryFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.pipe_file("/in/one.txt", "أحب القهوة.".encode())
    devices: list[str | None] = []

    def started(*, device: str | None) -> ScriptedEngine:
        devices.append(device)
        return ScriptedEngine()

    monkeypatch.setattr(Engine, "started", started)
    worker._engine.cache_clear()
    for number, device in enumerate(("cpu", "cpu", "cuda", None, "cpu", None)):
        sent = replace(work(), make_engine=StartEngine(device))
        copy = cloudpickle.loads(cloudpickle.dumps(sent))
        assert do_group(copy, group_of("memory://in", f"group-{number}")).outcomes
    assert devices == ["cpu", "cuda", None]


def test_groups_have_so_many_words_by_what_was_learnt_and_grow_smaller_at_the_end() -> None:
    documents = [(n, Document(f"{n}.docx", "", str(n), 60_000)) for n in range(100)]
    grouping = Grouping(100 * 60_000)
    grouping.learn(documents[0][1], 1_000)
    waiting, sizes = iter(documents), list[int]()
    while group := grouping.group(waiting, slots=2):
        sizes.append(len(group))
    assert sum(sizes) == 100
    assert max(sizes) * 1_000 <= MOST_WORDS
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == 1


def test_groups_are_large_enough_to_fill_an_engine_s_batches_to_the_end() -> None:
    documents = [(n, Document(f"{n}.txt", "", str(n), 12 * 100)) for n in range(95)]
    grouping, waiting, sizes = Grouping(95 * 12 * 100), iter(documents), list[int]()
    while group := grouping.group(waiting, slots=4):
        sizes.append(len(group))
    assert sizes == [10] * 9 + [5]  # a thousand words each, and what is left


@pytest.mark.usefixtures("files")
def test_the_state_of_a_run_is_kept_beside_its_results(tmp_path: Path) -> None:
    state = RunState(tmp_path / "run.sqlite", "")
    state.add([Document("one.txt", "", "one", 3)])
    (number, *_), store = state.take() or (0,), UrlStore(OUTPUT)
    assert store.is_empty()
    state.finish(number, Stage.DONE, Figures(words=2))
    KeptState(store, ".state/run.sqlite", tmp_path).put(state)
    state.close()
    assert store.fetch(".state/run.sqlite", tmp_path / "elsewhere.sqlite")
    elsewhere = RunState(tmp_path / "elsewhere.sqlite", "")
    assert elsewhere.totals().done == 1
    elsewhere.close()
