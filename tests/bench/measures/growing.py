"""Whether a long article costs as much a word as a short one, in time and in memory."""

from __future__ import annotations

import json
from itertools import pairwise

from bench.places import python
from bench.report import Figure, Section
from bench.rounds import Spread

SIZES = (1_000, 10_000, 100_000, 1_000_000)
_MODEL_PACE = 264.0  # words a second of opus-mt on two cores, as models.cfg has it
_MOST_MEMORY = 400.0  # megabytes


def flat(sizes: tuple[int, ...] = SIZES) -> Section:
    """Khulasa's own cost of a word: session, keeping, library; the engine answers at once."""
    rows, pace, own = [], [], []
    for size in sizes:
        found = json.loads(python(["-m", "bench.own_cost", str(size)]).splitlines()[-1])
        own.append(found["seconds"] / found["words"])
        # What a model takes is the same for each sentence, and comes on top.
        pace.append(1 / (1 / _MODEL_PACE + own[-1]))
        rows.append(
            (
                f"{found['words']:,}",
                f"{found['seconds']:.2f} s",
                f"{own[-1] * 1e6:.0f} µs",
                f"{found['computing'] / found['words'] * 1e6:.0f} µs",
                f"{pace[-1]:.1f}",
                f"{found['memory'] / 1e6:.0f} MB",
            )
        )
    return Section(
        "From a short article to a book",
        (
            Figure(
                "slowest of fastest, words/s of all sizes", _one(min(pace) / max(pace)), 0.9, True
            ),
            Figure("dearest of cheapest word, Khulasa's own cost", _one(max(own) / min(own))),
        ),
        ("words", "own time", "a word", "computing a word", "words/s with a model", "memory"),
        tuple(rows),
        (
            "A scripted engine answers at once: a model would take an hour for a million words. So "
            "the time is Khulasa's own, for reading, splitting, keeping and storing sentences; "
            f"the model's {_MODEL_PACE:.0f} words a second are reckoned on top, as two that take "
            "turns; in truth they overlap.",
        ),
    )


def window_memory(sizes: tuple[int, int] = (SIZES[0], SIZES[-1])) -> Section:
    """What the window's process holds with an article that is translated and shown."""
    found = [
        json.loads(python(["-m", "bench.window_program", str(size)]).splitlines()[-1])
        for size in sizes
    ]
    growth = [b["memory"] - a["memory"] for a, b in pairwise(found)]
    return Section(
        "The window's memory",
        (
            Figure(
                f"memory at {sizes[1]:,} words beyond that at {sizes[0]:,}",
                _one(growth[0] / 1e6),
                _MOST_MEMORY,
                unit="MB",
            ),
        ),
        ("words", "memory", "until all is shown"),
        tuple(
            (f"{size:,}", f"{one['memory'] / 1e6:.0f} MB", f"{one['seconds']:.1f} s")
            for size, one in zip(sizes, found, strict=True)
        ),
        ("A scripted engine answers at once; the library is on.",),
    )


def _one(value: float) -> Spread:
    return Spread(value, value, value)
