"""Connections that only read: one for each thread, so that nobody waits for anybody."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from khulasa.library.database.connection import connect
from khulasa.library.errors import LibraryError, UnknownNumberError, damaged, explain, is_damage
from khulasa.wording import phrase

_T = TypeVar("_T")


class _ReadConnection:
    """A connection, and a lock that is held while it is used; gone with its thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.lock = threading.Lock()
        # Python's connections refer to themselves: alone they would wait, open and with all that
        # they have cached, until somebody looks for garbage.
        weakref.finalize(self, connection.close).atexit = False


class Readers:
    """Reads in the thread that asks.

    Args:
        path: The library's file.
        busy_seconds: How long to wait where something is locked.
        damaged: Called when the file turns out to be broken.
    """

    def __init__(self, path: Path, busy_seconds: float, damaged: Callable[[], None]) -> None:
        self._path = path
        self._busy_seconds = busy_seconds
        self._damaged = damaged
        self._own = threading.local()
        self._all: weakref.WeakSet[_ReadConnection] = weakref.WeakSet()
        self._lock = threading.Lock()
        self._closed = False

    def read(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """What the work reads.

        Raises:
            LibraryError: It cannot be read.
        """
        try:
            reader = self._reader()
            with reader.lock:
                if self._closed:
                    raise _closed(self._path)
                return work(reader.connection)
        except (sqlite3.Error, UnknownNumberError, UnicodeEncodeError) as error:
            if is_damage(error):
                self._damaged()
            raise explain(error, self._path) from error
        except ValueError as error:  # what is stored cannot be read as what it should be
            self._damaged()
            raise damaged(self._path) from error

    def close(self) -> None:
        """Close the connections of all threads, each when it is not used."""
        with self._lock:
            self._closed = True
            readers = list(self._all)
        for reader in readers:
            with reader.lock:
                reader.connection.close()

    def _reader(self) -> _ReadConnection:
        reader: _ReadConnection | None = getattr(self._own, "reader", None)
        if reader is None:
            with self._lock:
                if self._closed:
                    raise _closed(self._path)
                reader = _ReadConnection(connect(self._path, self._busy_seconds, read_only=True))
                self._all.add(reader)
            self._own.reader = reader
        return reader


def _closed(path: Path) -> LibraryError:
    return LibraryError(path, phrase("it is closed"), phrase("Open it again."))
