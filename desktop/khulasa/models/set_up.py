"""Whether the full models are fetched when the app starts."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum

# Either keeps the app to what ships with it; the second is the hub library's own.
_SWITCHES = ("KHULASA_STARTER_ONLY", "HF_HUB_OFFLINE")
_OFF = ("", "0", "no", "false")


class SetUp(StrEnum):
    """What became of fetching the full models at the start."""

    ASK = "ask"
    AGREED = "agreed"
    DECLINED = "declined"
    DONE = "done"


def starter_only(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the environment asks for no other models than those that are there."""
    return any(environment.get(name, "").lower() not in _OFF for name in _SWITCHES)
