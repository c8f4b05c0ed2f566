"""Where an article says what a sentence says: overlap of content, weighted by rarity."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from khulasa.review.common_words_en import is_common_en
from khulasa.review.mentions import Number
from khulasa.summary.result import Reference
from khulasa.summary.support_text import Term, terms

Key = str | Number
Scores = npt.NDArray[np.float64]

# Numbers and names tell sentences apart better than their rarity alone says.
_NUMBER_WEIGHT, _NAME_WEIGHT = 1.5, 1.3
# What two words that follow each other in both count for, beside the words themselves.
_PAIR_WEIGHT = 0.25
_MOST_REFERENCES = 3
# A further sentence is a support only if it brings this share of the weight.
_LEAST_GAIN = 0.12
# A word this many words further from a place counts half as much for it.
_HALF_LIFE = 4.0


class SupportIndex:
    """The sentences of an article, by what they say.

    Attributes:
        places: Each sentence's place in the article; empty sentences are left out.
        texts: The sentences, in the same order; their index here is their number below.
    """

    def __init__(self, paragraphs: Sequence[Sequence[str]]) -> None:
        self.places: list[Reference] = []
        self.texts: list[str] = []
        for paragraph, sentences in enumerate(paragraphs):
            for sentence, text in enumerate(sentences):
                if text.strip():
                    self.places.append(Reference(paragraph, sentence))
                    self.texts.append(text)
        self._holding: dict[Key, list[int]] = defaultdict(list)
        self._pairs: dict[tuple[Key, Key], list[int]] = defaultdict(list)
        for number, text in enumerate(self.texts):
            said = terms(text)
            for key in {key for term in said for key in term.keys}:
                self._holding[key].append(number)
            for pair in {(one.keys[0], two.keys[0]) for one, two in pairwise(said)}:
                self._pairs[pair].append(number)

    def with_any(self, keys: Iterable[Key]) -> set[int]:
        """Numbers of the sentences that have any of the keys."""
        return {number for key in keys for number in self._holding.get(key, ())}

    def weight(self, term: Term) -> float:
        """How much a term tells: the fewer sentences have it, the more."""
        spread = len(self.with_any(term.keys))
        weight = math.log((len(self.texts) + 1) / (spread + 0.5)) + 0.1
        if term.number is not None:
            return weight * _NUMBER_WEIGHT
        return weight if is_common_en(term.word) else weight * _NAME_WEIGHT

    def overlap(self, said: Sequence[Term]) -> Scores:
        """How much of what is said each sentence of the article has: the weight in common."""
        scores = np.zeros(len(self.texts))
        for term in said:
            scores[list(self.with_any(term.keys))] += self.weight(term)
        for one, two in pairwise(said):
            both = min(self.weight(one), self.weight(two))
            scores[self._pairs.get((one.keys[0], two.keys[0]), [])] += _PAIR_WEIGHT * both
        return scores

    def ranked(self, said: Sequence[Term]) -> tuple[list[int], float]:
        """The sentences that carry what is said.

        Args:
            said: The terms of a sentence.

        Returns:
            Up to three numbers of sentences, that with the most in common first, each further one
            bringing something that those before lack; and the share of the weight that they have
            together, from 0 to 1.
        """
        weights = [self.weight(term) for term in said]
        total = sum(weights)
        if not total or not self.texts:
            return [], 0.0
        chosen: list[int] = []
        left = list(said)
        covered = 0.0
        while len(chosen) < _MOST_REFERENCES and left:
            best = int(np.argmax(self.overlap(left)))
            gained = [term for term in left if best in self.with_any(term.keys)]
            gain = sum(self.weight(term) for term in gained)
            if gain == 0 or (chosen and gain < _LEAST_GAIN * total):
                break
            chosen.append(best)
            covered += gain
            left = [term for term in left if term not in gained]
        return chosen, covered / total

    def around(self, said: Sequence[Term], place: Term, without: Sequence[Term] = ()) -> Scores:
        """Where the article says what stands around a place of a sentence.

        Args:
            said: The terms of the sentence.
            place: One of them.
            without: Terms that do not count besides, such as the rest of a name.

        Returns:
            The weight that each sentence of the article has in common with the terms around the
            place, near ones counting most; the term at the place does not count.
        """
        scores = np.zeros(len(self.texts))
        for term in said:
            if term is place or term in without:
                continue
            near = 0.5 ** (abs(term.place - place.place) / _HALF_LIFE)
            scores[list(self.with_any(term.keys))] += near * self.weight(term)
        return scores
