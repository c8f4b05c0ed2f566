"""Support: which of an article's sentences carry a summary's, and what they do not say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from khulasa.review.issue import Issue
from khulasa.summary.doubts import names, numbers
from khulasa.summary.doubts.statement import Statement
from khulasa.summary.result import Reference
from khulasa.summary.support_index import SupportIndex
from khulasa.summary.support_text import terms

Check = Callable[[Statement], list[Issue]]
CHECKS: tuple[Check, ...] = (numbers.check, names.check)

# Below this share of its weight a sentence has nearly nothing from the article, or not enough.
_NOTHING, _THIN = 0.35, 0.55


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
    statement = Statement(sentence, said, index, tuple(ranked), covered)
    issues = [issue for check in CHECKS for issue in check(statement)]
    if said and covered < _THIN:
        message = "Hardly anything in the article says this."
        issues.append(Issue("support", message, serious=covered < _NOTHING))
    return Support(tuple(sorted(index.places[number] for number in ranked)), tuple(issues))
