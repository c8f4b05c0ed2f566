"""How unsure the model was of a whole sentence."""

from __future__ import annotations

from khulasa.review.issue import Issue
from khulasa.wording import phrase

KIND = "unsure"

# The limit of a model that was never calibrated: it gave its own words one chance in five on
# average, which for no model is more than a guess.
UNCALIBRATED = -1.6
# How much of the source's share counts. Anything from 0.15 to 0.25 serves alike.
_SHARE_OF_SOURCE = 0.2
# How much the share of translated words counts. For five starters on FLORES dev anything from 1 to
# 1.4 serves alike.
_TRANSLATED = 1.2


def sureness(score: float, blind_score: float | None, translated: float) -> float:
    """One figure for how sure a model was of a sentence; those of two models can't be compared.

    A model that no longer follows the source still writes good English, and finds that likely. So
    it counts as well how much likelier the sentence is with its source than without, and how much
    of the source is translated.

    Args:
        score: Mean log-probability per token.
        blind_score: The same for the same words without the source; None for a model whose limit
            is one of the score alone.
        translated: See ``omission.translated_share``.
    """
    if blind_score is None:
        return score
    return score + _SHARE_OF_SOURCE * (score - blind_score) + _TRANSLATED * translated


def check_unsure(sure: float, unsure_below: float) -> list[Issue]:
    """Find a translation that the model itself thinks unlikely.

    Args:
        sure: See ``sureness``.
        unsure_below: The model's own limit of that figure, else ``UNCALIBRATED``.
    """
    if sure >= unsure_below:
        return []
    # Not serious: trying again gives what the model thinks even less likely.
    return [Issue(KIND, phrase("The model was unsure of most of this sentence."), serious=False)]
