"""Another address to fetch models from, remembered between sessions.

The processes that install take it from the environment, as on the command line.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QSettings

_VARIABLE = "HF_ENDPOINT"
_KEY = "models/mirror"


def the_mirror(settings: QSettings) -> str:
    """The address that was set; empty for the usual one."""
    return os.environ.get(_VARIABLE) or str(settings.value(_KEY, ""))


def set_mirror(settings: QSettings, address: str) -> None:
    """Fetch models from this address from now on; empty for the usual one."""
    address = address.strip().rstrip("/")
    if address and "://" not in address:
        address = f"https://{address}"
    settings.setValue(_KEY, address)
    if address:
        os.environ[_VARIABLE] = address
    else:
        os.environ.pop(_VARIABLE, None)


def use_mirror(settings: QSettings) -> None:
    """Take up what was set in an earlier session; the environment goes first."""
    address = str(settings.value(_KEY, ""))
    if address:
        os.environ.setdefault(_VARIABLE, address)
