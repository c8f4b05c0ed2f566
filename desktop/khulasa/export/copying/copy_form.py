"""In which form a summary is copied."""

from __future__ import annotations

from enum import StrEnum


class CopyForm(StrEnum):
    """How the sentences stand."""

    SHOWN = "shown"  # as in the window
    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    HEADLINE = "headline"  # the title, the first sentence by itself, then the rest
