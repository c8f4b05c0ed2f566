"""The library: one object that other packages talk to."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from khulasa.article.model import Article
from khulasa.library import (
    article_list,
    articles,
    checks,
    memory,
    processes,
    readings,
    retention,
    revisions,
    stored_reading,
    summaries,
)
from khulasa.library import search as searching
from khulasa.library.errors import LibraryError, explain
from khulasa.library.location import damage_mark, library_path
from khulasa.library.opening import Opened, open_file
from khulasa.library.readers import Readers
from khulasa.library.times import now
from khulasa.library.values import (
    ArticleFilter,
    ArticleRecord,
    ArticleRow,
    Hit,
    Keeping,
    MadeBy,
    OpenArticle,
    Origin,
    Outcome,
    Position,
    Revision,
    Sort,
    StoredReading,
    StoredSummary,
)
from khulasa.library.writer import Work, Writer
from khulasa.summary.result import Summary
from khulasa.translation.result import Translation

_T = TypeVar("_T")

DEFAULT_LIMIT = 2 * 10**9  # bytes
_EVERYTHING = ArticleFilter()


class Library:
    """Articles, finished sentences, revisions and summaries, kept on disk.

    Every method may be called from any thread. Those that only read do so in the caller's thread.
    Those that write return at once: the future has its result when the commit has returned, and
    then it outlasts the process. What cannot be done raises ``LibraryError``, from the method or
    from its future; a number that no article has is a ``KeyError`` where something is read.

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
        self._writer: Writer | None = None
        if opened.read_only:
            opened.connection.close()
        else:
            self._writer = Writer(opened.connection, path, self._mark_damaged)

    @classmethod
    def open(
        cls,
        path: Path | None = None,
        *,
        clock: Callable[[], datetime] = now,
        busy_seconds: float = 15.0,
    ) -> Library:
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

    def close(self) -> None:
        """Write what is waiting, note that nothing is open any more, delete what was removed."""
        if self.closed:
            return
        self.closed = True
        if self._writer is not None:
            if self._process is not None:
                self.write(lambda c: processes.set_closed(c, self._own_process(c), None))
            self.purge()
            self._writer.close()
        self._readers.close()

    def write(self, work: Work[_T]) -> Future[_T]:
        """Have something written by the one thread that writes; see ``Writer.write``."""
        return self._write(work)

    # What the models made, found again.

    def find_many(
        self, fingerprint: str, source_language: str, target_language: str, texts: Iterable[str]
    ) -> dict[str, Translation]:
        """The translations of those texts that were translated before.

        A text counts as the same whatever its vowel signs, tatweel, presentation forms and white
        space are: the models never see these.

        Args:
            fingerprint: Of the model and all that shapes its output.
            source_language, target_language: ISO 639-1 codes.
            texts: Sentences; thousands may be asked for at once.
        """
        return self._read(
            lambda c: memory.find_many(c, fingerprint, source_language, target_language, texts)
        )

    def remember(
        self,
        fingerprint: str,
        source_language: str,
        target_language: str,
        made: Iterable[tuple[str, Translation]],
    ) -> Future[None]:
        """Keep what a model made of texts, as long as an article with them is kept.

        Failed ones and the reader's own are left out.
        """
        made = tuple(made)
        return self._write(
            lambda c: memory.remember(c, fingerprint, source_language, target_language, made)
        )

    def find_summary(self, key: str) -> Summary | None:
        """The summary that was remembered under this key; None if there is none."""
        return self._read(lambda c: memory.find_summary(c, key))

    def remember_summary(self, article_id: int, key: str, summary: Summary) -> Future[None]:
        """Keep a summary under a key of all that it was made from, as long as its article."""
        return self._write(lambda c: memory.remember_summary(c, article_id, key, summary))

    def corrections(
        self, source_language: str, target_language: str, texts: Iterable[str]
    ) -> dict[str, tuple[str, ...]]:
        """What the reader wrote for the same sentences in any article, the latest first."""
        return self._read(lambda c: memory.corrections(c, source_language, target_language, texts))

    # Articles.

    def open_article(self, article: Article, origin: Origin | None = None) -> ArticleRecord:
        """Keep an article, or find the one with the same text again; waits for the commit.

        Title, language, encoding and file are as they are now. Where the sentences are others
        than before, outcomes and revisions go with those that are still there. A removed one is
        there again.
        """
        time = self._clock()
        return self._write(lambda c: articles.open_article(c, article, origin, time)).result()

    def record(self, article_id: int) -> ArticleRecord:
        """What is known of an article, without its text."""
        return self._read(lambda c: articles.record(c, article_id))

    def load(self, article_id: int, target: str) -> StoredReading:
        """An article and all that became of it in a target language, maybe nothing."""
        return self._read(lambda c: stored_reading.load(c, article_id, target))

    def list_articles(
        self,
        sort: Sort = Sort.OPENED,
        chosen: ArticleFilter = _EVERYTHING,
        limit: int = -1,
        offset: int = 0,
    ) -> tuple[ArticleRow, ...]:
        """The articles, removed ones left out; ``limit`` -1 is all."""
        return self._read(lambda c: article_list.list_articles(c, sort, chosen, limit, offset))

    def count_articles(self, chosen: ArticleFilter = _EVERYTHING) -> int:
        """How many articles there are, removed ones left out."""
        return self._read(lambda c: article_list.count_articles(c, chosen))

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """The places that these words are in, best first.

        All words have to be there, those in quotes next to each other; the last one may be only
        begun. Of words that are in thousands of places the newest are ranked.
        """
        return self._read(lambda c: searching.search(c, words, limit))

    def save_note(self, article_id: int, note: str) -> Future[None]:
        """Keep the reader's note on an article."""
        return self._write(lambda c: articles.save_note(c, article_id, note))

    def set_keeping(self, article_id: int, keeping: Keeping) -> Future[None]:
        """Say for how long an article is kept: pinned, or "don't keep this one"."""
        return self._write(lambda c: articles.set_keeping(c, article_id, keeping))

    # What became of an article in a target language.

    def begin_reading(
        self,
        article_id: int,
        target: str,
        made_by: MadeBy,
        keep: Collection[int] | None = None,
    ) -> Future[None]:
        """Note what translates an article from now on.

        Args:
            article_id: The article.
            target: ISO 639-1 code of the reader's language.
            made_by: What translates it.
            keep: Numbers of the sentences whose outcomes and revisions stay, the others' go, as
                with another model; None if all stay.
        """
        return self._write(lambda c: readings.begin_reading(c, article_id, target, made_by, keep))

    def save_outcomes(
        self, article_id: int, target: str, outcomes: Mapping[int, Outcome]
    ) -> Future[None]:
        """Keep what holds for sentences, by their numbers; the tally follows."""
        outcomes = dict(outcomes)
        return self._write(lambda c: readings.save_outcomes(c, article_id, target, outcomes))

    def save_revision(
        self, article_id: int, target: str, number: int, before: Translation, after: Translation
    ) -> Future[None]:
        """Keep a change of the reader's, and what holds since for that sentence."""
        time = self._clock()
        return self._write(
            lambda c: revisions.save_revision(c, article_id, target, number, before, after, time)
        )

    def undo(self, article_id: int, target: str) -> Future[Revision | None]:
        """Take the reader's last change back; its result is that change, None if there is none."""
        return self._write(lambda c: revisions.undo(c, article_id, target))

    def save_summary(
        self, article_id: int, target: str, stored: StoredSummary | None
    ) -> Future[None]:
        """Keep the summary that is shown instead of the one before; None takes it away."""
        return self._write(lambda c: summaries.save_summary(c, article_id, target, stored))

    def save_seconds(self, article_id: int, target: str, seconds: float) -> Future[None]:
        """Keep how long translating took, in seconds of wall-clock time."""
        return self._write(lambda c: readings.save_seconds(c, article_id, target, seconds))

    def save_position(self, article_id: int, target: str, position: Position) -> Future[None]:
        """Keep how far the reader has scrolled."""
        return self._write(lambda c: readings.save_position(c, article_id, target, position))

    def save_layout(self, article_id: int, target: str, layout: str) -> Future[None]:
        """Keep what the window wants to know again of this article, as it wrote it."""
        return self._write(lambda c: readings.save_layout(c, article_id, target, layout))

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

    def last_open(self) -> tuple[OpenArticle, ...]:
        """What processes showed that ended without ``close``, the last one first; often nothing.

        It counts as open in this process from now on, so that it is found again if this one ends
        the same way.
        """
        if self._read(processes.none_open):
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
        left in any file of the library. ``close`` does it too; call it once after opening.
        """
        return self._write(lambda c: retention.purge(c, self.path, self._process), alone=True)

    def make_room(self, limit: int = DEFAULT_LIMIT) -> Future[tuple[int, ...]]:
        """Delete articles until the library has at most this many bytes; their numbers.

        Those not opened for the longest time go first; edited, noted, pinned and open ones stay.
        """
        return self._write(lambda c: retention.make_room(c, limit), alone=True)

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
                self.path, "a newer version of Khulasa wrote it", "Install the newer version."
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

    def _mark_damaged(self) -> None:
        """Have the next start look at the whole file and mend it."""
        try:
            damage_mark(self.path).touch(mode=0o600)
        except OSError:
            return  # it is said anyway, and found again
