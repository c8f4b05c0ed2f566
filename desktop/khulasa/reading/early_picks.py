"""When to pick key sentences of an article that is still being translated, and what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from khulasa.reading.numbering import Numbering
from khulasa.summary.result import Summary
from khulasa.wording import count_phrase

FIRST = 10
"""Paragraphs that have to be translated before anything is picked."""


class EarlyPicks:
    """Counts the paragraphs that are wholly translated.

    Sentences are picked at the tenth, and each time twice as many are done: often enough to be of
    use, seldom enough to cost little and to leave what is read standing.

    Attributes:
        asked: How often they were asked for; an answer to an older question counts no more.
        reach: How many paragraphs there are down to the last one with an outcome.

    Args:
        numbering: Numbers the article's sentences.
        rows: How many paragraphs it has.
    """

    def __init__(self, numbering: Numbering | None = None, rows: int = 0) -> None:
        self._numbering, self._rows = numbering or Numbering(), rows
        self._known: set[int] = set()
        self._in_row: Counter[int] = Counter()
        self._done, self._due_at = 0, FIRST
        self.asked = self.reach = 0

    def add(self, sentences: Iterable[int]) -> None:
        """Take note of sentences that have an outcome."""
        for number in sentences:
            if number in self._known:
                continue
            self._known.add(number)
            row = self._numbering.row_of(number)
            self._in_row[row] += 1
            self.reach = max(self.reach, row + 1)
            self._done += self._in_row[row] == len(self._numbering.sentences_of(row))

    def ask(self) -> bool:
        """Whether it is time to pick sentences; they count as asked for then."""
        if not self._due_at <= self._done < self._rows:
            return False
        self._due_at = 2 * self._done
        self.asked += 1
        return True

    def marked(self, summary: Summary) -> Summary:
        """Sentences that say of how much of the article they are."""
        note = count_phrase(
            "So far, from {done:,} of {:,} paragraph: the article's own sentences, picked and not "
            "written.",
            "So far, from {done:,} of {:,} paragraphs: the article's own sentences, picked and not "
            "written.",
            self._rows,
            done=self._done,
        )
        return replace(summary, note=note)
