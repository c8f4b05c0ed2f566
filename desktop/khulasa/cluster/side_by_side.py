"""Keeps what may end a worker apart from what else the worker does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class SideBySide:
    """Lets many threads work beside each other, or one alone."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._at_work, self._waiting_alone, self._is_alone = 0, 0, False

    @contextmanager
    def beside_others(self) -> Iterator[None]:
        """Work as long as nobody is, or wants to be, alone."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_alone and not self._waiting_alone)
            self._at_work += 1
        try:
            yield
        finally:
            with self._changed:
                self._at_work -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Work when all others have ended what they began."""
        with self._changed:
            self._waiting_alone += 1
            self._changed.wait_for(lambda: not self._is_alone and not self._at_work)
            self._waiting_alone -= 1
            self._is_alone = True
        try:
            yield
        finally:
            with self._changed:
                self._is_alone = False
                self._changed.notify_all()
