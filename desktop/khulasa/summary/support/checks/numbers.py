"""Numbers that the article does not have, or has where it speaks of something else."""

from __future__ import annotations

import re

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.quoting import isolated
from khulasa.summary.support.checks.claim import Claim
from khulasa.summary.support.checks.competing_words import best_rival, own_fit
from khulasa.summary.support.terms import Term
from khulasa.wording import Phrase, phrase

KIND = "numbers"
# Where the number stands, this share of the words around it has to stand as well.
_LEAST_AROUND = 0.5
# Another number has to fit so many times better to be what the article says here.
_BETTER = 1.3
_AGE = re.compile(r"\s?-\s?years?\s?-\s?old")
_AN_AGE = re.compile(r"\s?-\s?years?\s?-\s?old|\s?[,)]|\s+years? old")


def check(claim: Claim) -> list[Issue]:
    """Find numbers that are not where the article says what stands around them."""
    issues = []
    for term in claim.said:
        if counts(term):
            reason = _doubt(claim, term)
            if reason:
                issues.append(Issue(KIND, reason, target_span=Span(term.start, term.end)))
    return issues


def counts(term: Term) -> bool:
    """Whether a number is one that must be right; "one" and "first" are seldom meant as numbers."""
    return term.number is not None and (term.number.required or term.word in ("two", "second"))


def _doubt(claim: Claim, term: Term) -> Phrase | str:
    index = claim.index
    number = isolated(claim.text[term.start : term.end])
    holding = index.with_any(term.keys)
    if not holding:
        return phrase("{} is not in the article.", number)
    if _AGE.match(claim.text, term.end) and any(
        _AN_AGE.match(index.texts[n], other.end)
        for n in holding
        for other in index.said[n]
        if not set(term.keys).isdisjoint(other.keys)
    ):
        return ""  # "The 30-year-old" stands for a name that the article may give anywhere.
    said = {key for other in claim.said for key in other.keys}
    fit, rival = best_rival(
        claim, (term,), lambda _, other: counts(other) and said.isdisjoint(other.keys)
    )
    if fit > _BETTER * own_fit(claim, (term,), term.keys):
        return phrase("The article says {} here, not {}.", isolated(rival), number)
    around = index.around(claim.said, (term,))
    if max(around[n] for n in holding) < _LEAST_AROUND * around.max():
        return phrase("The article has {} elsewhere, not where it says this.", number)
    return ""
