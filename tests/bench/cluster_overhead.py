"""What a cluster costs beside --jobs 2 on one machine, and how many tasks its scheduler does.

python -m bench.cluster_overhead [DOCUMENTS] [ROUNDS]

A scheduler and two workers of two threads run beside it. Both ways translate the same documents
with the starter model, in turns. The first turn is not counted: in it alone the cluster's workers
start their engines, as --jobs does each time.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from time import perf_counter

import psutil
from distributed import Client

from cluster.local_cluster import LocalCluster
from khulasa.cli import batch

TASKS = 2_000
WORDS = ("الوزير", "المدرسة", "المدينة", "الوفد", "المكتبة", "الاجتماع", "اليوم", "الجديدة")


def write(folder: Path, documents: int, numbers: Iterator[int]) -> int:
    """Documents of thirty sentences, none like another; returns their words."""
    folder.mkdir()
    words = 0
    for document in range(documents):
        sentences = []
        for _ in range(30):
            number = next(numbers)
            own = [WORDS[number // len(WORDS) ** place % len(WORDS)] for place in range(7)]
            sentences.append(f"وصل {' '.join(own)} رقم {number}.")
            words += 10
        (folder / f"{document}.txt").write_text("\n".join(sentences), encoding="utf-8")
    return words


def computed() -> float:
    """Seconds of computing of this process and of all that it started, ended ones too."""
    here = psutil.Process()
    total = 0.0
    for process in (here, *here.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            total += times.user + times.system + times.children_user + times.children_system
    return total


def seconds(documents: Path, output: Path, *more: str) -> tuple[float, float]:
    """Seconds of a whole batch: of time, and of computing."""
    parser = ArgumentParser()
    batch.add_arguments(parser)
    given = (str(documents), "-o", str(output), "--private", "--from", "ar", "--summary", "none")
    options: Namespace = parser.parse_args([*given, *more])
    began, before = perf_counter(), computed()
    assert batch.run(options) == 0
    return perf_counter() - began, computed() - before


def main(documents: int = 120, rounds: int = 3) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "dask").mkdir()
        ratios, outputs, numbers = [], count(), count()
        with LocalCluster(folder / "dask") as cluster:
            with Client(cluster.address, set_as_default=False) as client:
                client.wait_for_workers(2)
                began = perf_counter()
                client.gather(client.map(abs, range(TASKS), pure=False))
                pace = TASKS / (perf_counter() - began)
                print(f"{pace:.0f} empty tasks a second")
            for turn in range(rounds + 1):
                # Workers remember sentences, so that each turn has its own.
                given = folder / f"in-{turn}"
                words = write(given, documents, numbers)
                ways = [
                    seconds(given, folder / f"out-{next(outputs)}", *more)
                    for more in (("--jobs", "2"), ("--cluster", cluster.address))
                ]
                (time, work), (cluster_time, cluster_work) = ways
                print(f"{words} words, jobs {time:.1f} s, computing {work:.1f} s; ", end="")
                print(f"cluster {cluster_time:.1f} s, computing {cluster_work:.1f} s", flush=True)
                if turn:
                    ratios.append((cluster_time / time, cluster_work / work))
        for what, found in zip(("time", "computing"), zip(*ratios, strict=True), strict=True):
            middle, least, most = statistics.median(found), min(found), max(found)
            print(f"{what}, cluster / jobs: {middle:.2f} ({least:.2f} to {most:.2f})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
