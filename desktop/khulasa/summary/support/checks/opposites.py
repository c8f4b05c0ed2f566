"""A word whose opposite is what the article says: killed where it says wounded.

Casualties and custody are serious. Other opposites are more often said the other way round without
harm: whoever was hurt after a fall fell before.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.summary.data.opposites_en import CASUALTY_PAIRS, OTHER_PAIRS
from khulasa.summary.support.checks.claim import Claim
from khulasa.summary.support.checks.competing_words import best_rival, own_fit
from khulasa.summary.support.terms import Term, stem
from khulasa.wording import phrase

KIND = "contradiction"
_Side = tuple[frozenset[str], frozenset[str], bool]
# The opposite has to fit so many times better to be what the article says here.
_BETTER = 1.3


def check(claim: Claim) -> list[Issue]:
    """Find words that the article has the opposite of, where it says what stands around them."""
    issues = []
    known = {term.word for term in claim.said}
    for term in claim.said:
        for group, other, serious in _sides().get(term.word, ()):
            if not known.isdisjoint(other):
                continue

            def is_rival(_: int, candidate: Term, other: frozenset[str] = other) -> bool:
                return candidate.word in other

            fit, rival = best_rival(claim, (term,), is_rival)
            if fit > _BETTER * own_fit(claim, (term,), {stem(word) for word in group}):
                word = claim.text[term.start : term.end]
                message = phrase("The article says {} here, not {}.", rival, word)
                span = Span(term.start, term.end)
                issues.append(Issue(KIND, message, target_span=span, serious=serious))
                break
    return issues


@cache
def _sides() -> dict[str, list[_Side]]:
    """For each word the groups it is in, their opposites, and whether these matter most."""
    sides: dict[str, list[_Side]] = defaultdict(list)
    for pairs, serious in ((CASUALTY_PAIRS, True), (OTHER_PAIRS, False)):
        for pair in pairs:
            for group, other in (pair, pair[::-1]):
                for word in group:
                    sides[word].append((frozenset(group), frozenset(other), serious))
    return sides
