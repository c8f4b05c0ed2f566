"""How far the translation of an article is, and how fast it goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from khulasa.article.model import Article
from khulasa.translation.result import Status, Translation


@dataclass(frozen=True, slots=True)
class Counts:
    """Number of sentences by what became of them.

    Attributes:
        total: All sentences of the article.
        ok, check, copied, failed: Those that are done, by status.
    """

    total: int
    ok: int = 0
    check: int = 0
    copied: int = 0
    failed: int = 0

    @property
    def done(self) -> int:
        """Sentences with an outcome, whichever."""
        return self.ok + self.check + self.copied + self.failed


@dataclass(frozen=True, slots=True)
class Pace:
    """Speed of the present run: source words done in it, words to go, seconds so far."""

    words_done: int
    words_left: int
    seconds: float


def count(total: int, translations: Iterable[Translation]) -> Counts:
    """Count the outcomes of an article's sentences."""
    # Quicker than a Counter, which asks each of them for its hash.
    count_of = [translation.status for translation in translations].count
    return Counts(
        total,
        count_of(Status.OK),
        count_of(Status.CHECK),
        count_of(Status.COPIED),
        count_of(Status.FAILED),
    )


class WordCount:
    """Source words that went through a model, and the time it took.

    Args:
        article: Has the words; they are counted when they are first asked for, so that an article
            is opened without it.
    """

    def __init__(self, article: Article | None = None) -> None:
        self._article = article
        self._done = self._done_before = 0
        self._loaded = 0.0

    @property
    def _words(self) -> tuple[int, ...]:
        return self._article.sentence_words if self._article is not None else ()

    @cached_property
    def total(self) -> int:
        """Words of all sentences."""
        return sum(self._words)

    def loaded(self, now: float) -> None:
        """Start measuring anew: a model has just been loaded, at ``now`` in seconds."""
        self._loaded, self._done_before = now, self._done

    def add(self, number: int) -> None:
        """Count a sentence that went through one model."""
        self._done += self._words[number]

    def pace(self, left: Iterable[int], now: float) -> Pace:
        """Speed since the last loading.

        Args:
            left: Numbers of the sentences that are not done, once for each model they still need.
            now: The time in seconds.
        """
        words_left = sum(map(self._words.__getitem__, left))
        return Pace(self._done - self._done_before, words_left, now - self._loaded)
