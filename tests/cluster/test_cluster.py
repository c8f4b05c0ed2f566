"""A scheduler and two workers: documents come out once each, whatever ends in between."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="needs Dask: pip install 'khulasa[cluster]'")

import psutil
from distributed import Client

from cluster.local_cluster import LocalCluster
from cluster.scripted_worker import ENDS_WORKER, SLOW, ScriptedEngine, make_task
from command_line import Run
from khulasa import __version__, processes
from khulasa.batch.document import result_place
from khulasa.batch.finding import finder
from khulasa.batch.state import RunState
from khulasa.batch.values import Figures, Stage
from khulasa.cluster import grouping
from khulasa.cluster.driver import ClusterError, Driver
from khulasa.cluster.messages import Work
from khulasa.cluster.stores import open_store
from khulasa.engine.computing.devices import DEVICE_VARIABLE
from models.checkpoints import make_marian
from models.conftest import CATALOGUE
from models.hub_server import WEIGHTS, Hub


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """Has one model."""
    server = Hub()
    server.repos["tests/tiny-marian"] = make_marian(tmp_path_factory.mktemp("hub") / "tiny-marian")
    yield server
    server.close()


# Starting one takes seconds; each test leaves it as it was.
@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory, hub: Hub) -> Iterator[LocalCluster]:
    folder = tmp_path_factory.mktemp("dask")
    (folder / "config").mkdir()
    (folder / "config/models.cfg").write_text(CATALOGUE, encoding="utf-8")
    # A proxy of this machine has nothing to do with loopback.
    settings = {"HF_ENDPOINT": hub.url, "HF_TOKEN": "", "NO_PROXY": "127.0.0.1"}
    with LocalCluster(folder, {**settings, "no_proxy": "127.0.0.1"}) as cluster:
        yield cluster


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(16):
        text = f"وصل الوفد رقم {number} وهو {SLOW}. انتهى العمل."
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def start(
    address: str, documents: Path, output: Path, troubles: list[str]
) -> tuple[RunState, Driver]:
    state = RunState(output / ".state/run.sqlite", "")
    found = finder([str(documents)], output).find([str(documents)])
    state.add(replace(d, place=result_place(d.place, "en", "txt")) for d in found)
    state.settle(output)
    driver = Driver(
        address,
        state,
        Work("run", __version__, make_task, ScriptedEngine, str(output), ".state/at-work"),
        open_store(str(output), ".state/at-work", "driver"),
        may_write=lambda _document: True,
        return_seconds=60.0,
        on_trouble=troubles.append,
    )
    return state, driver


def results(output: Path) -> list[str]:
    return sorted(path.name for path in output.glob("*.en.txt"))


def test_the_command_does_what_it_does_without_a_cluster(
    cluster: LocalCluster, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in/a").mkdir(parents=True)
    # Letters that make no word: any model is unsure of them.
    (tmp_path / "in/a/one.txt").write_text("ثخذ شصض غظق ضغث. أين المكتبة؟", encoding="utf-8")
    (tmp_path / "in/two.txt").write_text("أحب القهوة.", encoding="utf-8")
    (tmp_path / "in/bad.txt").write_bytes(b"")
    url = f"local://{tmp_path}/stored"
    places = (("in", "out"), (f"local://{tmp_path}/in", url))
    for given, output in places:
        code, _, said = run("batch", given, "-o", output, "--cluster", cluster.address)
        assert "2 of 3 documents done, 1 with something to check, 1 failed." in said
        named = f"{tmp_path}/in" if given == "in" else given
        assert f"{named}/bad.txt: it is empty." in said
        assert code == 1
    assert run("batch", tmp_path / "in", "-o", "alone")[0] == 1
    for name in ("a/one.txt", "two.txt"):
        alone, *others = (
            (tmp_path / output / f"{name}.en.txt").read_text(encoding="utf-8")
            for output in ("alone", "out", "stored")
        )
        # The machines of a cluster have no common current folder to name a document from; and where
        # lines are broken depends on how long the names are.
        for other, folder in zip(others, (f"{tmp_path}/in", f"local://{tmp_path}/in"), strict=True):
            assert other.split() == alone.replace(f"in/{name}", f"{folder}/{name}").split()
    assert (tmp_path / "stored/report.csv").exists()
    # Nothing is left to be done, so that no scheduler is asked.
    (tmp_path / "in/bad.txt").unlink()
    for given, output in places:
        code, _, said = run("batch", given, "-o", output, "--cluster", "tcp://127.0.0.1:9")
        assert (code, said) == (0, "khulasa: 2 of 2 documents done, 1 with something to check.\n")


def test_a_worker_keeps_its_engine_from_group_to_group_and_a_device_only_for_a_run(
    cluster: LocalCluster, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "MOST_DOCUMENTS", 1)
    (tmp_path / "in").mkdir()
    # One more than there are workers.
    for number in range(3):
        (tmp_path / f"in/{number}.txt").write_text(f"أحب القهوة {number}.", encoding="utf-8")
    for device in (("--device", "cpu"), ()):
        code, _, said = run(
            *("batch", tmp_path / "in", "-o", tmp_path / f"out{len(device)}", *device),
            *("--cluster", cluster.address),
        )
        assert code == 0, said
    with Client(cluster.address, set_as_default=False) as client:
        found = list(client.run(devices_of_engines).values())
        assert not any(client.run(os.getenv, DEVICE_VARIABLE).values())
    assert {device for devices in found for device in devices} == {"cpu", ""}
    assert all(len(devices) == len(set(devices)) for devices in found)


def devices_of_engines() -> list[str]:
    """The device of each engine process of the worker that does this; empty if it has none."""
    started = psutil.Process().children(recursive=True)
    engines = [process for process in started if processes.ENGINE in process.cmdline()]
    return [process.environ().get(DEVICE_VARIABLE, "") for process in engines]


def test_workers_install_a_model_before_they_begin(
    cluster: LocalCluster, hub: Hub, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/one.txt").write_text("أحب القهوة.", encoding="utf-8")
    code, _, said = run(
        *("batch", tmp_path / "in", "-o", tmp_path / "out", "--model", "tiny-marian"),
        *("--install", "tiny-marian", "--cluster", cluster.address),
    )
    assert code == 0, said
    assert results(tmp_path / "out") == ["one.txt.en.txt"]
    # Both workers have one folder of models, where the second finds what the first installs.
    assert sum(path.endswith(WEIGHTS) for path, _first in hub.asked) == 1


def test_a_model_that_no_worker_knows_is_named(
    cluster: LocalCluster, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/one.txt").write_text("أحب القهوة.", encoding="utf-8")
    code, _, said = run(
        *("batch", tmp_path / "in", "-o", tmp_path / "out"),
        *("--install", "opus-mt-ar-elvish", "--cluster", cluster.address),
    )
    assert code == 4
    assert "There is no model called opus-mt-ar-elvish." in said
    assert results(tmp_path / "out") == []


def test_what_ends_workers_is_set_aside_and_a_scheduler_that_comes_back_is_used(
    cluster: LocalCluster, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "MOST_DOCUMENTS", 4)
    (documents / "10-bad.txt").write_text(f"هذا نص {ENDS_WORKER}.", encoding="utf-8")
    output, troubles = tmp_path / "out", list[str]()
    state, driver = start(cluster.address, documents, output, troubles)
    finish, over = state.finish, list[int]()

    def finishing(number: int, stage: Stage, figures: Figures) -> None:
        finish(number, stage, figures)
        over.append(number)
        if len(over) == 6:
            cluster.kill()
            cluster.start()

    monkeypatch.setattr(state, "finish", finishing)
    driver.run()
    rows = {Path(row.name).name: row for row in state.rows()}
    state.close()
    assert sorted(over) == sorted(set(over))
    assert len(rows) == len(over) == 17
    assert [name for name, row in rows.items() if row.stage is not Stage.DONE] == ["10-bad.txt"]
    assert rows["10-bad.txt"].stage is Stage.SET_ASIDE
    assert results(output) == [f"{number:02}.txt.en.txt" for number in range(16)]
    assert "The scheduler is gone. Waiting for it to come back ..." in troubles
    assert not (output / ".state/at-work").exists()


def test_where_no_scheduler_answers_it_says_so_and_loses_nothing(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khulasa.cluster.driver.CONNECT_SECONDS", 0.5)
    state, driver = start("tcp://127.0.0.1:9", documents, tmp_path / "out", [])
    with pytest.raises(ClusterError, match=r"dask scheduler"):
        driver.run()
    assert state.totals().over == 0
    state.close()
