"""Which sentences, by their numbers in the article, belong to which row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from khulasa.article.model import Paragraph


class Numbering:
    """Finds the row of a sentence and the sentences of a row; a row is a paragraph."""

    def __init__(self, paragraphs: Iterable[Paragraph] = ()) -> None:
        counts = (len(paragraph.sentences) for paragraph in paragraphs)
        self._firsts = list(accumulate(counts, initial=0))

    @property
    def total(self) -> int:
        """How many sentences there are."""
        return self._firsts[-1]

    def row_of(self, sentence: int) -> int:
        """The row that a sentence belongs to."""
        return bisect_right(self._firsts, sentence) - 1

    def sentences_of(self, row: int) -> range:
        """The sentences of a row."""
        return range(self._firsts[row], self._firsts[row + 1])
