"""ROUGE-L (Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries")."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"\w+")


def rouge_l(summary: str, text: str) -> tuple[float, float]:
    """How much of a summary's words a text has in the same order.

    Returns:
        Length of the longest common subsequence of words in lower case over that of the summary,
        and the F1 of this and its counterpart over the length of the text; 0.0 for empty ones.
    """
    ours, theirs = _WORD.findall(summary.lower()), _WORD.findall(text.lower())
    if not ours or not theirs:
        return 0.0, 0.0
    common = _common_subsequence(ours, theirs)
    return common / len(ours), 2 * common / (len(ours) + len(theirs))


def _common_subsequence(ours: Sequence[str], theirs: Sequence[str]) -> int:
    row = [0] * (len(theirs) + 1)
    for word in ours:
        diagonal = 0
        for column, other in enumerate(theirs, 1):
            above = row[column]
            row[column] = diagonal + 1 if word == other else max(above, row[column - 1])
            diagonal = above
    return row[-1]
