"""Checking what a model wrote: doubtful sentences are replaced, marked or dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from khulasa.summary.result import SummarySentence
from khulasa.summary.support.index import SupportIndex
from khulasa.summary.support.sentence_support import support_of
from khulasa.summary.writing.whole_sentences import is_repetition


def with_support(
    sentences: Sequence[str], index: SupportIndex, language: str
) -> list[SummarySentence]:
    """The sentences with what supports them, and what is doubtful about them."""
    found = ((text, support_of(index, text, language)) for text in sentences)
    return [SummarySentence(text, support.references, support.issues) for text, support in found]


def replace_doubtful(
    first: Sequence[SummarySentence],
    others: Sequence[SummarySentence],
    may_be_shown: Callable[[SummarySentence], bool],
) -> list[SummarySentence]:
    """The sentences of the best draft, with trusted ones of other drafts in place of doubtful ones.

    Args:
        first: The best draft's sentences.
        others: Those of other drafts, the best first.
        may_be_shown: Tells of a sentence whether it can be among the result at all.
    """
    pool = [other for other in others if other.is_trusted]
    kept: list[SummarySentence] = []
    for place, sentence in enumerate(first):
        better = None
        if not sentence.is_trusted:
            said = [other.text for other in (*kept, *first[place + 1 :])]
            better = next((other for other in pool if not is_repetition(other.text, said)), None)
        kept.append(better or sentence)
    return list(filter(may_be_shown, kept))
