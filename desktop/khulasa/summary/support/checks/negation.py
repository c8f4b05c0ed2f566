"""A sentence that denies what the article says, or says what the article denies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.readers.denials import DENIAL_CUES, DENYING
from khulasa.review.words import words
from khulasa.summary.support.checks.claim import Claim
from khulasa.summary.support.checks.competing_words import near_sentences
from khulasa.summary.support.context_fit import best_fit, places_by_key
from khulasa.summary.support.terms import Key, Term
from khulasa.wording import phrase

KIND = "contradiction"
# Where the denial stands, this share of the words around it has to be the same on both sides.
_LEAST_AROUND = 0.5
# A place without a denial has to fit so many times better than any with one.
_BETTER = 1.3
# A word is denied if a denial stands so few words before it, or behind it: "the plan was not ...".
_REACH = 8
# Words that deny and begin with the same letters are forms of one word.
_SAME = 4
# "Did not come until Friday" says that somebody came.
_TAKEN_BACK = re.compile(r"[^,;:.]*\b(?:until|till|unless|except|but|other than)\b", re.IGNORECASE)


def check(claim: Claim) -> list[Issue]:
    """Find a denial that the article does not have in this place, or one that it has there."""
    return _added(claim, list(DENYING.finditer(claim.text))) or _lost(claim)


def _added(claim: Claim, denials: Sequence[re.Match[str]]) -> list[Issue]:
    index, said = claim.index, claim.said
    for denial in denials:
        hole = _hole(claim.text, denial)
        behind = [term for term in said if term.place > hole[-1].place][:2]
        if not behind:
            continue
        # What the sentence has besides is no other way to say this denial.
        cues = list(DENIAL_CUES.finditer(claim.text))
        own = {_kind(cue) for cue in cues if denial.start() < cue.end() <= denial.end()}
        shared = {_kind(cue) for cue in cues} - own
        whole = best_fit(said, hole, places_by_key(said), [hole[0].place], index.weight)
        anywhere = denied = 0.0
        for number in near_sentences(claim, hole):
            text = index.texts[number]
            places = range(len(words(text)))
            anywhere = max(anywhere, index.fit(said, hole, number, places))
            others = [
                _place(text, cue.start())
                for cue in DENIAL_CUES.finditer(text)
                if _kind(cue) not in shared
            ]
            denied = max(denied, index.fit(said, hole, number, others))
        if (
            anywhere >= _LEAST_AROUND * whole
            and anywhere > _BETTER * denied
            and not _is_denied(claim, behind)
        ):
            message = phrase("The article does not deny this.")
            return [Issue(KIND, message, target_span=Span(*denial.span()))]
    return []


def _is_denied(claim: Claim, said: Sequence[Term]) -> bool:
    """Whether a sentence of the article has the same denied words behind a denial, in any place."""
    return len(said) > 1 and any(
        0 <= place - _place(claim.index.texts[number], denial.end()) <= _REACH
        for number in set.intersection(*map(claim.index.with_term, said))
        for place in claim.index.places_of(number, said[0].keys)
        for denial in DENYING.finditer(claim.index.texts[number])
    )


def _lost(claim: Claim) -> list[Issue]:
    index, said = claim.index, claim.said
    where = places_by_key(said)
    places = range(len(words(claim.text)))
    for number in claim.support:
        text, there = index.texts[number], index.said[number]
        for denial in DENYING.finditer(text):
            hole = _hole(text, denial)
            denied = next((term for term in there if term.place > hole[-1].place), None)
            if denied is None or _TAKEN_BACK.match(text, denial.end()):
                continue
            ours = [p for key in denied.keys for p in where.get(key, ())]
            if not ours or _denies(claim.text, ours, text):
                continue
            whole = best_fit(there, hole, places_by_key(there), [hole[0].place], index.weight)
            around = best_fit(there, hole, where, places, index.weight)
            if whole and around >= _LEAST_AROUND * whole and not _is_said(claim, denied.keys):
                return [Issue(KIND, phrase("The article denies this."))]
    return []


def _denies(sentence: str, places: Sequence[int], source: str) -> bool:
    """Whether a sentence denies the words in these places, not only where its source does so."""
    shared = {_kind(cue) for cue in DENIAL_CUES.finditer(source)}
    cues = [
        *DENYING.finditer(sentence),
        *(cue for cue in DENIAL_CUES.finditer(sentence) if _kind(cue) not in shared),
    ]
    denied = {_place(sentence, cue.start()) for cue in cues}
    return any(abs(one - place) <= _REACH for one in denied for place in places)


def _is_said(claim: Claim, keys: Sequence[Key]) -> bool:
    """Whether the article says somewhere what it denies elsewhere, and there as fittingly."""
    index, said = claim.index, claim.said
    ours = [term for term in said if not set(term.keys).isdisjoint(keys)][:1]
    fits = {True: 0.0, False: 0.0}
    for number in index.with_any(keys):
        text = index.texts[number]
        denials = [_place(text, denial.end()) for denial in DENYING.finditer(text)]
        for place in index.places_of(number, keys):
            denied = any(0 <= place - denial <= _REACH for denial in denials)
            fits[denied] = max(fits[denied], index.fit(said, ours, number, [place]))
    return fits[False] > fits[True]


def _kind(cue: re.Match[str]) -> str:
    """What is the same for the forms of a word: "stop", "stopped"."""
    return cue.group()[:_SAME].lower()


def _hole(text: str, denial: re.Match[str]) -> tuple[Term, ...]:
    """The words of a denial as terms without keys."""
    return tuple(
        Term((), word.start, word.end, place, word.text.lower())
        for place, word in enumerate(words(text))
        if word.end > denial.start() and word.start < denial.end()
    )


def _place(text: str, offset: int) -> int:
    """Which word stands at an offset, or is the next one."""
    return sum(word.end <= offset for word in words(text))
