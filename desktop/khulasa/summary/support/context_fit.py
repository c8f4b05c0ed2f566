"""How well a part of one sentence would stand at a place of another, by the words around both."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from khulasa.summary.support.terms import Key, Term

# A word this many words further from a place counts half as much for it.
_HALF_LIFE = 4.0
# Words further away count for nothing.
_REACH = 24


def places_by_key(said: Sequence[Term]) -> dict[Key, list[int]]:
    """Which words of a sentence have a key."""
    where: dict[Key, list[int]] = defaultdict(list)
    for term in said:
        for key in term.keys:
            where[key].append(term.place)
    return dict(where)


def best_fit(
    said: Sequence[Term],
    hole: Sequence[Term],
    where: Mapping[Key, Sequence[int]],
    places: Iterable[int],
    weight: Callable[[Term], float],
) -> float:
    """How well a part of a sentence would stand at the best of some places in another.

    Args:
        said: The terms of the sentence.
        hole: Those of them in question, side by side; they do not count.
        where: The other sentence, from ``places_by_key``.
        places: Words of the other sentence.
        weight: How much a term tells.
    """
    ours = [
        (distance, weight(term), sorted({p for key in term.keys for p in where.get(key, ())}))
        for term, distance in terms_around(said, hole)
    ]
    ours = [one for one in ours if one[2]]
    best = 0.0
    for place in places:
        total = 0.0
        for distance, telling, others in ours:
            near = others[
                bisect_left(others, place - _REACH) : bisect_right(others, place + _REACH)
            ]
            total += telling * max(
                (
                    nearness(abs(distance) + abs(other - place))
                    * (1.0 if distance * (other - place) > 0 else 0.5)
                    for other in near
                ),
                default=0.0,
            )
        best = max(best, total)
    return best


def terms_around(said: Sequence[Term], hole: Sequence[Term]) -> list[tuple[Term, int]]:
    """The terms beside a hole, with how many words they are before (below 0) or behind it."""
    first, last = hole[0].place, hole[-1].place
    begin = bisect_left(said, first - _REACH, key=_place)
    end = bisect_right(said, last + _REACH, key=_place)
    return [
        (term, term.place - (first if term.place < first else last))
        for term in said[begin:end]
        if not first <= term.place <= last
    ]


def _place(term: Term) -> int:
    return term.place


def nearness(distance: int) -> float:
    """How much a word counts that stands so many words away, from 0 to 1."""
    return float(0.5 ** (abs(distance) / _HALF_LIFE))
