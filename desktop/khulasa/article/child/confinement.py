"""What a reading process may not take beside the network: all the memory."""

from __future__ import annotations

import os
import select
import sys
import threading
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


def end_with_app() -> None:
    """Have this process end when whoever hears its standard output is gone, also while it works.

    To be called after ``leave_the_network``: it starts a thread.
    """
    if hasattr(select, "poll"):
        threading.Thread(target=_wait_for_end_of_app, daemon=True).start()


def _wait_for_end_of_app() -> None:
    waiting = select.poll()
    waiting.register(1, 0)  # errors and hang-ups only, which are always told
    waiting.poll()
    import psutil  # only now: most processes end otherwise

    with suppress(psutil.Error):
        # An old Office document is being converted by another program.
        for child in psutil.Process().children(recursive=True):
            child.kill()
    os._exit(1)
