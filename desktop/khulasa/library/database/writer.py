"""The one thread that writes: whatever has gathered is committed in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

from khulasa.library.errors import LibraryError, explain, is_damage
from khulasa.wording import phrase

_T = TypeVar("_T")
Work = Callable[[sqlite3.Connection], _T]

# A transaction stays short enough for other processes to get their turn.
_MOST_AT_ONCE = 500


class _Task:
    """Some work, where its result goes, and whether it takes care of transactions itself."""

    __slots__ = ("alone", "future", "work")

    def __init__(self, work: Work[Any], *, alone: bool) -> None:
        self.work, self.alone = work, alone
        self.future: Future[Any] = Future()


class LibraryWriter:
    """Runs what writes, one after the other, in a thread of its own.

    Args:
        connection: Used by this thread only, until ``close``.
        path: The library's file.
        damaged: Called when the file turns out to be broken.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, damaged: Callable[[], None]
    ) -> None:
        self._connection = connection
        self._path = path
        self._damaged = damaged
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._file = _identity(path)
        self._lock = Lock()
        self._closed = False
        self._thread = Thread(target=self._run, name="library-writer", daemon=True)
        self._thread.start()

    def write(self, work: Work[_T], *, alone: bool = False) -> Future[_T]:
        """Have something written.

        Args:
            work: Is given the connection, inside a transaction. What it raises takes back what
                it did and nothing else.
            alone: It is given the connection outside of any transaction.

        Returns:
            Its result, once the commit has returned. A failure is a ``LibraryError``, or what
            the work itself raised.
        """
        task = _Task(work, alone=alone)
        with self._lock:
            if self._closed:
                error = LibraryError(self._path, phrase("it is closed"), phrase("Open it again."))
                task.future.set_exception(error)
            else:
                self._tasks.put(task)
        return task.future

    def close(self) -> None:
        """Write what is waiting, then close the connection."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._tasks.put(None)
        self._thread.join()

    def _run(self) -> None:
        while True:
            tasks, ends = self._gathered()
            batch: list[_Task] = []
            for task in tasks:
                if not task.future.set_running_or_notify_cancel():
                    continue
                if task.alone:
                    self._commit(batch)
                    batch = []
                    self._run_alone(task)
                else:
                    batch.append(task)
            self._commit(batch)
            if ends:
                self._connection.close()
                return

    def _gathered(self) -> tuple[list[_Task], bool]:
        """What is waiting, and whether nothing comes after it; waits for the first."""
        tasks: list[_Task] = []
        task = self._tasks.get()
        while task is not None:
            tasks.append(task)
            if len(tasks) == _MOST_AT_ONCE:
                return tasks, False
            try:
                task = self._tasks.get_nowait()
            except Empty:
                return tasks, False
        return tasks, True

    def _commit(self, batch: list[_Task]) -> None:
        if not batch:
            return
        connection = self._connection
        written: list[tuple[_Task, Any]] = []
        refused: list[tuple[_Task, Exception]] = []
        try:
            self._see_that_it_is_there()
            connection.execute("BEGIN IMMEDIATE")
            for task in batch:
                connection.execute("SAVEPOINT task")
                try:
                    result = task.work(connection)
                except Exception as error:
                    if not connection.in_transaction:
                        raise  # such as a full disk: SQLite has taken all of it back
                    connection.execute("ROLLBACK TO task")
                    refused.append((task, error))
                else:
                    written.append((task, result))
                connection.execute("RELEASE task")
            connection.execute("COMMIT")
        except Exception as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            for task in batch:
                self._refuse(task, error)
            return
        for task, result in written:
            task.future.set_result(result)
        for task, reason in refused:
            self._refuse(task, reason)

    def _run_alone(self, task: _Task) -> None:
        try:
            self._see_that_it_is_there()
            result = task.work(self._connection)
        except Exception as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            self._refuse(task, error)
        else:
            task.future.set_result(result)

    def _see_that_it_is_there(self) -> None:
        """Refuse to write into a file that nobody would find again."""
        try:
            found = _identity(self._path)
        except OSError:
            found = None
        if found != self._file:
            raise LibraryError(
                self._path, phrase("its file was moved or replaced"), phrase("Start Khulasa again.")
            )

    def _refuse(self, task: _Task, error: Exception) -> None:
        if is_damage(error):
            self._damaged()
        explained = explain(error, self._path)
        if explained is not error:
            explained.__cause__ = error
        task.future.set_exception(explained)


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino
