"""Which of the sentences that should be checked are marked."""

from __future__ import annotations

from enum import StrEnum


class Marking(StrEnum):
    """What the reader wants marked; what failed is in any case, as a gap is not to be overlooked.

    Serious is what may have changed the meaning, and what the reader's own glossary misses.
    """

    ALL = "all"
    SERIOUS = "serious"
    NONE = "none"
