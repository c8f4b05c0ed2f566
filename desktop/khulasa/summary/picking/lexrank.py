"""LexRank: how much each sentence of a text stands for the others.

Erkan and Radev 2004, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization":
sentences vote for the sentences they resemble. The restart step prefers earlier sentences (as in
Otterbacher et al. 2009, "Biased LexRank"), since news puts the gist first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_DAMPING = 0.85  # as in the paper
_ROUNDS = 50  # the ranking no longer changes well before
WORD = re.compile(r"\w+(?:['’]\w+)*")
"""Words, as sentences are compared by them."""
Vector = npt.NDArray[np.float64]
"""One value a sentence."""


def centrality(sentences: Sequence[str]) -> list[float]:
    """How much each sentence of a text stands for the others, by LexRank."""
    return [float(share) for share in rank(SentenceVectors(sentences))] if sentences else []


class SentenceVectors:
    """TF-IDF vectors of unit length, one a sentence, kept as coordinates: few entries are set.

    The similarity matrix itself is never built, so 5,000 sentences need megabytes, not gigabytes.
    """

    def __init__(self, sentences: Sequence[str]) -> None:
        counts = [Counter(word.casefold() for word in WORD.findall(text)) for text in sentences]
        spread = Counter(word for bag in counts for word in bag)
        column = {word: number for number, word in enumerate(spread)}
        self.count = len(sentences)
        self._rows = np.array([row for row, bag in enumerate(counts) for _ in bag], dtype=np.intp)
        self._columns = np.array([column[word] for bag in counts for word in bag], dtype=np.intp)
        weights = np.array(
            [
                times * (np.log((1 + self.count) / (1 + spread[word])) + 1e-3)
                for bag in counts
                for word, times in bag.items()
            ]
        )
        norms = np.sqrt(np.bincount(self._rows, weights**2, self.count))
        self._weights = weights / norms[self._rows]
        self._words = len(column)

    def similarity_times(self, vector: Vector) -> Vector:
        """The matrix of cosine similarities times a vector with one value a sentence."""
        by_word = np.bincount(self._columns, self._weights * vector[self._rows], self._words)
        votes = self._weights * by_word[self._columns]
        return np.bincount(self._rows, votes, self.count).astype(np.float64)


def rank(vectors: SentenceVectors) -> Vector:
    """The stationary distribution of a walk from sentence to similar sentence."""
    restart = 1.0 / np.sqrt(1.0 + np.arange(vectors.count))
    restart /= restart.sum()
    degrees = vectors.similarity_times(np.ones(vectors.count))
    degrees[degrees == 0] = 1.0  # no words, so like none, not even itself
    ranks: Vector = restart
    for _ in range(_ROUNDS):
        ranks = _DAMPING * vectors.similarity_times(ranks / degrees) + (1 - _DAMPING) * restart
    return ranks
