"""How source and translation stand to each other, and where the summary stands."""

from __future__ import annotations

from enum import StrEnum


class Arrangement(StrEnum):
    """How source and translation stand in the window."""

    BESIDE = "side by side"
    STACKED = "one above the other"
    TRANSLATION = "translation"
    SOURCE = "source"
    ON_DEMAND = "source on demand"

    @property
    def is_stacked(self) -> bool:
        """Whether a paragraph's source stands under its translation, if it is shown."""
        return self in (Arrangement.STACKED, Arrangement.ON_DEMAND)


class SummaryPlace(StrEnum):
    """Where the summary stands."""

    TOP = "top"
    SIDE = "side"
