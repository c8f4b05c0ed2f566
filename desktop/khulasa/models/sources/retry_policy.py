"""How often a broken download is tried again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often to try, and how long to wait between.

    Attributes:
        attempts: Tries in a row that bring nothing new before it gives up.
        first, factor, longest: Seconds before the second try, growth, and most.
    """

    attempts: int = 6
    first: float = 1.0
    factor: float = 2.0
    longest: float = 30.0

    def pause(self, attempt: int) -> float:
        """Seconds to wait after the failed try of that number, counted from 1."""
        return min(self.longest, self.first * self.factor ** (attempt - 1))
