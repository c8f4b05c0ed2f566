"""Support: which of an article's sentences carry a summary's, and what they do not say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from khulasa.review.issue import Issue
from khulasa.summary.doubts import dates, names, negation, numbers, opposites, quotes
from khulasa.summary.doubts.statement import Statement
from khulasa.summary.result import Reference
from khulasa.summary.support_index import SupportIndex
from khulasa.summary.support_text import terms

KIND = "support"
Check = Callable[[Statement], list[Issue]]
CHECKS: tuple[Check, ...] = (
    numbers.check,
    dates.check,
    names.check,
    quotes.check,
    opposites.check,
    negation.check,
)

# Below this share of its weight a sentence has nearly nothing from the article, or not enough.
# On recorded summaries a sentence of another article has less than 0.15 in 95% of cases, one that a
# person wrote 0.43 or more in 90%.
_NOTHING, _THIN = 0.25, 0.45
# Nobody's sentence is longer; a document in one line would take minutes.
_MOST_TERMS, _MOST_CHARACTERS = 400, 10_000


@dataclass(frozen=True, slots=True)
class Support:
    """What an article has for one sentence of its summary.

    Attributes:
        references: The article's sentences that carry it, up to three, in reading order.
        issues: What they do not say; a span of a target is one of the summary's sentence. A
            serious one is reason to keep the sentence out of what is copied.
    """

    references: tuple[Reference, ...]
    issues: tuple[Issue, ...]


def find_support(paragraphs: Sequence[Sequence[str]], sentences: Sequence[str]) -> list[Support]:
    """Find what supports the sentences of a summary.

    Args:
        paragraphs: The sentences of each paragraph of an English article; empty strings are passed
            over.
        sentences: The summary's sentences, whoever wrote them.

    Returns:
        One support for each sentence, in the same order.
    """
    index = SupportIndex(paragraphs)
    return [support_of(index, sentence) for sentence in sentences]


def support_of(index: SupportIndex, sentence: str) -> Support:
    """Find what supports one sentence in an article that is indexed already."""
    said = terms(sentence)
    ranked, covered = index.ranked(said)
    statement = Statement(sentence, said, index, tuple(ranked))
    places = tuple(sorted(index.places[number] for number in ranked))
    if len(said) > _MOST_TERMS or len(sentence) > _MOST_CHARACTERS:
        message = "This is too long to be checked: no sentence has so many words."
        return Support(places, (Issue(KIND, message),))
    issues = [issue for check in CHECKS for issue in check(statement)]
    if said and covered < _NOTHING:
        issues.append(Issue(KIND, "Nothing in the article says this."))
    elif said and covered < _THIN:
        issues.append(Issue(KIND, "Little in the article says this.", serious=False))
    return Support(places, tuple(issues))
