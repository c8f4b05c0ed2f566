"""The library: one object that other packages talk to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import Future
from pathlib import Path

from khulasa.article.model import Article
from khulasa.glossary.term import FixedNames
from khulasa.library.database.library_file import LibraryFile
from khulasa.library.records import articles, memory, readings, revisions, stored_reading, summaries
from khulasa.library.search import article_list, hits
from khulasa.library.values import (
    ArticleFilter,
    ArticleRecord,
    ArticleRow,
    Hit,
    Keeping,
    MadeBy,
    Origin,
    Outcome,
    Position,
    Revision,
    Sort,
    StoredReading,
    StoredSummary,
)
from khulasa.summary.result import Summary
from khulasa.translation.result import Translation

_EVERYTHING = ArticleFilter()


class Library(LibraryFile):
    """Articles, finished sentences, revisions and summaries, kept on disk.

    Every method may be called from any thread. Those that only read do so in the caller's thread.
    Those that write return at once: the future has its result when the commit has returned, and
    then it outlasts the process; what is called when it is done runs in the thread that writes.
    What cannot be done raises ``LibraryError``, from the method or from its future; it is a
    ``NoArticleError`` where no article has the number.
    """

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

        Title, language, encoding and file are as they are now; of a copy of an article that is
        open, only the language is. Where the sentences are others
        than before, outcomes and revisions go with those that are still there. A removed one is
        there again.
        """
        time = self._clock()
        return self._write(lambda c: articles.open_article(c, article, origin, time)).result()

    def record(self, article_id: int) -> ArticleRecord:
        """What is known of an article, without its text."""
        return self._read(lambda c: articles.record(c, article_id))

    def find_by_file(self, path: Path) -> tuple[ArticleRecord, ...]:
        """The articles that were read from this file, the last opened first.

        There are several where the file has changed in between; see ``origin.has_changed``.
        """
        return self._read(lambda c: articles.find_by_file(c, str(path.absolute())))

    def targets(self, article_id: int) -> tuple[str, ...]:
        """Codes of the languages that an article was read in, the last one first."""
        return self._read(lambda c: articles.targets(c, article_id))

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
        return self._read(lambda c: hits.search(c, words, limit))

    def save_note(self, article_id: int, note: str) -> Future[None]:
        """Keep the reader's note on an article."""
        return self._write(lambda c: articles.save_note(c, article_id, note))

    def replace_notes(self, article_id: int, target: str, notes: Mapping[int, str]) -> Future[None]:
        """Keep these notes on sentences and no others; what changed notes is forgotten."""
        notes = dict(notes)
        return self._write(lambda c: revisions.replace_notes(c, article_id, target, notes))

    def save_names(self, article_id: int, target: str, names: FixedNames) -> Future[None]:
        """Keep the names that are fixed in an article in a language, and no others."""
        return self._write(lambda c: readings.save_names(c, article_id, target, names))

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
        """Keep one change of the reader's, and what holds since for that sentence."""
        return self.save_step(article_id, target, [(number, before, after)])

    def save_step(
        self, article_id: int, target: str, changes: Iterable[revisions.Change]
    ) -> Future[None]:
        """Keep what the reader changed by one command, and what holds since.

        Args:
            article_id, target: The reading.
            changes: Number of each sentence, what held before and what holds since: translations,
                or notes, which are texts and belong to the article in every language; or the names
                that are fixed, under the number -1.
        """
        changes, time = tuple(changes), self._clock()
        return self._write(lambda c: revisions.save_step(c, article_id, target, changes, time))

    def undo(
        self, article_id: int, target: str, to: Iterable[tuple[int, revisions.Value]] = ()
    ) -> Future[tuple[Revision, ...]]:
        """Take the reader's last step back, or the last one about a sentence.

        Args:
            article_id, target: The reading.
            to: Numbers of the sentences of that step and what held of them before; empty for
                whichever was last. Where the last step that is kept began otherwise, the one to
                undo could not be kept: then only ``to`` holds again.

        Returns:
            The changes of that step, none if there is none.
        """
        to = tuple(to)
        return self._write(lambda c: revisions.undo(c, article_id, target, to))

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
