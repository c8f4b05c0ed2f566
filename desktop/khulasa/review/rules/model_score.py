"""The model's own doubt: the average log-probability that it gives its translation."""

from __future__ import annotations

from khulasa.review.issue import Issue
from khulasa.wording import _

KIND = "score"


def check_score(score: float, doubtful_below: float | None) -> list[Issue]:
    """Find a translation that the model itself thinks unlikely.

    On every third sentence of FLORES dev the starter model's score goes with chrF at r = 0.60. The
    twentieth of the sentences without another issue that scored lowest has a mean chrF of 24, the
    others one of 38.

    Args:
        score: Mean log-probability per token, at most 0.
        doubtful_below: The model's own limit, since scores of models cannot be compared; None for
            a model whose limit is not known.
    """
    if doubtful_below is None or score >= doubtful_below:
        return []
    # Not serious: trying again gives what the model thinks even less likely.
    return [Issue(KIND, _("The model is unsure of this translation."), serious=False)]
