"""How far a batch is, reckoned by the size of its documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic

from khulasa.batch.values import Totals


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is.

    Attributes:
        over: Documents that nothing is left to do for.
        documents: All of them.
        part: How much of the whole that is, by the size of the files; from 0 to 1.
        seconds_left: At the pace of this run; None while that is not known.
    """

    over: int
    documents: int
    part: float
    seconds_left: float | None


class Pace:
    """Reckons how far a batch is and how long it will take; for any thread.

    Args:
        totals: Where the batch is as it starts.
        tell: Given each new reckoning.
    """

    def __init__(self, totals: Totals, tell: Callable[[Progress], None]) -> None:
        self._documents, self._over = totals.documents, totals.over
        self._size, self._size_over = totals.size, float(totals.size_over)
        self._size_before, self._started = self._size_over, 0.0
        self._tell, self._lock = tell, Lock()

    def begin(self) -> None:
        """The work begins, if it has not yet."""
        with self._lock:
            self._started = self._started or monotonic()

    def advance(self, size: float, documents: int = 0) -> None:
        """So many bytes more are over, and with them so many documents."""
        with self._lock:
            self._over += documents
            self._size_over += size
            fresh = self._size_over - self._size_before
            left = None
            if self._started and fresh > 0:
                seconds = monotonic() - self._started
                left = (self._size - self._size_over) * seconds / fresh
            part = self._size_over / self._size if self._size else 1.0
            progress = Progress(self._over, self._documents, min(1.0, part), left)
        self._tell(progress)
