"""How near a batch of short documents comes to the speed of CTranslate2 alone."""

from __future__ import annotations

import json
import random
import sys
import tempfile
from functools import partial
from pathlib import Path

from bench.checkpoints import BUILD
from bench.places import python
from bench.report import Figure, Section
from bench.rounds import Spread, in_turn, ratio
from bench.texts import vocabulary

_LEAST_SPEED = 0.92


def batches(model: str, documents: int, rounds: int) -> Section:
    """Documents of three sentences, no two equal, from the first to the last result."""
    with tempfile.TemporaryDirectory() as folder:
        _write_documents(Path(folder), documents)

        def cost(which: str) -> dict[str, float]:
            print(f"  {documents:,} documents, {which} ...", file=sys.stderr, flush=True)
            words = ["-m", "bench.batch_program", which, str(BUILD / model), folder]
            found: dict[str, float] = json.loads(python(words).splitlines()[-1])
            return found

        took = in_turn(
            {which: partial(cost, which) for which in ("batch", "alone", "own")},
            rounds,
            warm_up=False,
        )
    seconds = {which: [one["seconds"] for one in costs] for which, costs in took.items()}
    computing = {which: [one["computing"] for one in costs] for which, costs in took.items()}
    own = Spread.of([1_000 * one / documents for one in computing["own"]])
    return Section(
        f"A batch of {documents:,} documents, {model}",
        (
            Figure(
                "of CTranslate2's speed, a batch",
                ratio(seconds["alone"], seconds["batch"]),
                _LEAST_SPEED,
                True,
            ),
            Figure("its CPU time, beside theirs", ratio(computing["batch"], computing["alone"])),
            Figure("CPU time a document beside the model", own, unit="ms"),
        ),
        notes=(
            "Both load the model; the batch also starts its processes, checks every sentence, and "
            "writes a file for each document and a report.",
        ),
    )


def _write_documents(folder: Path, count: int) -> None:
    words = sorted({word.strip(".،؛:؟!\"'()") for word in vocabulary()} - {""})
    draw = random.Random(20)
    for number in range(count):
        path = folder / f"{number // 100:03}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        sentences = [" ".join(draw.choices(words, k=draw.randint(6, 24))) for _ in range(3)]
        path.write_text(". ".join(sentences) + ".\n", encoding="utf-8")
