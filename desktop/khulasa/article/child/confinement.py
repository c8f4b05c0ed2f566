"""What a reading process may not take beside the network: all the memory."""

from __future__ import annotations

import sys
from contextlib import suppress

MOST_MEMORY = 1_500_000_000
"""Bytes of memory that reading one file may take."""


def limit_memory(most: int = MOST_MEMORY) -> None:
    """Have allocations beyond a limit fail; where the system has no such limit, nothing happens.

    Args:
        most: Bytes of address space.
    """
    if sys.platform == "win32":
        return
    import resource

    # macOS knows the limit and refuses to set it.
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
