"""Key sentences: the article's own sentences that say most of what the others say.

This is LexRank (Erkan and Radev 2004, "LexRank: Graph-based Lexical Centrality as Salience in Text
Summarization"): sentences vote for the sentences they resemble. Its restart step prefers earlier
sentences (as in Otterbacher et al. 2009, "Biased LexRank"), since news puts the gist first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from khulasa.article.model import Kind
from khulasa.summary.length_plan import why_too_short
from khulasa.summary.passages import content_of
from khulasa.summary.result import KEY_SENTENCES, Length, Reference, Summary, SummarySentence

_SENTENCES = {Length.SHORT: 2, Length.MEDIUM: 3, Length.LONG: 6, Length.BULLETS: 5}
_DAMPING = 0.85  # as in the paper
_ROUNDS = 50  # the ranking no longer changes well before
_FEWEST_WORDS = 5  # bylines and fragments say nothing by themselves
_MOST_WORDS = 100  # text without full stops is no sentence to show as the gist
_MOST_ALIKE = 0.6  # cosine at which a second sentence would only repeat the first

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_Vector = npt.NDArray[np.float64]


def key_sentences(
    paragraphs: Sequence[Sequence[str]], kinds: Sequence[str], length: Length
) -> Summary:
    """Choose the sentences that stand for the article, in the article's order.

    Args:
        paragraphs: The sentences of each paragraph; empty strings are passed over.
        kinds: What each paragraph is (``Kind``); headings are not chosen.
        length: How many sentences: 2, 3, 6 or 5, but at most a third of the article's.

    Returns:
        The summary; without sentences, and with a note that says why, if the article is too short
        for any summary or has no sentence of 5 to 100 words.
    """
    if too_short := why_too_short(content_of(paragraphs, kinds).words):
        return Summary(KEY_SENTENCES, (), too_short, length)
    candidates = [
        SummarySentence(text.strip(), (Reference(index, number),))
        for index, (sentences, kind) in enumerate(zip(paragraphs, kinds, strict=True))
        if kind != Kind.HEADING
        for number, text in enumerate(sentences)
        if _FEWEST_WORDS <= len(_WORD.findall(text)) <= _MOST_WORDS
    ]
    if not candidates:
        return Summary(KEY_SENTENCES, (), "No sentence can stand for the rest.", length)
    wanted = min(_SENTENCES[length], max(1, len(candidates) // 3))
    vectors = _Vectors([candidate.text for candidate in candidates])
    chosen = _choose(vectors, wanted)
    sentences = tuple(candidates[i] for i in sorted(chosen))
    return Summary(KEY_SENTENCES, sentences, length=length)


def centrality(sentences: Sequence[str]) -> list[float]:
    """How much each sentence of a text stands for the others, by LexRank."""
    return [float(share) for share in _centrality(_Vectors(sentences))] if sentences else []


class _Vectors:
    """TF-IDF vectors of unit length, one a sentence, kept as coordinates: few entries are set.

    The similarity matrix itself is never built, so 5,000 sentences need megabytes, not gigabytes.
    """

    def __init__(self, sentences: Sequence[str]) -> None:
        counts = [Counter(word.casefold() for word in _WORD.findall(text)) for text in sentences]
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

    def similarity_times(self, vector: _Vector) -> _Vector:
        """The matrix of cosine similarities times a vector with one value a sentence."""
        by_word = np.bincount(self._columns, self._weights * vector[self._rows], self._words)
        votes = self._weights * by_word[self._columns]
        return np.bincount(self._rows, votes, self.count).astype(np.float64)


def _choose(vectors: _Vectors, wanted: int) -> list[int]:
    ranking = np.argsort(-_centrality(vectors), kind="stable")
    chosen: list[int] = []
    alike = np.zeros(vectors.count)
    for index in map(int, ranking):
        if len(chosen) == wanted:
            break
        if alike[index] < _MOST_ALIKE:
            chosen.append(index)
            one = np.zeros(vectors.count)
            one[index] = 1.0
            alike = np.maximum(alike, vectors.similarity_times(one))
    return chosen


def _centrality(vectors: _Vectors) -> _Vector:
    """The stationary distribution of a walk from sentence to similar sentence."""
    restart = 1.0 / np.sqrt(1.0 + np.arange(vectors.count))
    restart /= restart.sum()
    degrees = vectors.similarity_times(np.ones(vectors.count))
    degrees[degrees == 0] = 1.0  # no words, so like none, not even itself
    rank: _Vector = restart
    for _ in range(_ROUNDS):
        rank = _DAMPING * vectors.similarity_times(rank / degrees) + (1 - _DAMPING) * restart
    return rank
