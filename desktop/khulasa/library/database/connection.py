"""Connections to the library's file, set up alike."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

_T = TypeVar("_T")

# Every SQLite takes as many values in a statement; more at once are hardly faster.
CHUNK = 500
# The log of one large write, such as a migration, does not stay that large.
_LOG_BYTES = 16 * 2**20


def make_private(path: Path) -> None:
    """Make the folder and an empty file where they are missing; the file for the user only.

    A folder that is there already may hold other things and stays as it is.

    Raises:
        OSError: They cannot be made.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # SQLite gives the files it puts beside this one the same permissions. One that is there is not
    # opened here: closing it would drop the locks that SQLite holds on it in this process.
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        # One that was copied back from elsewhere may be open to others.
        if path.is_file() and path.stat().st_mode & 0o077:
            with suppress(PermissionError):
                path.chmod(0o600)


def connect(path: Path, busy_seconds: float, *, read_only: bool = False) -> sqlite3.Connection:
    """Open the file; transactions are begun and ended by hand.

    Args:
        path: The file.
        busy_seconds: How long to wait while another connection writes.
        read_only: Refuse all writing.

    Raises:
        sqlite3.Error: It cannot be opened, or is no database.
    """
    connection = sqlite3.connect(
        path,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            if path.stat().st_size == 0:
                # Takes effect in a new file only, and before WAL; in others it would be a write.
                connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(f"PRAGMA journal_size_limit = {_LOG_BYTES}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -16000")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that writes; all of it happens or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # Some errors, such as a full disk, have ended it already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def chunks(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Values in portions that fit into one statement."""
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
