"""What a cluster and ``--jobs 2`` take beside their engines, which answer at once here.

python -m bench.cluster_own_cost [ROUNDS]

Both do few documents and many in turns, so that what a document more takes can be told from what
is paid once. Each round has documents of its own, as workers remember sentences. The first round
of the cluster starts what its workers keep.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil

from bench.scripted import ScriptedEngine
from bench.texts import vocabulary
from cluster.local_cluster import LocalCluster
from cluster.scripted_worker import make_task
from khulasa import __version__
from khulasa.batch.finding import finder
from khulasa.batch.run import Batch, report
from khulasa.batch.state import RunState
from khulasa.cluster.driver import Driver
from khulasa.cluster.messages import Work
from khulasa.cluster.stores import open_store

_FEW, _MANY = 50, 350
_BESIDE, _MARKS = ".state", ".state/at-work"


def main(rounds: int = 3) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "dask").mkdir()
        with LocalCluster(folder / "dask") as cluster:

            def on_cluster(state: RunState, output: Path) -> None:
                work = Work(
                    output.name, __version__, make_task, ScriptedEngine, str(output), _MARKS
                )
                store = open_store(str(output), _MARKS, "driver")
                Driver(cluster.address, state, work, store, may_write=lambda _document: True).run()

            for number in range(rounds):
                for count in (_FEW, _MANY):
                    _write(folder / f"in-{number}-{count}", count, number)
                for way, do in (("jobs", _with_jobs), ("cluster", on_cluster)):
                    few, many = (
                        _cost(
                            folder / f"in-{number}-{count}", folder / f"{way}-{number}-{count}", do
                        )
                        for count in (_FEW, _MANY)
                    )
                    each = 1_000 * (many - few) / (_MANY - _FEW)
                    print(f"{way}: {few:.2f} s, {many:.2f} s, a document more {each:.1f} ms")


def _with_jobs(state: RunState, output: Path) -> None:
    beside = output / _BESIDE
    batch = Batch(
        state, make_task(), output, beside, memory=state, make_engine=ScriptedEngine, jobs=2
    )
    batch.run()


def _cost(documents: Path, output: Path, do: Callable[[RunState, Path], None]) -> float:
    """Seconds of computing of all processes, from finding the documents to the report."""
    before, beside = _computed(), output / _BESIDE
    state = RunState(beside / "run.sqlite", "")
    state.add(finder([str(documents)], output).find([str(documents)]))
    do(state, output)
    report(state, output, beside, "report.csv", "report.html")
    totals = state.totals()
    assert totals.done == totals.documents, totals
    state.close()
    return _computed() - before


def _computed() -> float:
    here, total = psutil.Process(), 0.0
    for process in (here, *here.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            total += times.user + times.system + times.children_user + times.children_system
    return total


def _write(folder: Path, count: int, seed: int) -> None:
    folder.mkdir()
    words = [word.strip(".،؛:؟!\"'()") for word in vocabulary()]
    draw = random.Random(f"{seed} {count}")
    for number in range(count):
        sentences = (" ".join(draw.choices(words, k=draw.randint(6, 24))) for _ in range(3))
        text = ". ".join(sentences) + ".\n"
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
