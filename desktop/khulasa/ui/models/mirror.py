"""Another address to fetch models from, remembered between sessions.

The processes that install take it from the environment, as on the command line.
"""

from __future__ import annotations

import os

from khulasa.settings.keys import MIRROR
from khulasa.settings.store import Settings

_VARIABLE = "HF_ENDPOINT"


def the_mirror(settings: Settings) -> str:
    """The address that was set; empty for the usual one."""
    return os.environ.get(_VARIABLE) or settings.get(MIRROR)


def set_mirror(settings: Settings, address: str) -> None:
    """Fetch models from this address from now on; empty for the usual one."""
    address = address.strip().rstrip("/")
    if address and "://" not in address:
        address = f"https://{address}"
    settings.set(MIRROR, address)
    if address:
        os.environ[_VARIABLE] = address
    else:
        os.environ.pop(_VARIABLE, None)


def use_mirror(settings: Settings) -> None:
    """Take up what was set in an earlier session; the environment goes first."""
    address = settings.get(MIRROR)
    if address:
        os.environ.setdefault(_VARIABLE, address)
