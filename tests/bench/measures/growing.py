"""Whether a long article costs as much a word as a short one, in time and in memory."""

from __future__ import annotations

import json

from bench.places import python
from bench.report import Figure, Section
from bench.rounds import Spread

SIZES = (1_000, 10_000, 100_000, 1_000_000)
_MODEL_PACE = 264.0  # words a second of opus-mt on two cores, as models.cfg has it
_MOST_MEMORY = 400.0  # megabytes
_LONGEST_GAP = 50.0  # milliseconds
_OPENING = ("opening", "coming in", "coming in to its end")
_NOT_ITS_OWN = "a short article"


def flat(sizes: tuple[int, ...] = SIZES) -> Section:
    """Khulasa's own cost of a word: client, session, keeping, library; the engine has no model."""
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
            "An engine process without a model answers at once: with one, a million words would "
            "take an hour. So the time is Khulasa's own, for reading, splitting, asking the engine "
            "by its pipe, keeping and storing sentences; "
            f"the model's {_MODEL_PACE:.0f} words a second are reckoned on top, as two that take "
            "turns; in truth they overlap. Computing and memory are those of the app's side.",
        ),
    )


def window_memory(sizes: tuple[int, int] = (SIZES[0], SIZES[-1])) -> Section:
    """The window with a short and a very long article: its memory, and how long it stands still."""
    few, many = (
        json.loads(python(["-m", "bench.window_program", str(size)]).splitlines()[-1])
        for size in sizes
    )
    gaps = {name: gap for name, gap, *_work in many["gaps"] if name != _NOT_ITS_OWN}
    opening = max(gap for name, gap in gaps.items() if name in _OPENING)
    scrolling = max(gap for name, gap in gaps.items() if name not in _OPENING)
    words = f"{sizes[1]:,} words"
    return Section(
        f"The window with {words}",
        (
            Figure(
                f"memory at {words} beyond that at {sizes[0]:,}",
                _one((many["memory"] - few["memory"]) / 1e6),
                _MOST_MEMORY,
                unit="MB",
            ),
            Figure(
                f"largest gap while {words} are opened and come in",
                _one(opening),
                _LONGEST_GAP,
                unit="ms",
            ),
            Figure(
                f"largest gap while {words} are scrolled", _one(scrolling), _LONGEST_GAP, unit="ms"
            ),
            Figure("until all of them are shown", _one(many["seconds"]), unit="s"),
            Figure("memory then", _one(many["memory"] / 1e6), unit="MB"),
        ),
        ("what is done", "largest gap", "most work", "of all threads"),
        tuple(
            (name, *(f"{figure:.0f} ms" for figure in figures)) for name, *figures in many["gaps"]
        ),
        (
            "An engine process without a model gives up to 2,000 sentences a second; the library "
            "is on. Memory is that of the window's process.",
        ),
    )


def _one(value: float) -> Spread:
    return Spread(value, value, value)
