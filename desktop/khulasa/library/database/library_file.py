"""The library's file while it is in use: opening and closing it, what is open, what is deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self, TypeVar

from khulasa.library import processes, retention
from khulasa.library.database import checks
from khulasa.library.database.location import damage_mark, library_path
from khulasa.library.database.opening import Opened, open_file
from khulasa.library.database.readers import Readers
from khulasa.library.database.writer import LibraryWriter, Work
from khulasa.library.errors import LibraryError, explain
from khulasa.library.times import now
from khulasa.library.values import OpenArticle
from khulasa.wording import phrase

_T = TypeVar("_T")

DEFAULT_LIMIT = 2 * 10**9  # bytes


class LibraryFile:
    """The file with the thread that writes it and the connections that read it.

    Attributes:
        path: The file.
        notice: What the reader should know of it after opening: that it was damaged and how much
            was recovered, or that a newer version wrote it; else empty.
        read_only: A newer version wrote it; nothing can be kept.
        closed: ``close`` was called; nothing can be read or kept.
    """

    def __init__(
        self, path: Path, opened: Opened, clock: Callable[[], datetime], busy_seconds: float
    ) -> None:
        self.path = path
        self.notice = opened.notice
        self.read_only = opened.read_only
        self._clock = clock
        self._readers = Readers(path, busy_seconds, self._mark_damaged)
        self._process: int | None = None
        self.closed = False
        self._writer: LibraryWriter | None = None
        if opened.read_only:
            opened.connection.close()
        else:
            self._writer = LibraryWriter(opened.connection, path, self._mark_damaged)

    @classmethod
    def open(
        cls,
        path: Path | None = None,
        *,
        clock: Callable[[], datetime] = now,
        busy_seconds: float = 15.0,
    ) -> Self:
        """Open the library, or make an empty one.

        Args:
            path: Its file; the user's own if None. Its folder need not exist.
            clock: Tells the time in UTC.
            busy_seconds: How long to wait for another process that writes.

        Raises:
            LibraryError: It cannot be opened.
        """
        path = library_path() if path is None else path
        try:
            opened = open_file(path, busy_seconds, clock())
        except (sqlite3.Error, OSError) as error:
            raise explain(error, path) from error
        return cls(path, opened, clock, busy_seconds)

    def close(self, *, purge: bool = True, leave_open: bool = False) -> None:
        """Write what is waiting, and note that nothing is open any more.

        Args:
            purge: Delete what was removed, too, which takes a second where the library is large;
                else that is left to the next start.
            leave_open: What is still open is for the next one that asks what was ``last_open``.
        """
        if self.closed:
            return
        self.closed = True
        if self._writer is not None:
            self.write(lambda c: self._end_process(c, leave_open=leave_open))
            if purge:
                self.purge()
            self._writer.close()
        self._readers.close()

    def write(self, work: Work[_T]) -> Future[_T]:
        """Have something written by the one thread that writes; see ``LibraryWriter.write``."""
        return self._write(work)

    # What is open.

    def set_open(self, article_id: int, target: str) -> Future[None]:
        """Note that this process shows an article, until ``set_closed`` or ``close``."""
        time = self._clock()
        return self._write(
            lambda c: processes.set_open(c, self._own_process(c), article_id, target, time)
        )

    def set_closed(self, article_id: int) -> Future[None]:
        """Note that this process shows an article no more."""
        return self._write(lambda c: processes.set_closed(c, self._own_process(c), article_id))

    def set_order(self, article_ids: Sequence[int]) -> Future[None]:
        """Note in which order the articles that this process shows stand beside each other."""
        ids = tuple(article_ids)
        return self._write(lambda c: processes.set_order(c, self._own_process(c), ids))

    def last_open(self) -> tuple[OpenArticle, ...]:
        """What processes showed that ended without closing it, the last one first.

        It counts as open in this process from now on, so that it is found again if this one ends
        the same way.
        """
        if self.read_only or self._read(processes.none_open):
            return ()
        return self._write(lambda c: processes.adopt(c, self._own_process(c))).result()

    # For how long.

    def remove(self, article_ids: Sequence[int]) -> Future[None]:
        """Take articles out of lists and searches, until ``restore`` or the purge."""
        article_ids, time = tuple(article_ids), self._clock()
        return self._write(lambda c: retention.remove(c, self._own_process(c), article_ids, time))

    def restore(self, article_ids: Sequence[int]) -> Future[tuple[int, ...]]:
        """Bring removed articles back; its result is those that were still there."""
        article_ids = tuple(article_ids)
        return self._write(lambda c: retention.restore(c, article_ids))

    def purge(self) -> Future[tuple[int, ...]]:
        """Delete for good what was removed or is not to be kept, and is not open; its numbers.

        Sentences and summaries that no other article has are deleted with it. Nothing of them is
        left in any file of the library. ``close`` does it too; after opening it is to be called
        for what a process before left.
        """
        return self._write(lambda c: retention.purge(c, self.path, self._process), alone=True)

    def make_room(self, limit: int = DEFAULT_LIMIT) -> Future[tuple[int, ...]]:
        """Delete articles until the library has at most this many bytes; their numbers.

        Those not opened for the longest time go first; edited, noted, pinned and open ones stay.
        """
        return self._write(lambda c: retention.make_room(c, limit), alone=True)

    def let_expire(self, days: int) -> Future[tuple[int, ...]]:
        """Delete the articles that were not opened for so many days; their numbers.

        Edited, noted, pinned and open ones stay.
        """
        before = self._clock() - timedelta(days=days)
        return self._write(lambda c: retention.let_expire(c, before), alone=True)

    def size(self) -> int:
        """Bytes that are in use."""
        return self._read(retention.used_bytes)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, a line each; empty if it is sound.

        Reads all of it. What is wrong is mended when the library is opened the next time.
        """
        if self._writer is None:
            return self._read(checks.check)
        # The search index is checked by a command, which only the writer may give.
        faults = self._write(checks.check, alone=True).result()
        if faults:
            self._mark_damaged()
        return faults

    def _write(self, work: Work[_T], *, alone: bool = False) -> Future[_T]:
        if self._writer is not None:
            return self._writer.write(work, alone=alone)
        refused: Future[_T] = Future()
        refused.set_exception(
            LibraryError(
                self.path,
                phrase("a newer version of Khulasa wrote it"),
                phrase("Install the newer version."),
            )
        )
        return refused

    def _read(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        return self._readers.read(work)

    def _own_process(self, connection: sqlite3.Connection) -> int:
        """The number of this process; it is registered when it is needed first."""
        # Its registration went if the transaction that it was in could not be committed.
        if self._process is None or not processes.is_registered(connection, self._process):
            self._process = processes.register(connection)
        return self._process

    def _end_process(self, connection: sqlite3.Connection, *, leave_open: bool) -> None:
        """Say of this process that it shows nothing more, if it was registered at all."""
        # Known here only: what registers it may have waited to be written until now.
        if self._process is None or not processes.is_registered(connection, self._process):
            return
        if leave_open:
            processes.leave(connection, self._process)
        else:
            processes.set_closed(connection, self._process, None)

    def _mark_damaged(self) -> None:
        """Have the next start look at the whole file and mend it."""
        try:
            damage_mark(self.path).touch(mode=0o600)
        except OSError:
            return  # it is said anyway, and found again
