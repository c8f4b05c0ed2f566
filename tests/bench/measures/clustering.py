"""What a cluster of two workers costs beside ``--jobs 2`` on the same machine."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from time import perf_counter

import psutil

from bench.places import REPOSITORY, environment
from bench.report import Figure, Section
from bench.rounds import Spread, in_turn, ratio
from bench.texts import articles

_MOST = 1.05
_SENTENCES = 15  # a document
_TASKS = 1_000
# Those of docs/cluster.md, with which Dask takes less for itself.
_SETTINGS = {
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "1s",
    "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__INTERVAL": "5s",
}
_HOW = ("--private", "--from", "ar", "--summary", "none")


@dataclass(frozen=True, slots=True)
class _Cost:
    """Seconds of a whole command, and of computing of all processes that had to do with it."""

    seconds: float
    computing: float


def cluster_cost(documents: int, rounds: int) -> Section:
    """The same documents with the starter, in turns; in each, either way starts its engines.

    Args:
        documents: Of fifteen real sentences each, no two of them equal.
        rounds: How often.
    """
    title = f"A cluster of two workers, {documents} documents, starter"
    if find_spec("distributed") is None:
        words = "Skipped, as Dask is not installed: pip install 'khulasa[cluster]'."
        return Section(title, notes=(words,))
    from cluster.local_cluster import LocalCluster

    paces: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder, places = Path(name), count()
        words_given = _write(folder / "in", documents)

        def place() -> Path:
            return folder / f"{next(places)}"

        def on_cluster() -> _Cost:
            (dask := place()).mkdir()
            with LocalCluster(dask, _SETTINGS) as cluster:
                paces.append(_tasks_a_second(cluster.address))
                cost = _cost(folder / "in", place(), "--cluster", cluster.address)
            print(f"  cluster: {cost.seconds:.0f} s", file=sys.stderr, flush=True)
            return cost

        def with_jobs() -> _Cost:
            cost = _cost(folder / "in", place(), "--jobs", "2")
            print(f"  --jobs 2: {cost.seconds:.0f} s", file=sys.stderr, flush=True)
            return cost

        took = in_turn({"jobs": with_jobs, "cluster": on_cluster}, rounds, warm_up=False)
    seconds = {way: [cost.seconds for cost in costs] for way, costs in took.items()}
    computing = {way: [cost.computing for cost in costs] for way, costs in took.items()}
    return Section(
        title,
        (
            Figure(
                "CPU time on a cluster, of that of --jobs 2",
                ratio(computing["cluster"], computing["jobs"]),
                _MOST,
            ),
            Figure("time on it, likewise", ratio(seconds["cluster"], seconds["jobs"])),
            Figure("CPU time of --jobs 2", Spread.of(computing["jobs"]), unit="s"),
            Figure("empty tasks a second", Spread.of(paces)),
        ),
        notes=(
            f"{words_given:,} words. A scheduler and two workers of two threads run on this "
            "machine; their own start is not counted, that of their engines is, as it is for "
            "--jobs. The command itself starts in both, and loads Dask for the cluster.",
        ),
    )


def _write(folder: Path, documents: int) -> int:
    """Write real sentences in any order, each with a number of its own; returns their words."""
    folder.mkdir()
    sentences = [sentence for article in articles() for sentence in article.sentences]
    draw, numbers, words = random.Random(21), count(1), 0
    for document in range(documents):
        drawn = draw.choices(sentences, k=_SENTENCES)
        text = " ".join(f"{sentence.rstrip('.؟! ')} {next(numbers)}." for sentence in drawn)
        words += len(text.split())
        (folder / f"{document:03}.txt").write_text(text + "\n", encoding="utf-8")
    return words


def _tasks_a_second(address: str) -> float:
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        began = perf_counter()
        client.gather(client.map(abs, range(_TASKS), pure=False))
        return _TASKS / (perf_counter() - began)


def _cost(documents: Path, output: Path, *more: str) -> _Cost:
    began, before = perf_counter(), _computed()
    subprocess.run(
        [sys.executable, "-m", "khulasa", "batch", documents, "-o", output, *_HOW, *more],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=REPOSITORY,
        env=environment(),
    )
    return _Cost(perf_counter() - began, _computed() - before)


def _computed() -> float:
    """Seconds of computing of all that this process started, whether it has ended or not."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime + sum(_of_those_that_run())


def _of_those_that_run() -> Iterator[float]:
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            yield times.user + times.system + times.children_user + times.children_system
