"""What is known of a batch while it runs, and after it was killed: one file of SQLite.

Every write is committed when its method returns. The file also holds the sentences that were
translated, so that equal ones are translated once and a killed run has lost none.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import astuple, dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any

from khulasa.batch.document import Document
from khulasa.batch.memory import MadeBy
from khulasa.codec import from_json, to_json
from khulasa.translation.result import Status, Translation
from khulasa.wording import _

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
_AT_ONCE = 500
# Those that a reader has to see come first: what has no result, then by the share of doubts.
_ORDER = (
    "stage = 'done', failures = 0, (failures + doubts) * 1.0 / max(sentences, 1) DESC, name, id"
)


class Stage(StrEnum):
    """How far a document is."""

    WAITING = "waiting"
    DONE = "done"
    SET_ASIDE = "set aside"  # the engine gave up on it; there may be a result, but not of all
    FAILED = "failed"  # there is no result; every start tries again


class OtherRunError(Exception):
    """The folder holds the results of a run with other settings."""


class InUseError(Exception):
    """Another process works in the folder."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of a document.

    Attributes:
        language: ISO 639-1 code; empty if it could not be read.
        words: Of the source.
        sentences: All of them.
        seconds: Time that the engine took for it.
        doubts: Sentences to check.
        failures: Sentences without a translation.
        written: There is a result.
        remark: Why it failed, or what else is to be said of it; may be empty.
    """

    language: str = ""
    words: int = 0
    sentences: int = 0
    seconds: float = 0.0
    doubts: int = 0
    failures: int = 0
    written: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A document as a report has it."""

    name: str
    place: str
    stage: Stage
    figures: Figures


@dataclass(frozen=True, slots=True)
class Totals:
    """A batch in numbers: documents, those over, bytes of all and of those over."""

    documents: int
    done: int
    set_aside: int
    failed: int
    doubtful: int
    size: int
    size_over: int

    @property
    def over(self) -> int:
        """Documents that nothing is left to do for."""
        return self.done + self.set_aside + self.failed


class RunState:
    """The documents of one run; its methods may be called from any thread.

    Args:
        path: Its file; made if it is not there.
        settings: All that shapes the results.
        anew: Forget what is there.
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
        self._last = 0
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

    # Documents.

    def add(self, documents: Iterable[Document]) -> None:
        """Note documents that are to be done; what is done already and has not changed stays."""
        remaining = iter(documents)
        while portion := list(islice(remaining, _AT_ONCE)):
            with self._lock, self._connection:
                self._connection.execute("BEGIN")
                for document in portion:
                    self._add(document)

    def _add(self, document: Document) -> None:
        row = self._execute(
            "SELECT id, seen, path, member, name, size, changed, stage FROM documents"
            " WHERE place = ?",
            document.place,
        ).fetchone()
        if row is None:
            self._insert(document, document.place, document.problem)
            return
        number, seen, path, member, name, *before, stage = row
        if seen == self._seen:
            if not _is_same(os.fsdecode(path), member, document):
                reason = _("Its result would take the place of that of {name}.").format(name=name)
                self._insert(document, None, reason)
            return
        if document.problem:
            stage = Stage.FAILED
        elif stage == Stage.FAILED or before != [document.size, document.changed]:
            stage = Stage.WAITING
        self._execute(
            "UPDATE documents SET path = ?, member = ?, name = ?, size = ?, changed = ?, seen = ?,"
            " stage = ?, remark = CASE WHEN ? <> '' THEN ? ELSE remark END WHERE id = ?",
            os.fsencode(document.path),
            document.member,
            document.name,
            document.size,
            document.changed,
            self._seen,
            stage,
            document.problem,
            document.problem,
            number,
        )

    def _insert(self, document: Document, place: str | None, problem: str) -> None:
        self._execute(
            "INSERT INTO documents (path, member, name, place, size, changed, seen, stage, remark)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            os.fsencode(document.path),
            document.member,
            document.name,
            place,
            document.size,
            document.changed,
            self._seen,
            Stage.FAILED if problem else Stage.WAITING,
            problem,
        )

    def settle(self, output: Path, *, retry: bool = False) -> None:
        """Forget documents that are gone and were not done; do again what has no result any more.

        Args:
            output: The folder of the results.
            retry: Do again also what was set aside.
        """
        self._execute("DELETE FROM documents WHERE seen < ? AND NOT written", self._seen)
        if retry:
            self._execute(
                "UPDATE documents SET stage = 'waiting' WHERE seen = ? AND stage = 'set aside'",
                self._seen,
            )
        last = 0
        while rows := self._execute(
            "SELECT id, place FROM documents WHERE id > ? AND seen = ? AND written"
            " ORDER BY id LIMIT ?",
            last,
            self._seen,
            _AT_ONCE,
        ).fetchall():
            for number, place in rows:
                if not _is_there(output / place):
                    self._execute("UPDATE documents SET stage = 'waiting' WHERE id = ?", number)
            last = rows[-1][0]

    def take(self) -> tuple[int, Document, bool] | None:
        """The next document to do; each is given once.

        Returns:
            Its number, the document, and whether what may be at its place is this run's own; None
            if there are no more.
        """
        with self._lock:
            row = self._execute(
                "SELECT id, path, member, place, size, changed, ours FROM documents"
                " WHERE id > ? AND seen = ? AND stage = 'waiting' ORDER BY id LIMIT 1",
                self._last,
                self._seen,
            ).fetchone()
            if row is None:
                return None
            self._last = row[0]
        path = os.fsdecode(row[1])
        return row[0], Document(path, row[2], row[3], row[4], row[5]), bool(row[6])

    def begin(self, number: int) -> None:
        """Note that what will be at a document's place is this run's own."""
        with self._lock:
            self._execute("UPDATE documents SET ours = 1 WHERE id = ?", number)

    def finish(self, number: int, stage: Stage, figures: Figures) -> None:
        """Note what came of a document."""
        with self._lock:
            self._execute(
                "UPDATE documents SET stage = ?, language = ?, words = ?, sentences = ?,"
                " seconds = ?, doubts = ?, failures = ?, written = ?, remark = ? WHERE id = ?",
                stage.value,
                figures.language,
                figures.words,
                figures.sentences,
                round(figures.seconds, 3),
                figures.doubts,
                figures.failures,
                figures.written,
                figures.remark,
                number,
            )

    def totals(self) -> Totals:
        """Where the batch is."""
        with self._lock:
            row = self._execute(
                "SELECT count(*), sum(stage = 'done'), sum(stage = 'set aside'),"
                " sum(stage = 'failed'), sum(stage = 'done' AND doubts + failures > 0),"
                " sum(size), sum(CASE WHEN stage <> 'waiting' THEN size END) FROM documents"
            ).fetchone()
        return Totals(*(value or 0 for value in row))

    def rows(self) -> Iterator[Row]:
        """All documents that are over, what a reader has to see first."""
        cursor = self._connection.execute(
            "SELECT name, coalesce(place, ''), stage, language, words, sentences, seconds, doubts,"
            f" failures, written, remark FROM documents WHERE stage <> 'waiting' ORDER BY {_ORDER}"
        )
        for name, place, stage, *figures in cursor:
            yield Row(name, place, Stage(stage), Figures(*figures))

    # Sentences.

    def find(self, made_by: MadeBy, texts: Collection[str]) -> dict[str, Translation]:
        """The outcomes of those texts that have one.

        Args:
            made_by: Names all that shapes an outcome besides the text.
            texts: Sentences.
        """
        keys = {_key(made_by, text): text for text in texts}
        wanted, found = iter(keys), {}
        while portion := list(islice(wanted, _AT_ONCE)):
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
    data = "\0".join((*astuple(made_by), text)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).digest()[:16]


def _is_same(path: str, member: str, document: Document) -> bool:
    """Whether a document was named twice."""
    return member == document.member and os.path.abspath(path) == os.path.abspath(document.path)  # noqa: PTH100


def _is_there(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
