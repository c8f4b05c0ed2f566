"""Which doubtful sentences a reader keeps when a summary is replaced by another one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from khulasa.summary.result import Summary, SummarySentence


def still_kept(kept: Iterable[int], before: Summary, after: Summary) -> frozenset[int]:
    """Of the sentences that were kept, those that stand in the other summary as they did.

    Args:
        kept: Indices of the sentences that were kept.
        before: The summary that the reader kept them in.
        after: The summary that replaces it.
    """
    both = list(zip(map(_doubts, before.sentences), map(_doubts, after.sentences), strict=False))
    return frozenset(
        index for index in kept if index < len(both) and both[index][0] == both[index][1]
    )


def _doubts(sentence: SummarySentence) -> SummarySentence:
    """A sentence with only what keeps it from being copied."""
    serious = tuple(issue for issue in sentence.issues if issue.serious)
    return replace(sentence, issues=serious)
