"""Translating by way of a third language: the outcomes of two models become one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from khulasa.translation.result import Status, Translation


def second_input(first: Mapping[int, Translation]) -> tuple[tuple[int, str], ...]:
    """Numbered sentences for the second model: all that the first one made words of."""
    return tuple(
        (number, outcome.target)
        for number, outcome in sorted(first.items())
        if outcome.status in (Status.OK, Status.CHECK)
    )


def join_outcomes(first: Translation, second: Translation) -> Translation:
    """The outcome for a sentence that two models translated; doubts of both count.

    Places in the text between the two are left out, since nobody sees it.
    """
    if second.status is Status.FAILED:
        return second
    issues = (
        *(replace(issue, target_span=None) for issue in first.issues),
        *(replace(issue, source_span=None) for issue in second.issues),
    )
    doubtful = second.status is Status.OK and first.status is Status.CHECK
    status = Status.CHECK if doubtful else second.status
    return Translation(second.target, status, issues, certainty=second.certainty)
