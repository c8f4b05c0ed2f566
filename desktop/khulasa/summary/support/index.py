"""An index of an article's sentences: how much of another sentence each says, by rarity."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from khulasa.review.data.common_words_en import is_common_en
from khulasa.review.words import words
from khulasa.summary.result import Reference
from khulasa.summary.support.context_fit import best_fit, nearness, places_by_key, terms_around
from khulasa.summary.support.name_variants import NameVariants
from khulasa.summary.support.terms import Key, Term, terms

Scores = npt.NDArray[np.float64]

# Numbers and names tell sentences apart better than their rarity alone says.
_NUMBER_WEIGHT, _NAME_WEIGHT = 1.5, 1.3
# What two words that follow each other in both count for, beside the words themselves.
_PAIR_WEIGHT = 0.25
# What the weight of all that a sentence or a paragraph of the article says costs it.
_LENGTH_COST = 0.06
_MOST_REFERENCES = 3
# A further sentence is a support only if it brings this share of the weight.
_LEAST_GAIN = 0.12
# Of one sentence in which words of another stand; a document in one line would take minutes.
_MOST_PLACES = 400


class SupportIndex:
    """The sentences of an article, by what they say.

    Attributes:
        places: Each sentence's place in the article; empty sentences are left out.
        texts: The sentences, in the same order; their index here is their number below.
        said: Their terms.
        cased: Whether names can be told by their capitals.
    """

    def __init__(self, paragraphs: Sequence[Sequence[str]]) -> None:
        self.places: list[Reference] = []
        self.texts: list[str] = []
        for paragraph, sentences in enumerate(paragraphs):
            for sentence, text in enumerate(sentences):
                if text.strip():
                    self.places.append(Reference(paragraph, sentence))
                    self.texts.append(text)
        self.cased = 2 * sum(any(map(str.isupper, text)) for text in self.texts) > len(self.texts)
        self._holding: dict[Key, list[int]] = defaultdict(list)
        self._pairs: dict[tuple[Key, Key], list[int]] = defaultdict(list)
        self.said: list[tuple[Term, ...]] = [terms(text) for text in self.texts]
        self._places: list[dict[Key, list[int]]] = []
        self._names = NameVariants(term for said in self.said for term in said)
        self._with_term: dict[tuple[tuple[Key, ...], str], set[int]] = {}
        self._weights: dict[tuple[tuple[Key, ...], str], float] = {}
        for number, said in enumerate(self.said):
            self._places.append(places_by_key(said))
            for key in {key for term in said for key in term.keys}:
                self._holding[key].append(number)
            for pair in {(one.keys[0], two.keys[0]) for one, two in pairwise(said)}:
                self._pairs[pair].append(number)

        self._whole = np.array([sum(map(self.weight, said)) for said in self.said])
        self._paragraphs = np.array([place.paragraph for place in self.places], dtype=np.intp)
        self._whole_paragraphs = np.bincount(self._paragraphs, self._whole)

    def with_any(self, keys: Iterable[Key]) -> set[int]:
        """Numbers of the sentences that have any of the keys."""
        return {number for key in keys for number in self._holding.get(key, ())}

    def with_term(self, term: Term) -> set[int]:
        """Numbers of the sentences that have a term, or a name that may be the same."""
        known = self._with_term.get((term.keys, term.word))
        if known is None:
            known = self.with_any((*term.keys, *self.variants(term)))
            self._with_term[term.keys, term.word] = known
        return known

    def variants(self, term: Term) -> list[Key]:
        """Keys of other words of the article that may be the same name; see ``NameVariants``."""
        return self._names.keys_of(term)

    def weight(self, term: Term) -> float:
        """How much a term tells: the fewer sentences have it, the more."""
        known = self._weights.get((term.keys, term.word))
        if known is None:
            known = self._weights[term.keys, term.word] = self._weight(term)
        return known

    def _weight(self, term: Term) -> float:
        spread = len(self.with_term(term))
        weight = math.log((len(self.texts) + 1) / (spread + 0.5)) + 0.1
        if term.number is not None:
            return weight * _NUMBER_WEIGHT
        return weight if is_common_en(term.word) else weight * _NAME_WEIGHT

    def overlap(self, said: Sequence[Term]) -> Scores:
        """How much of what is said each sentence of the article has, and its paragraph.

        It is the weight in common with the sentence, and that with its paragraph besides, less a
        little for whatever else these say: of two that say the same, the shorter one is the better
        support. It is minus infinity for a sentence that has nothing in common.
        """
        scores = np.zeros(len(self.texts))
        paragraphs = np.zeros(len(self._whole_paragraphs))
        for term in said:
            having = list(self.with_term(term))
            scores[having] += self.weight(term)
            paragraphs[np.unique(self._paragraphs[having])] += self.weight(term)
        for one, two in pairwise(said):
            both = min(self.weight(one), self.weight(two))
            scores[self._pairs.get((one.keys[0], two.keys[0]), [])] += _PAIR_WEIGHT * both
        own = scores - _LENGTH_COST * self._whole
        around = (paragraphs - _LENGTH_COST * self._whole_paragraphs)[self._paragraphs]
        return np.where(scores > 0, own + around, -np.inf)

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
            gained = [term for term in left if best in self.with_term(term)]
            gain = sum(self.weight(term) for term in gained)
            if gain == 0 or (chosen and gain < _LEAST_GAIN * total):
                break
            chosen.append(best)
            covered += gain
            left = [term for term in left if term not in gained]
        return chosen, covered / total

    def in_one_place(self, said: Sequence[Term]) -> tuple[float, float]:
        """How much of what is said one sentence of the article says.

        Args:
            said: The terms of a sentence.

        Returns:
            The largest share of their weight that a sentence has, from 0 to 1: in any order, and in
            the same order. This is the longest common subsequence of ROUGE-L (Lin 2004) over terms
            instead of words, weighted by how much they tell.
        """
        total = sum(map(self.weight, said))
        if not total or not self.texts:
            return 0.0, 0.0
        held = np.zeros(len(self.texts))
        for term in said:
            held[list(self.with_term(term))] += self.weight(term)
        best = 0.0
        for number in map(int, np.argsort(-held, kind="stable")):
            if held[number] <= best:
                break  # in any order it has no more than that
            best = max(best, self._in_order(said, number))
        return float(held.max()) / total, best / total

    def _in_order(self, said: Sequence[Term], number: int) -> float:
        """Weight of the heaviest common subsequence of terms with a sentence of the article."""
        where = [
            (self.weight(term), self.places_of(number, (*term.keys, *self.variants(term))))
            for term in said
        ]
        places = sorted({place for _, found in where for place in found})[:_MOST_PLACES]
        column = {place: number for number, place in enumerate(places, 1)}
        ending = np.zeros(len(places) + 1)  # the best that ends at each place, at none first
        for weight, found in where:
            before = np.maximum.accumulate(ending)
            for place in found:
                if place in column:
                    here = column[place]
                    ending[here] = max(ending[here], before[here - 1] + weight)
        return float(ending.max())

    def around(self, said: Sequence[Term], hole: Sequence[Term]) -> Scores:
        """Where the article says what stands around a part of a sentence.

        Args:
            said: The terms of the sentence.
            hole: Those of them in question, side by side; they do not count.

        Returns:
            The weight that each sentence of the article has in common with the terms around the
            hole, near ones counting most.
        """
        scores = np.zeros(len(self.texts))
        for term, distance in terms_around(said, hole):
            scores[list(self.with_term(term))] += nearness(distance) * self.weight(term)
        return scores

    def fit(
        self, said: Sequence[Term], hole: Sequence[Term], sentence: int, places: Iterable[int]
    ) -> float:
        """How well a part of a sentence would stand at a place of the article.

        Args:
            said: The terms of the sentence.
            hole: Those of them in question, side by side; they do not count.
            sentence: Number of one of the article's sentences.
            places: Which of its words; that with the best fit counts.

        Returns:
            The weight of the terms around the hole that stand around the place, too, times the
            root of the share of the rest that the sentence of the article has. Terms near both
            count most, and those on the same side of both twice as much as others.
        """
        local = best_fit(said, hole, self._places[sentence], places, self.weight)
        if not local:
            return 0.0
        rest = [term for term in said if not hole[0].place <= term.place <= hole[-1].place]
        held = sum(self.weight(term) for term in rest if sentence in self.with_term(term))
        return local * math.sqrt(held / sum(map(self.weight, rest)))

    @cached_property
    def words(self) -> str:
        """All words of the article in lower case, a space before and behind each."""
        return f" {' '.join(word.text.lower() for text in self.texts for word in words(text))} "

    def places_of(self, sentence: int, keys: Iterable[Key]) -> list[int]:
        """Which words of one of the article's sentences have any of the keys."""
        return [place for key in keys for place in self._places[sentence].get(key, ())]
