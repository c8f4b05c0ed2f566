"""What the window shows when Khulasa starts."""

from __future__ import annotations

from enum import StrEnum


class Start(StrEnum):
    """What is there at the start, where nothing else is opened."""

    ARTICLES = "articles"  # those that were open at the end
    EMPTY = "empty"
