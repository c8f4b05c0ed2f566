"""Words of the article that compete with a part of a claim for its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from khulasa.summary.support.checks.claim import Claim
from khulasa.summary.support.terms import Key, Term

# Rivals are looked for in so many of the article's sentences, those with most of what is around.
_SENTENCES = 6
# What an article has more often is looked for where most of the rest stands, and nobody's sentence
# says more things; a document without full stops would take minutes.
_MOST_PLACES, _MOST_TERMS = 40, 400


def near_sentences(claim: Claim, hole: Sequence[Term]) -> list[int]:
    """Numbers of the article's sentences that have most of what stands around a hole."""
    around = claim.index.around(claim.said, hole)
    return [int(n) for n in (-around).argsort(kind="stable")[:_SENTENCES] if around[n] > 0]


def own_fit(claim: Claim, hole: Sequence[Term], keys: Iterable[Key]) -> float:
    """How well the hole fits the best of the places where the article has one of the keys."""
    index = claim.index
    known = list(keys)
    around = index.around(claim.said, hole)
    holding = sorted(index.with_any(known), key=lambda number: -around[number])[:_MOST_PLACES]
    return max(
        (
            index.fit(claim.said, hole, number, index.places_of(number, known)[:_MOST_PLACES])
            for number in holding
        ),
        default=0.0,
    )


def best_rival(
    claim: Claim, hole: Sequence[Term], is_rival: Callable[[int, Term], bool]
) -> tuple[float, str]:
    """The rival that fits the hole best, among words of the article.

    Args:
        claim: The sentence and its article.
        hole: Terms of the sentence, side by side.
        is_rival: Tells of a term of one of the article's sentences, given by its number, whether
            it may be one.

    Returns:
        The fit, and the rival as it is written; 0.0 and an empty text if there is none.
    """
    best, words = 0.0, ""
    index = claim.index
    for number in near_sentences(claim, hole):
        for term in index.said[number][:_MOST_TERMS]:
            if is_rival(number, term):
                fit = index.fit(claim.said, hole, number, [term.place])
                if fit > best:
                    best, words = fit, index.texts[number][term.start : term.end]
    return best, words
