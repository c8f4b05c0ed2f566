"""Slow work in threads of its own, and the way back into the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")


class Handover(QObject):
    """Brings what threads have to say into the thread of this object, until it is closed.

    After ``close`` nothing is handed over, neither what is on its way nor what a thread comes to
    say later, and this object may be deleted while threads go on.
    """

    _handed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Held while a thread emits: after ``close`` there may be nothing to emit any more.
        self._lock = threading.Lock()
        self._closed = False
        self._threads: list[threading.Thread] = []  # those that may still work
        self._handed.connect(self._receive)

    def run(self, work: Callable[[], T], then: Callable[[T | Exception], None]) -> None:
        """Do something in a thread of its own.

        Args:
            work: Called in the thread; it must not touch the window.
            then: Called in this object's thread with what it returned or raised.
        """

        def attempt() -> None:
            try:
                result: T | Exception = work()
            except Exception as error:
                result = error
            self.hand_over(then, result)

        self.start(attempt)

    def start(self, work: Callable[[], None]) -> threading.Thread:
        """Start a thread whose work says by ``hand_over`` what it has to say; it must not raise."""
        # A daemon, so that the app does not wait for it when it quits.
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        self._threads = [*(one for one in self._threads if one.is_alive()), thread]
        return thread

    def hand_over(self, then: Callable[[T], None], value: T) -> None:
        """From a thread: have a function called with a value in this object's thread."""
        with self._lock:
            if not self._closed:
                self._handed.emit(then, value)

    def close(self) -> None:
        """Hand over nothing any more; to be called in this object's thread."""
        with self._lock:
            self._closed = True

    def replaced(self) -> Handover:
        """Close this one, and have another in its place: what is on its way comes too late."""
        self.close()
        self.deleteLater()
        return Handover(self.parent())

    def finish(self) -> None:
        """Hand over nothing any more, and wait until all threads have done their work."""
        self.close()
        for thread in self._threads:
            thread.join()

    def _receive(self, then: Callable[[Any], None], value: Any) -> None:
        if not self._closed:
            then(value)


class Background(QObject):
    """Does one piece of work at a time, and says what it is doing.

    Signals:
        changed: Work began or ended.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.doing = ""
        self._handover = Handover(self)

    def run(self, doing: str, work: Callable[[], Any], then: Callable[[Any], None]) -> bool:
        """Begin a piece of work, unless another one is under way.

        Args:
            doing: Words for it, as in "Checking…".
            work: Called in a thread; it must not touch the window.
            then: Called in this object's thread with what it returned or raised.

        Returns:
            Whether it was begun.
        """
        if self.doing:
            return False

        def conclude(result: Any) -> None:
            self.doing = ""
            then(result)
            self.changed.emit()

        self.doing = doing
        self._handover.run(work, conclude)
        self.changed.emit()
        return True

    def close(self) -> None:
        """Hand over nothing any more."""
        self._handover.close()
