"""Names that the article does not have, or has where it speaks of something else."""

from __future__ import annotations

from collections.abc import Sequence

from khulasa.article.model import Span
from khulasa.review.common_words_en import is_common_en
from khulasa.review.issue import Issue
from khulasa.summary.doubts.statement import Statement
from khulasa.summary.support_text import Term

KIND = "names"
_SHORTEST = 3
# A name may stand so many sentences before the one that says "he".
_REACH = 3
_LEAST_AROUND = 0.5


def check(statement: Statement) -> list[Issue]:
    """Find names that are not where the article says what stands around them."""
    issues = []
    for name in names(statement.text, statement.said):
        span = Span(name[0].start, name[-1].end)
        said = statement.text[span.start : span.end]
        index = statement.index
        unknown = [term for term in name if is_strong(term) and not index.with_any(term.keys)]
        if unknown:
            words = " ".join(statement.text[term.start : term.end] for term in unknown)
            span = Span(unknown[0].start, unknown[-1].end)
            issues.append(Issue(KIND, f"{words} is not in the article.", target_span=span))
            continue
        holding = set().union(*(index.with_any(term.keys) for term in name))
        places = [n + d for n in holding for d in range(_REACH + 1) if n + d < len(index.texts)]
        if not places:
            continue
        around = index.around(statement.said, name[0], name)
        if around[places].max() < _LEAST_AROUND * around.max():
            message = f"The article names {said} elsewhere, not where it says this."
            issues.append(Issue(KIND, message, target_span=span))
    return issues


def names(text: str, said: Sequence[Term]) -> list[tuple[Term, ...]]:
    """The names in a sentence: runs of words with capitals, or of words that are not ordinary."""
    found: list[list[Term]] = []
    last: Term | None = None
    for term in said:
        if term.number is not None or not _may_be_name(text, term):
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


def _may_be_name(text: str, term: Term) -> bool:
    return text[term.start].isupper() or is_strong(term)
