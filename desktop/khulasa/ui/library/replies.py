"""Hands over what the library's writer did, in the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from khulasa.library.errors import LibraryError

_T = TypeVar("_T")


class Replies(QObject):
    """Waits for futures without holding the window up.

    Signals:
        failed: The library could not do something; says what and why.
    """

    failed = Signal(str)
    _came = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Held while the writer's thread emits: after ``close`` this object may be deleted.
        self._lock = threading.Lock()
        self._closed = False
        self._came.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def wait(self, future: Future[_T], then: Callable[[_T], object]) -> None:
        """Call something with the result, once it is there."""
        future.add_done_callback(lambda done: self._tell(done, then))

    def close(self) -> None:
        """Hand over nothing any more."""
        with self._lock:
            self._closed = True

    def _tell(self, done: Future[Any], then: Callable[[Any], object]) -> None:
        with self._lock:
            if not self._closed:
                self._came.emit(done, then)

    def _hand_over(self, done: Future[Any], then: Callable[[Any], object]) -> None:
        try:
            result = done.result()
        except LibraryError as error:
            self.failed.emit(str(error))
        else:
            then(result)
