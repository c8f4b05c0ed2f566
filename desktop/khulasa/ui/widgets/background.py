"""Slow work on files, away from the window."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal


class Background(QObject):
    """Does one piece of work at a time in a thread of its own.

    Signals:
        changed: Work began or ended.
    """

    changed = Signal()
    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.doing = ""
        # Held while the thread emits: after ``close`` this object may be deleted.
        self._lock = threading.Lock()
        self._closed = False
        self._ended.connect(self._hand_over)

    def run(self, doing: str, work: Callable[[], Any], then: Callable[[Any], None]) -> bool:
        """Begin a piece of work, unless another one is under way.

        Args:
            doing: Words for it, as in "Checking…".
            work: Called in the thread; it must not touch the window.
            then: Called in this object's thread with what it returned or raised.

        Returns:
            Whether it was begun.
        """
        if self.doing:
            return False
        self.doing = doing
        threading.Thread(target=self._work, args=(work, then), daemon=True).start()
        self.changed.emit()
        return True

    def close(self) -> None:
        """Hand over nothing any more."""
        with self._lock:
            self._closed = True

    def _work(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        try:
            result = work()
        except Exception as error:
            error.add_note(traceback.format_exc())
            result = error
        with self._lock:
            if not self._closed:
                self._ended.emit(result, then)

    def _hand_over(self, result: Any, then: Callable[[Any], None]) -> None:
        self.doing = ""
        then(result)
        self.changed.emit()
