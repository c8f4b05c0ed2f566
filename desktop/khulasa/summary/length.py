"""How long a summary is to be."""

from __future__ import annotations

from enum import StrEnum


class Length(StrEnum):
    """How long a summary the reader asked for."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"
    BULLETS = "bullets"
