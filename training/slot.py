"""A place of a pair where something else may stand."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True)
class Slot(ABC):
    """What may be exchanged: its place in the Arabic and in the English."""

    arabic: Span
    english: Span

    @abstractmethod
    def draw(self, rng: random.Random) -> tuple[str, str]:
        """Returns what may stand there instead, Arabic and English."""
