"""Contestants in turn, A B A B, so that what else the machine does befalls all of them alike."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spread:
    """Several measurements of one thing."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: list[float]) -> Spread:
        """The spread of measurements, one at least."""
        return cls(statistics.median(values), min(values), max(values))


def in_turn(
    contestants: Mapping[str, Callable[[], T]], rounds: int, *, warm_up: bool = True
) -> dict[str, list[T]]:
    """Have every contestant do its work once a round; a first time that does not count before."""
    if warm_up:
        for go in contestants.values():
            go()
    results: dict[str, list[T]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, go in contestants.items():
            results[name].append(go())
    return results


def ratio(above: list[float], below: list[float]) -> Spread:
    """What one takes of another, round by round: two that ran one after the other are compared."""
    return Spread.of([a / b for a, b in zip(above, below, strict=True)])
