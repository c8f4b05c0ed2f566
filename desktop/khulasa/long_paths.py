"""Paths longer than Windows opens by itself."""

from __future__ import annotations

import ntpath
import sys
from pathlib import Path

# A folder may have 248 characters, a file 260 with its closing zero.
_LONGEST = 247
_EXTENDED, _NETWORK = "\\\\?\\", "\\\\?\\UNC\\"


def reachable(path: Path, system: str = sys.platform) -> Path:
    """The path in a form that the system opens however long it is.

    Windows takes paths of 260 characters and more only with a prefix, or where an administrator
    has allowed them and the program's manifest asks for it; Python's own manifest does, but what
    is allowed by default is the prefix alone.

    Args:
        path: Any path.
        system: As ``sys.platform``.
    """
    return Path(extended(str(path))) if system == "win32" else path


def extended(path: str) -> str:
    """A Windows path with the prefix for long ones, if it is long; the prefix needs it whole."""
    if path.startswith(_EXTENDED):
        return path
    whole = ntpath.abspath(path)
    if len(whole) <= _LONGEST:
        return path
    if whole.startswith("\\\\"):
        return _NETWORK + whole.lstrip("\\")
    return _EXTENDED + whole
