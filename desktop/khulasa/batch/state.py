"""The documents of a batch while it runs, and after it was killed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from khulasa.batch.document import Document
from khulasa.batch.run_file import AT_ONCE, RunFile
from khulasa.batch.values import Figures, Row, Stage, Totals
from khulasa.wording import _

# Those that a reader has to see come first: what has no result, then by the share of doubts.
_ORDER = (
    "stage = 'done', failures = 0, (failures + doubts) * 1.0 / max(sentences, 1) DESC, name, id"
)


class RunState(RunFile):
    """The documents of one run, each with what came of it."""

    _last = 0

    def add(self, documents: Iterable[Document]) -> None:
        """Note documents that are to be done; what is done already and has not changed stays."""
        remaining = iter(documents)
        while portion := list(islice(remaining, AT_ONCE)):
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

    def settle(self, output: Path | None, *, retry: bool = False) -> None:
        """Forget documents that are gone and were not done; do again what has no result any more.

        Args:
            output: The folder of the results; None where it takes too long to look at each.
            retry: Do again also what was set aside.
        """
        self._execute("DELETE FROM documents WHERE seen < ? AND NOT written", self._seen)
        if retry:
            self._execute(
                "UPDATE documents SET stage = 'waiting' WHERE seen = ? AND stage = 'set aside'",
                self._seen,
            )
        if output is not None:
            self._look_for_results(output)

    def _look_for_results(self, output: Path) -> None:
        last = 0
        while rows := self._execute(
            "SELECT id, place FROM documents WHERE id > ? AND seen = ? AND written"
            " ORDER BY id LIMIT ?",
            last,
            self._seen,
            AT_ONCE,
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


def _is_same(path: str, member: str, document: Document) -> bool:
    """Whether a document was named twice."""
    return member == document.member and os.path.abspath(path) == os.path.abspath(document.path)  # noqa: PTH100


def _is_there(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
