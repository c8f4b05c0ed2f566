"""The file of a batch: opening it, and the sentences in it.

Every write is committed when its method returns.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any

from khulasa.batch.memory import MadeBy
from khulasa.codec import from_json, to_json
from khulasa.translation.result import Status, Translation

_SCHEMA = """
CREATE TABLE IF NOT EXISTS run (settings TEXT NOT NULL, number INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL, member TEXT NOT NULL, name TEXT NOT NULL,
    place TEXT UNIQUE,
    size INTEGER NOT NULL, changed INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    ours INTEGER NOT NULL DEFAULT 0,
    stage TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT '', words INTEGER NOT NULL DEFAULT 0,
    sentences INTEGER NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0,
    doubts INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0,
    written INTEGER NOT NULL DEFAULT 0, remark TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS by_stage ON documents (stage, id);
CREATE TABLE IF NOT EXISTS sentences (key BLOB PRIMARY KEY, outcome TEXT NOT NULL) WITHOUT ROWID;
"""
_ALL = "DELETE FROM documents"
AT_ONCE = 500
"""Rows that are read or written at once."""


class OtherRunError(Exception):
    """The folder holds the results of a run with other settings."""


class InUseError(Exception):
    """Another process works in the folder."""


class RunFile:
    """One file of SQLite, of one process at a time; its methods may be called from any thread.

    It holds the sentences that were translated, so that equal ones are translated once and a killed
    run has lost none.

    Args:
        path: Its file; made if it is not there.
        settings: All that shapes the results.
        anew: Forget the documents that are there.
        go_on: Go on also where the settings were others.

    Raises:
        OtherRunError: The file is of a run with other settings.
        InUseError: Another process has it open.
        OSError: It cannot be made.
        sqlite3.Error: It is damaged, or the disk is full.
    """

    def __init__(
        self, path: Path, settings: str, *, anew: bool = False, go_on: bool = False
    ) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = Lock()
        self._connection = sqlite3.connect(
            path, timeout=1.0, isolation_level=None, check_same_thread=False
        )
        try:
            self._open(settings, anew=anew, go_on=go_on)
        except sqlite3.OperationalError as error:
            self._connection.close()
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise InUseError from error
            raise
        except BaseException:
            self._connection.close()
            raise

    def _open(self, settings: str, *, anew: bool, go_on: bool) -> None:
        # Without a file that is shared in memory, it may lie on a disk of another machine.
        self._execute("PRAGMA locking_mode = EXCLUSIVE")
        self._execute("PRAGMA journal_mode = WAL")
        self._execute("PRAGMA synchronous = NORMAL")
        self._connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
        row = self._execute("SELECT settings, number FROM run").fetchone()
        if row and row[0] != settings and not anew and not go_on:
            raise OtherRunError
        # Who had no place finds out again whether there is one.
        self._execute("DELETE FROM documents WHERE place IS NULL" if not anew else _ALL)
        self._seen = row[1] + 1 if row else 1
        self._execute("DELETE FROM run")
        self._execute("INSERT INTO run VALUES (?, ?)", settings, self._seen)

    def close(self) -> None:
        """Write what is waiting; the file stays."""
        self._connection.close()

    def copy_to(self, path: Path) -> None:
        """Write all that is known by now to a file, which is not there yet.

        Raises:
            sqlite3.Error: It cannot be written.
        """
        with self._lock:
            self._execute("VACUUM INTO ?", str(path))

    def find(self, made_by: MadeBy, texts: Collection[str]) -> dict[str, Translation]:
        """The outcomes of those texts that have one.

        Args:
            made_by: Names all that shapes an outcome besides the text.
            texts: Sentences.
        """
        keys = {_key(made_by, text): text for text in texts}
        wanted, found = iter(keys), {}
        while portion := list(islice(wanted, AT_ONCE)):
            marks = ", ".join("?" * len(portion))
            with self._lock:
                rows = self._execute(
                    f"SELECT key, outcome FROM sentences WHERE key IN ({marks})", *portion
                ).fetchall()
            found.update({keys[key]: from_json(Translation, outcome) for key, outcome in rows})
        return found

    def remember(self, made_by: MadeBy, text: str, outcome: Translation) -> None:
        """Keep the outcome of a text, unless it failed."""
        if outcome.status is not Status.FAILED:
            with self._lock:
                self._execute(
                    "INSERT OR REPLACE INTO sentences VALUES (?, ?)",
                    _key(made_by, text),
                    to_json(outcome),
                )

    def _execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        return self._connection.execute(statement, values)


def _key(made_by: MadeBy, text: str) -> bytes:
    # Each by its name: ``astuple`` copies deeply, which takes longer than to write the sentence.
    named = (made_by.fingerprint, made_by.source, made_by.target, text)
    data = "\0".join(named).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).digest()[:16]
