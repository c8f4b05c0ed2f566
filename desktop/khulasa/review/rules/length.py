"""The translation is as long as a translation of such a source is, and covers all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, sqrt

from khulasa.article.model import Span
from khulasa.review.data.common_words_ar import is_common_ar
from khulasa.review.data.lexicon import STEM_LENGTH, english_stems
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.review.readers.transliteration import arabic_consonants, latin_consonants
from khulasa.review.words import DIACRITICS, Word, words

KIND = "length"


@dataclass(frozen=True, slots=True)
class _Ratio:
    """Length of a translation: the logarithm of its characters is about a + b log(source's).

    Its deviation is sqrt(c² + d²/source's characters): short sentences vary more.
    """

    a: float
    b: float
    c: float
    d: float


@dataclass(frozen=True, slots=True)
class _KnownWords:
    """A stretch of the source: how many of its words the lexicon knows, how many were found."""

    known: int
    found: int


@dataclass(frozen=True, slots=True)
class _Target:
    """A translation's words, their beginnings, and the skeletons of those with a capital."""

    stems: set[str]
    skeletons: set[str]

    @classmethod
    def of(cls, target: str) -> _Target:
        texts = [word.text for word in words(target)]
        capitals = [skeleton for t in texts if t[0].isupper() for skeleton in latin_consonants(t)]
        stems = {text[:STEM_LENGTH].lower() for text in texts}
        return cls(stems, {skeleton for skeleton in capitals if len(skeleton) >= _SHORTEST_NAME})

    def names(self, word: str) -> bool:
        """Whether it has a number or what may be a name of the source."""
        if word[:STEM_LENGTH].lower() in self.stems:
            return True
        return not self.skeletons.isdisjoint(arabic_consonants(word)) and not is_common_ar(word)


# Fitted to every second sentence of FLORES dev and its human references.
_RATIOS = {("ar", "en"): _Ratio(0.898, 0.837, 0.08, 1.2)}
# The longest source that the ratios were fitted to; from there on the length grows in proportion.
_LONG = 250
# Deviations from what is usual.
_TOO_SHORT = -3.5
_TOO_LONG = 3.5
# If the source has an end and the translation has none, it may have been cut off.
_TOO_SHORT_WITHOUT_END = -1.4
# What English writes as UN or NHS, Arabic writes in full: two or three words.
_ACRONYM = re.compile(r"\b[A-Z]{2,5}\b")
_ACRONYM_MEANS = 10
_END = re.compile(r"[.!?؟…:;؛\"”»')\]]\s*$")
# Of a pair without data, only what no pair of languages allows.
_FEWEST, _MOST, _SHORTEST_SOURCE = 0.2, 6.0, 40
# Logistic regression that tells the same references from themselves without their last third:
# evidence = constant + deviation's weight × deviation + weights × log-likelihood ratios, of the
# last third and of the rest, that the words known to the lexicon were translated or not.
_CONSTANT, _DEVIATION, _LAST, _REST = -3.30, -2.24, 0.88, -0.20
_FOUND_IF_THERE, _FOUND_IF_DROPPED, _FOUND_ELSEWHERE = 0.60, 0.22, 0.30
_EVIDENCE = 3.9
# Models drop whole sentences more readily than parts of them.
_EVIDENCE_SENTENCE = 1.2
_FEWEST_WORDS = 3
_SHORTEST_NAME = 2
_STOP = re.compile(r"[.!?؟]\s+")
_FEWEST_KNOWN = 2


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Compare the lengths in characters, and look for the words of the last third."""
    ours, theirs = len(DIACRITICS.sub("", source.strip())), len(target.strip())
    theirs += sum(_ACRONYM_MEANS for short in _ACRONYM.findall(target) if short not in source)
    if not ours or not theirs or not any(map(str.isalpha, source)):
        return []
    ratio = _RATIOS.get((languages.source, languages.target))
    if ratio is None:
        if ours < _SHORTEST_SOURCE or _FEWEST * ours <= theirs <= _MOST * ours:
            return []
        return [_length_issue(theirs < ours, source, target)]
    usual = ratio.a + ratio.b * log(min(ours, _LONG)) + log(max(ours, _LONG) / _LONG)
    deviation = (log(theirs) - usual) / sqrt(ratio.c**2 + ratio.d**2 / ours)
    if deviation > _TOO_LONG and theirs > exp(usual) + 12:
        return [_length_issue(False, source, target)]
    cut = _END.search(source) is not None and _END.search(target) is None
    if deviation < (_TOO_SHORT_WITHOUT_END if cut else _TOO_SHORT):
        return [_length_issue(True, source, target)]
    # Longer than this no lack of words makes up for.
    if deviation > 0 or (languages.source, languages.target) != ("ar", "en"):
        return []
    return _omission(deviation, source, target)


def _omission(deviation: float, source: str, target: str) -> list[Issue]:
    """Look for a part of the source that nothing in the translation goes with."""
    ours = words(source)
    theirs = _Target.of(target)
    whole = _part(ours, theirs)
    boundary = len(ours) - len(ours) // 3
    suspects = [(_EVIDENCE, "The end of the source", ours[boundary:])]
    suspects += [(_EVIDENCE_SENTENCE, "A sentence of the source", s) for s in _sentences(source)]
    for threshold, what, some in suspects:
        part = _part(some, theirs)
        rest = _KnownWords(whole.known - part.known, whole.found - part.found)
        if part.known >= _FEWEST_KNOWN and _evidence(deviation, rest, part) > threshold:
            span = Span(some[0].start, some[-1].end)
            return [Issue("omission", f"{what} seems to be missing in the translation.", span)]
    return []


def _part(some: Sequence[Word], theirs: _Target) -> _KnownWords:
    known = found = 0
    for word in some:
        stems = english_stems(word.text)
        if not theirs.stems.isdisjoint(stems) or theirs.names(word.text):
            known, found = known + 1, found + 1
        elif stems:
            known += 1
    return _KnownWords(known, found)


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


def _length_issue(short: bool, source: str, target: str) -> Issue:
    if short:
        message = "The translation is short for this source: a part may be missing."
    else:
        message = "The translation is long for this source: something may be said twice or added."
    return Issue(KIND, message, Span(0, len(source)), Span(0, len(target)))
