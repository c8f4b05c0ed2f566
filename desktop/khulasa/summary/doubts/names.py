"""Names that the article does not have, or has where it speaks of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khulasa.article.model import Span
from khulasa.review.common_words_en import is_common_en
from khulasa.review.issue import Issue
from khulasa.review.words import words
from khulasa.summary.doubts.statement import Statement
from khulasa.summary.support_text import Term
from khulasa.summary.support_index import SupportIndex, Key

KIND = "names"
_SHORTEST = 3
# A name may stand so many sentences before the one that says "he".
_REACH = 3
_PRONOUN = re.compile(
    r"he|she|it|they|his|her|its|their|him|them|who|the|i|we|my|our|whose|this|that", re.I
)
PRON = 0.5
RIVAL = 1.2
SAME = 1.6
TOP = 6
PLACE = re.compile(r"in|at|from|near|across|outside|inside|to|of", re.I)
PREP = True


def check(statement: Statement) -> list[Issue]:
    """Find names that are not where the article says what stands around them."""
    issues = []
    index = statement.index
    for name in names(statement.text, statement.said):
        span = Span(name[0].start, name[-1].end)
        said = statement.text[span.start : span.end]
        unknown = [
            t for t in name if is_strong(t) and not index.with_any(t.keys) and not _akin(index, t)
        ]
        if unknown:
            words_ = " ".join(statement.text[term.start : term.end] for term in unknown)
            span = Span(unknown[0].start, unknown[-1].end)
            issues.append(Issue(KIND, f"{words_} is not in the article.", target_span=span))
            continue
        rival = _rival(statement, name)
        if rival is not None:
            message = f"The article says {rival} here, not {said}."
            issues.append(Issue(KIND, message, target_span=span))
    return issues


def _rival(statement: Statement, name: tuple[Term, ...]) -> str | None:
    index, said = statement.index, statement.said
    own = [key for term in name for key in (*term.keys, *_akin(index, term))]
    holding = index.with_any(own)
    ours = max((index.fit(said, name, n, index.places_of(n, own)) for n in holding), default=0.0)
    around = index.around(said, name)
    top = [int(n) for n in around.argsort()[::-1][:TOP]]
    for n in top:
        if any(n - distance in holding for distance in range(_REACH + 1)):
            pronouns = [
                p for p, w in enumerate(words(index.texts[n])) if _PRONOUN.fullmatch(w.text)
            ]
            ours = max(ours, PRON * index.fit(said, name, n, pronouns))
    known = {key for term in said for key in (*term.keys, *_akin(index, term))}
    best = None
    prep = _preposition(statement.text, name[0].place)
    for n in top:
        for term in index.said[n]:
            if known.isdisjoint(term.keys) and _is_name_there(index, n, term):
                if PREP and _preposition(index.texts[n], term.place) is not prep:
                    continue
                f = index.fit(said, name, n, [term.place])
                if f > (SAME if n in holding else RIVAL) * ours:
                    return index.texts[n][term.start : term.end]
    return None


def _preposition(text: str, place: int) -> bool:
    w = words(text)
    return place > 0 and PLACE.fullmatch(w[place - 1].text) is not None


def _is_name_there(index: SupportIndex, n: int, term: Term) -> bool:
    if term.number is not None or not is_strong(term):
        return False
    return not index.cased or index.texts[n][term.start].isupper()


_PEOPLE = re.compile(r".*(?:ish|ese|ian|ians|an|ans|i|is|ic)$")


def _akin(index: SupportIndex, term: Term) -> list[Key]:
    """Keys of the article's words that may be the same name: Nigerian for Nigeria."""
    return index.akin(term)


def names(text: str, said: Sequence[Term]) -> list[tuple[Term, ...]]:
    """The names in a sentence: runs of words with capitals, or of words that are not ordinary."""
    found: list[list[Term]] = []
    last: Term | None = None
    cased = any(map(str.isupper, text))
    for term in said:
        if term.number is not None or not (
            text[term.start].isupper() if cased else is_strong(term)
        ):
            last = None
            continue
        if last is not None and text[last.end : term.start].strip() == "":
            found[-1].append(term)
        else:
            found.append([term])
        last = term
    return [tuple(run) for run in found if any(is_strong(term) for term in run)]


def is_strong(term: Term) -> bool:
    """Whether a word is no ordinary one, however it is capitalised."""
    return len(term.word) >= _SHORTEST and not is_common_en(term.word)
