"""Words that come again and again: loops, and sentences said twice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.review.words import Word, plain_arabic, words
from khulasa.wording import Phrase, phrase

KIND = "repetition"
# Runs of words that are the same: four or more hardly ever come twice in a sentence by intent.
_LENGTH = 4
_LENGTH_OF_SOURCE = 2
# How often a word or a pair may follow itself: "very, very good" is fine, a third time is not.
_MOST_IN_A_ROW = 2
_LONGEST_PERIOD = 8
_SENTENCE_END = re.compile(r"[.!?؟؛…]+[\"”»’')]*\s+(?=\S)")


def check(source: str, target: str, languages: Languages) -> list[Issue]:  # noqa: ARG001
    """Find what the translation repeats and the source does not."""
    theirs = words(target)
    lower = [word.text.lower() for word in theirs]
    if len(set(lower)) == len(lower):
        return []
    loop = _loop(lower)
    if loop is not None and _loop([word.text for word in words(source)]) is None:
        return [_issue(phrase("says the same words over and over"), theirs, *loop)]
    again = _again(lower, _LENGTH)
    if again is not None and _SENTENCE_END.search(source):
        # Short sentences side by side may begin alike: "It is not the ... . It is not the ...".
        again = _again_in_one_sentence(target, theirs) or _again(lower, 2 * _LENGTH)
    if again is not None:
        # A source that repeats itself a little may be repeated with more words.
        ours = [plain_arabic(word.text) for word in words(source)]
        if _again(ours, _LENGTH_OF_SOURCE) is not None:
            again = None if _again(ours, _LENGTH) is not None else _again(lower, 2 * _LENGTH)
    if again is not None:
        return [_issue(phrase("says this twice"), theirs, *again)]
    return []


def _issue(what: Phrase, theirs: Sequence[Word], first: int, end: int) -> Issue:
    span = Span(theirs[first].start, theirs[end - 1].end)
    return Issue(KIND, phrase("The translation {}; the source does not.", what), target_span=span)


def _loop(words_: Sequence[str]) -> tuple[int, int] | None:
    """Where some words follow themselves at once, too often; as the first index and the end."""
    for period in range(1, min(_LONGEST_PERIOD, len(words_) // 2) + 1):
        run = 0
        for index in range(period, len(words_)):
            run = run + 1 if words_[index] == words_[index - period] else 0
            # A long stretch need not come three times.
            if run >= period * _MOST_IN_A_ROW or run == period >= _LENGTH:
                return index - period - run + 1, index + 1
    return None


def _again(words_: Sequence[str], length: int) -> tuple[int, int] | None:
    """Where as many words come that were there before; as the first index and the end."""
    if len(words_) < 2 * length or len(set(words_)) > len(words_) - length:
        return _halves(words_)
    seen: set[tuple[str, ...]] = set()
    for index in range(len(words_) - length + 1):
        run = tuple(words_[index : index + length])
        if run in seen:
            return index, index + length
        seen.add(run)
    return None


def _again_in_one_sentence(target: str, theirs: Sequence[Word]) -> tuple[int, int] | None:
    ends = [end.start() for end in _SENTENCE_END.finditer(target)]
    by_sentence = groupby(enumerate(theirs), key=lambda one: bisect_left(ends, one[1].end))
    for _sentence, group in by_sentence:
        numbered = list(group)
        again = _again([word.text.lower() for _number, word in numbered], _LENGTH)
        if again is not None:
            first = numbered[0][0]
            return first + again[0], first + again[1]
    return None


def _halves(words_: Sequence[str]) -> tuple[int, int] | None:
    middle, odd = divmod(len(words_), 2)
    if odd or middle < 1 or list(words_[:middle]) != list(words_[middle:]):
        return None
    if middle == 1 and len(words_[0]) < _LENGTH:
        return None  # "No, no."
    return middle, len(words_)
