"""Numbers that the article does not have, or has where it speaks of something else."""

from __future__ import annotations

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.summary.doubts.statement import Statement
from khulasa.summary.support_text import Term

KIND = "numbers"
# Numbers that "two", "second" and the like are; "one" and "first" are hardly ever counted.
_SMALLEST = 2
# Where the number stands, this share of the words around it has to stand as well.
_LEAST_AROUND = 0.5


def check(statement: Statement) -> list[Issue]:
    """Find numbers that are not where the article says what stands around them."""
    issues = []
    for term in statement.said:
        if not _counts(term):
            continue
        number = statement.text[term.start : term.end]
        index = statement.index
        places = index.with_any(term.keys)
        if not places:
            message = f"{number} is not in the article."
        else:
            around = index.around(statement.said, term)
            if around[list(places)].max() >= _LEAST_AROUND * around.max():
                continue
            message = f"The article has {number} elsewhere, not where it says this."
        issues.append(Issue(KIND, message, target_span=Span(term.start, term.end)))
    return issues


def _counts(term: Term) -> bool:
    """Whether the article must have the number."""
    if term.number is None:
        return False
    return term.number.required or term.word in ("two", "second")
