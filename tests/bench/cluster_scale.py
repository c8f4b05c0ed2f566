"""What limits a batch on a cluster, by simulation, up to a thousand workers.

python -m bench.cluster_scale

Groups of words go through stations, each of which does one thing at a time or so much a second.
The figures of ``Assumed`` are what was measured on one machine, or are said to be assumed; give
yours to ``simulated``.
"""

from __future__ import annotations

import heapq
import random
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Assumed:
    """What one worker and the stations do.

    Attributes:
        words: Of the whole batch.
        group_words: Of a group; ``khulasa.cluster.grouping.MOST_WORDS``.
        document_words: Of a document.
        words_a_second: Of a worker of two cores. Assumed; ``khulasa bench`` says yours.
        spread: Standard deviation of a group's time, as a part of it. Assumed.
        tasks_a_second: Of the scheduler together with the driver, measured by
            ``bench --only cluster`` with empty tasks.
        writes_a_second: Files that the store of the results takes. Assumed; S3 gives 3,500 a
            prefix.
        model_bytes, network_bytes_a_second: Of a model, and of what all workers fetch it from at
            once. Assumed.
    """

    words: float = 1e9
    group_words: float = 20_000
    document_words: float = 500
    words_a_second: float = 400
    spread: float = 0.3
    tasks_a_second: float = 150
    writes_a_second: float = 3_500
    model_bytes: float = 80e6
    network_bytes_a_second: float = 1.25e9


def simulated(assumed: Assumed, workers: int) -> tuple[float, float]:
    """Hours until all is done, and how much of them the workers worked.

    Each worker asks for its next group as it ends one; the scheduler answers one after another. The
    store needs at least the time for all files at its own pace.
    """
    chance = random.Random(workers)
    fetched = assumed.model_bytes * workers / assumed.network_bytes_a_second
    free = [(fetched, worker) for worker in range(workers)]
    heapq.heapify(free)
    scheduler = worked = end = 0.0
    files = assumed.group_words / assumed.document_words + 2  # and the mark, made and removed
    groups = round(assumed.words / assumed.group_words)
    for _group in range(groups):
        since, worker = heapq.heappop(free)
        scheduler = max(scheduler, since) + 1 / assumed.tasks_a_second
        own = assumed.group_words / assumed.words_a_second
        own *= max(0.1, chance.gauss(1.0, assumed.spread))
        worked += own
        end = max(end, scheduler + own)
        heapq.heappush(free, (scheduler + own, worker))
    end = max(end, groups * files / assumed.writes_a_second)
    return end / 3600, worked / (workers * end)


def main() -> None:
    base = Assumed()
    cases = {
        "as assumed": base,
        "documents of 50 words": replace(base, document_words=50),
        "models ten times as fast": replace(base, words_a_second=4_000),
        "a store of 100 files a second": replace(base, writes_a_second=100),
        "a model of 1 GB": replace(base, model_bytes=1e9),
    }
    print("a billion words; hours, and the part of them that workers work")
    counts = (1, 10, 100, 300, 1_000)
    print(f"{'':34}", *(f"{workers:>14,}" for workers in counts))
    for name, assumed in cases.items():
        figures = [simulated(assumed, workers) for workers in counts]
        print(f"{name:34}", *(f"{hours:>8,.1f} {part:5.2f}" for hours, part in figures))


if __name__ == "__main__":
    main()
