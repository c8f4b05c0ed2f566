"""How near a batch of short documents comes to the speed of CTranslate2 alone."""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path

from bench.checkpoints import BUILD
from bench.places import python
from bench.report import Figure, Section
from bench.rounds import in_turn, ratio
from bench.texts import vocabulary


def batches(model: str, documents: int, rounds: int) -> Section:
    """Documents of three sentences, no two equal, from the first to the last result."""
    with tempfile.TemporaryDirectory() as folder:
        _write_documents(Path(folder), documents)

        def seconds(which: str) -> float:
            words = ["-m", "bench.batch_program", which, str(BUILD / model), folder]
            return float(json.loads(python(words).splitlines()[-1]))

        took = in_turn(
            {"batch": lambda: seconds("batch"), "alone": lambda: seconds("alone")},
            rounds,
            warm_up=False,
        )
    return Section(
        f"A batch of {documents} documents, {model}",
        (Figure("of CTranslate2's speed, a batch", ratio(took["alone"], took["batch"])),),
        notes=(
            "Both load the model; the batch also starts its processes, scores every token, checks "
            "every sentence, and writes a file for each document and a report.",
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
