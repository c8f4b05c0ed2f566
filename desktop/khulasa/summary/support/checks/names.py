"""Names that the article does not have, or has where it speaks of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khulasa.article.model import Span
from khulasa.review.data.common_words_en import is_common_en
from khulasa.review.issue import Issue
from khulasa.review.words import words
from khulasa.summary.support.checks.claim import Claim
from khulasa.summary.support.checks.competing_words import best_rival, near_sentences, own_fit
from khulasa.summary.support.terms import Key, Term
from khulasa.wording import phrase

KIND = "names"
# A pronoun may stand for a name so many sentences before it, and then fits this much worse.
_REACH, _PRONOUN_FIT = 3, 0.4
_PRONOUN = re.compile(
    r"he|she|it|they|his|her|its|their|him|them|who|whose|i|we|my|our|this|that|the", re.IGNORECASE
)
# Another name has to fit so many times better to be what the article says here; more in a
# sentence that has both, since a name may stand further from what it did than the next one.
_BETTER, _BETTER_BESIDE = 1.2, 1.6
# Who did something does not stand for where it happened.
_PLACE = re.compile(
    r"(?<!\w)(?:in|at|from|near|across|outside|inside|to|of)\W{1,3}$", re.IGNORECASE
)
_LONGEST_PLACE = 12


def check(claim: Claim) -> list[Issue]:
    """Find names that are not where the article says what stands around them."""
    issues = []
    for name in names(claim.text, claim.said):
        unknown = [term for term in name if _is_special(term) and not _keys(claim, term)]
        if any(_is_joined(claim, term) for term in unknown):
            continue
        if unknown:
            span = Span(unknown[0].start, unknown[-1].end)
            message = phrase("{} is not in the article.", _said(claim, span))
        else:
            span = Span(name[0].start, name[-1].end)
            rival = _rival(claim, name)
            if not rival:
                continue
            message = phrase("The article says {} here, not {}.", rival, _said(claim, span))
        issues.append(Issue(KIND, message, target_span=span))
    return issues


def names(text: str, said: Sequence[Term]) -> list[tuple[Term, ...]]:
    """The names in a sentence: capitalised words side by side, one of them no ordinary word.

    In a text without capitals all words that are not ordinary count.
    """
    cased = any(map(str.isupper, text))
    found: list[list[Term]] = []
    last: Term | None = None
    for term in said:
        if term.number is not None or not (
            text[term.start].isupper() if cased else _is_special(term)
        ):
            last = None
            continue
        if last is not None and not text[last.end : term.start].strip():
            found[-1].append(term)
        else:
            found.append([term])
        last = term
    return [tuple(run) for run in found if any(map(_is_special, run))]


def _rival(claim: Claim, name: Sequence[Term]) -> str:
    """The name that the article has where the sentence has this one; empty if it has this one."""
    index = claim.index
    own = [key for term in name for key in _keys(claim, term)]
    holding = index.with_any(own)
    ours = max(own_fit(claim, name, own), _fit_of_pronouns(claim, name, holding))
    known = {key for term in claim.said for key in (*term.keys, *index.variants(term))}
    is_place = _follows_place(claim.text, name[0])

    def is_rival(number: int, term: Term) -> bool:
        text = index.texts[number]
        return (
            term.number is None
            and _is_special(term)
            and known.isdisjoint(term.keys)
            and (text[term.start].isupper() or not index.cased)
            and _follows_place(text, term) is is_place
        )

    fit, rival = best_rival(claim, name, lambda n, term: n not in holding and is_rival(n, term))
    if fit > _BETTER * ours:
        return rival
    fit, rival = best_rival(claim, name, lambda n, term: n in holding and is_rival(n, term))
    return rival if fit > _BETTER_BESIDE * ours else ""


def _fit_of_pronouns(claim: Claim, name: Sequence[Term], holding: set[int]) -> float:
    """How well the name fits where a pronoun may stand for it."""
    index = claim.index
    best = 0.0
    for number in near_sentences(claim, name):
        if any(number - distance in holding for distance in range(_REACH + 1)):
            pronouns = [
                place
                for place, word in enumerate(words(index.texts[number]))
                if _PRONOUN.fullmatch(word.text)
            ]
            best = max(best, index.fit(claim.said, name, number, pronouns))
    return _PRONOUN_FIT * best


def _keys(claim: Claim, term: Term) -> list[Key]:
    """What the article may have a name by; empty if it does not have it at all."""
    known = [key for key in term.keys if claim.index.with_any([key])]
    return known + claim.index.variants(term)


def _is_joined(claim: Claim, term: Term) -> bool:
    """Whether a name is words of the article without the space between them."""
    halves = ((term.word[:end], term.word[end:]) for end in range(3, len(term.word) - 2))
    return any(f" {one} {two} " in claim.index.words for one, two in halves)


def _is_special(term: Term) -> bool:
    """Whether a word is no ordinary one, however it is capitalised."""
    return not is_common_en(term.word)


def _follows_place(text: str, term: Term) -> bool:
    return _PLACE.search(text, max(0, term.start - _LONGEST_PLACE), term.start) is not None


def _said(claim: Claim, span: Span) -> str:
    return claim.text[span.start : span.end]
