"""What to try when a translation is doubtful, and which attempt to keep: decisions, no decoding."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from khulasa.review.issue import Issue
from khulasa.translation.backend import BEAM_SIZE, BEST, Decoding

# Kind of the issue of a translation without words.
EMPTY = "empty"

# Says what is doubtful in the translation (second) of a source sentence (first).
Review = Callable[[str, str], Sequence[Issue]]

# At most this often is a sentence decoded again. With 5% doubtful sentences an article then takes
# a fifth longer at worst.
MOST_DECODES = 4
# Kinds that ``no_repeat_ngram_size`` can mend; without a repetition it changes nothing.
_REPEATING = {"repetition", "unfinished"}
# Clause marks, best first; the last is the Arabic "and" before a word.
_CLAUSES = (re.compile(r"(?<=[؛;])\s+"), re.compile(r"(?<=[،,:])\s+"), re.compile(r"\s+(?=و\w)"))
_FEWEST_WORDS = 3


class Rung(StrEnum):
    """One thing to try, in the order in which they are tried."""

    FIRST = "first"
    N_BEST = "n-best"
    NO_REPEAT = "no-repeat"
    SPLIT = "split"


DECODING = {
    Rung.FIRST: BEST,
    Rung.N_BEST: Decoding(hypotheses=BEAM_SIZE),
    Rung.NO_REPEAT: Decoding(no_repeat_ngram_size=3),
    Rung.SPLIT: BEST,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One translation of a sentence.

    Attributes:
        text: The translation.
        score: Mean log-probability per token.
        issues: Why it is doubtful.
        rung: What gave it.
        certainty: See ``Translation``.
    """

    text: str
    score: float
    issues: tuple[Issue, ...]
    rung: Rung
    certainty: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it has no words."""
        return any(issue.kind == EMPTY for issue in self.issues)

    @property
    def serious(self) -> int:
        """How many of its issues are serious."""
        return sum(issue.serious for issue in self.issues)


def best(candidates: Sequence[Candidate]) -> Candidate:
    """The candidate with the fewest serious issues, then with the best score; the first wins.

    One without words is the worst of all, whatever is wrong with the others.
    """
    return min(candidates, key=lambda c: (c.is_empty, c.serious, -c.score))


def next_rung(candidates: Sequence[Candidate], tried: Sequence[Rung], text: str) -> Rung | None:
    """What to try next, or None if the best is good enough or all was tried.

    Args:
        candidates: What came so far, in order.
        tried: What was tried so far, ``Rung.FIRST`` included.
        text: The model's copy of the source sentence.
    """
    so_far = best(candidates)
    if so_far.serious == 0 or len(tried) > MOST_DECODES:
        return None
    kinds = {issue.kind for candidate in candidates for issue in candidate.issues}
    possible = {
        Rung.N_BEST: True,
        Rung.NO_REPEAT: not kinds.isdisjoint(_REPEATING),
        Rung.SPLIT: split_clauses(text) is not None,
    }
    return next((rung for rung, can in possible.items() if can and rung not in tried), None)


def split_clauses(text: str) -> tuple[str, str] | None:
    """Split a sentence in two at the clause mark nearest its middle; None if there is none."""
    for pattern in _CLAUSES:
        halves = [(text[: found.start()], text[found.end() :]) for found in pattern.finditer(text)]
        fitting = [half for half in halves if min(len(h.split()) for h in half) >= _FEWEST_WORDS]
        if fitting:
            return min(fitting, key=lambda half: abs(len(half[0]) - len(half[1])))
    return None
