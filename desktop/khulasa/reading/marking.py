"""Which of the sentences that should be checked are marked."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from khulasa.review.rules.terms import KIND as TERMS
from khulasa.translation.result import Status, Translation


class Marking(StrEnum):
    """What the reader wants marked; what failed is in any case, as a gap is not to be overlooked.

    Serious is what may have changed the meaning, and what the reader's own glossary misses.
    """

    ALL = "all"
    SERIOUS = "serious"
    NONE = "none"


def as_marked(translation: Translation, marking: Marking) -> Translation:
    """A translation as it is shown: one that is not marked looks sound, and keeps its issues."""
    if translation.status is not Status.CHECK or marking is Marking.ALL:
        return translation
    serious = any(issue.serious or issue.kind == TERMS for issue in translation.issues)
    if serious and marking is Marking.SERIOUS:
        return translation
    return replace(translation, status=Status.OK)
