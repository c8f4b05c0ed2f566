"""A sentence that denies what the article says, or says what the article denies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.readers.denials import CERTAIN_DENIALS, DENIAL_CUES
from khulasa.review.words import words
from khulasa.summary.support.checks.claim import Claim
from khulasa.summary.support.checks.competing_words import near_sentences
from khulasa.summary.support.context_fit import best_fit, places_by_key
from khulasa.summary.support.terms import Term
from khulasa.wording import _

KIND = "contradiction"
# Where the denial stands, this share of the words around it has to be the same on both sides.
_LEAST_AROUND = 0.5
# A place without a denial has to fit so many times better than any with one.
_BETTER = 1.3


def check(claim: Claim) -> list[Issue]:
    """Find a denial that the article does not have in this place, or one that it has there."""
    denials = list(CERTAIN_DENIALS.finditer(claim.text))
    if denials:
        return _added(claim, denials)
    if DENIAL_CUES.search(claim.text):
        return []
    return _lost(claim)


def _added(claim: Claim, denials: Sequence[re.Match[str]]) -> list[Issue]:
    index, said = claim.index, claim.said
    for denial in denials:
        hole = (_hole(claim.text, denial),)
        whole = best_fit(said, hole, places_by_key(said), [hole[0].place], index.weight)
        anywhere = denied = 0.0
        for number in near_sentences(claim, hole):
            text = index.texts[number]
            places = range(len(words(text)))
            anywhere = max(anywhere, index.fit(said, hole, number, places))
            cues = [_place(text, cue.start()) for cue in DENIAL_CUES.finditer(text)]
            denied = max(denied, index.fit(said, hole, number, cues))
        if anywhere >= _LEAST_AROUND * whole and anywhere > _BETTER * denied:
            message = _("The article does not deny this.")
            return [Issue(KIND, message, target_span=Span(*denial.span()))]
    return []


def _lost(claim: Claim) -> list[Issue]:
    index, said = claim.index, claim.said
    where = places_by_key(said)
    places = range(len(words(claim.text)))
    for number in claim.support:
        text = index.texts[number]
        for denial in CERTAIN_DENIALS.finditer(text):
            hole = (_hole(text, denial),)
            there = index.said[number]
            denied = next((term for term in there if term.place > hole[0].place), None)
            if denied is None or where.keys().isdisjoint(denied.keys):
                continue
            whole = best_fit(there, hole, places_by_key(there), [hole[0].place], index.weight)
            if (
                whole
                and best_fit(there, hole, where, places, index.weight) >= _LEAST_AROUND * whole
            ):
                return [Issue(KIND, _("The article denies this."))]
    return []


def _hole(text: str, denial: re.Match[str]) -> Term:
    return Term((), *denial.span(), _place(text, denial.start()), denial.group().lower())


def _place(text: str, offset: int) -> int:
    """Which word stands at an offset, or is the next one."""
    return sum(word.end <= offset for word in words(text))
