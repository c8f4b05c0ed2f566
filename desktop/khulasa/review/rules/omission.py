"""The translation has words for all parts of the source, so far as the lexicon knows them.

``length.check`` asks this rule where a translation is neither too long nor too short, and
``unsure`` for the share of the words that were translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from statistics import fmean

from khulasa.article.model import Span
from khulasa.review.data.common_words_ar import is_common_ar
from khulasa.review.data.lexicon import english_stem, english_stems, usual_translations
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.review.readers.numbers_ar import is_number_ar
from khulasa.review.readers.transliteration import arabic_consonants, latin_consonants
from khulasa.review.words import Word, words
from khulasa.wording import phrase

KIND = "omission"
# Logistic regression that tells the same references from themselves without their last third:
# evidence = constant + deviation's weight × deviation + weights × log-likelihood ratios, of the
# last third and of the rest, that the words known to the lexicon were translated or not.
_CONSTANT, _DEVIATION, _LAST, _REST = -3.30, -2.24, 0.88, -0.20
_FOUND_IF_THERE, _FOUND_IF_DROPPED, _FOUND_ELSEWHERE = 0.60, 0.22, 0.30
_EVIDENCE = 3.9
# Headlines, which have no end, are terser in English.
_EVIDENCE_HEADLINE = 5.0
# Models drop whole sentences more readily than parts of them.
_EVIDENCE_SENTENCE = 1.2
_FEWEST_WORDS = 3
_SHORTEST_NAME = 2
END = re.compile(r"[.!?؟…:;؛\"”»')\]]\s*$")
"""Marks at the end of a sentence."""
_STOP = re.compile(r"[.!?؟]\s+")
_FEWEST_KNOWN = 2


@dataclass(frozen=True, slots=True)
class _KnownWords:
    """A stretch of the source: how many of its words the lexicon knows, how many were found."""

    known: int
    found: int


@dataclass(frozen=True, slots=True)
class _Target:
    """A translation's words, their beginnings, and the consonants of those with a capital."""

    stems: set[str]
    consonants: set[str]

    @classmethod
    def of(cls, target: str) -> _Target:
        texts = [word.text for word in words(target)]
        capitals = [spelled for t in texts if t[0].isupper() for spelled in latin_consonants(t)]
        stems = {english_stem(text) for text in texts}
        return cls(stems, {spelled for spelled in capitals if len(spelled) >= _SHORTEST_NAME})

    def names(self, word: str) -> bool:
        """Whether it has a number or what may be a name of the source."""
        if english_stem(word) in self.stems:
            return True
        return not self.consonants.isdisjoint(arabic_consonants(word)) and not is_common_ar(word)


def missing_part(deviation: float, source: str, target: str) -> list[Issue]:
    """Look for a part of an Arabic source that nothing in its English translation goes with.

    Args:
        deviation: How many deviations the translation is longer than such translations are.
        source, target: The two texts.
    """
    ours = words(source)
    theirs = _Target.of(target)
    whole = _part(ours, theirs)
    boundary = len(ours) - len(ours) // 3
    least = _EVIDENCE_HEADLINE if END.search(source) is None else _EVIDENCE
    suspects = [(least, phrase("The end of the source"), ours[boundary:])]
    suspects += [
        (_EVIDENCE_SENTENCE, phrase("A sentence of the source"), s) for s in _sentences(source)
    ]
    for threshold, what, some in suspects:
        part = _part(some, theirs)
        rest = _KnownWords(whole.known - part.known, whole.found - part.found)
        # Numbers in words may be digits now, which has a rule of its own.
        numbers = sum(is_number_ar(word.text) for word in some)
        if part.known - numbers >= _FEWEST_KNOWN and _evidence(deviation, rest, part) > threshold:
            span = Span(some[0].start, some[-1].end)
            return [Issue(KIND, phrase("{} seems to be missing in the translation.", what), span)]
    return []


def translated_share(source: str, target: str, languages: Languages) -> float:
    """How much of the source is translated, 0 to 1: the mean over its words that a list knows.

    Where few are known, it is drawn towards a half; for a pair without a lexicon it is 0.
    """
    if (languages.source, languages.target) != ("ar", "en"):
        return 0.0
    theirs = _Target.of(target)
    shares = [
        fmean(said) for word in words(source) if (said := list(_translated(word.text, theirs)))
    ]
    return (sum(shares) + 1) / (len(shares) + 2)


def _translated(word: str, theirs: _Target) -> Iterator[float]:
    """How far a word was translated, 0 to 1, by each list that knows it."""
    if (found := _is_found(word, theirs)) is not None:
        yield float(found)
    if usual := usual_translations(word):
        yield min(1.0, sum(share for stem, share in usual if stem in theirs.stems))


def _part(some: Sequence[Word], theirs: _Target) -> _KnownWords:
    known = [found for word in some if (found := _is_found(word.text, theirs)) is not None]
    return _KnownWords(len(known), sum(known))


def _is_found(word: str, theirs: _Target) -> bool | None:
    """Whether a translation has one of the words of the lexicon; None if it knows none."""
    stems = english_stems(word)
    if not theirs.stems.isdisjoint(stems) or theirs.names(word):
        return True
    return False if stems else None


def _sentences(source: str) -> list[tuple[Word, ...]]:
    """The words of each sentence, where the source has several."""
    ends = [found.end() for found in _STOP.finditer(source)]
    if not ends:
        return []
    ours = words(source)
    bounds = [0, *ends, len(source)]
    parts = [tuple(w for w in ours if start <= w.start < end) for start, end in pairwise(bounds)]
    parts = [part for part in parts if len(part) >= _FEWEST_WORDS]
    return parts if len(parts) > 1 else []


def _evidence(deviation: float, rest: _KnownWords, dropped: _KnownWords) -> float:
    return (
        _CONSTANT
        + _DEVIATION * deviation
        + _LAST * _log_ratio(dropped, _FOUND_IF_DROPPED)
        + _REST * _log_ratio(rest, _FOUND_ELSEWHERE)
    )


def _log_ratio(part: _KnownWords, found_if_dropped: float) -> float:
    """How much likelier it is that the part was dropped, as a logarithm."""
    lacking = part.known - part.found
    return part.found * log(found_if_dropped / _FOUND_IF_THERE) + lacking * log(
        (1 - found_if_dropped) / (1 - _FOUND_IF_THERE)
    )
