"""Light or dark."""

from __future__ import annotations

from enum import StrEnum


class Theme(StrEnum):
    """The colours of the windows."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
