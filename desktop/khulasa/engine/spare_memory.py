"""What the C library keeps of freed memory, given back to the system."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

import psutil

# A search of eight sentences needs as much as half of opus-mt's weights and all else together, and
# two go on at once. Less would have pages given back that are wanted again with the next token.
_MOST = 1.8


class SpareMemory:
    """Gives back freed memory once there is much of it; elsewhere than with glibc nothing.

    A search's buffers grow with each token and leave holes behind, which glibc keeps: more than
    what is in use. To be made while nothing but the model is in memory.
    """

    def __init__(self) -> None:
        _trim()
        self._most = _MOST * _resident()

    def give_back(self) -> None:
        """Give it back, if the process has grown much since this was made."""
        if _resident() > self._most:
            _trim()


def _resident() -> int:
    return int(psutil.Process().memory_info().rss)


def _trim() -> None:
    if sys.platform == "linux":
        # musl, the C library of some systems, has no such function.
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
