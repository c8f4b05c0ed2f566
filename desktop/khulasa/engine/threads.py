"""How many cores there are to work with, and how many of them the engine takes."""

from __future__ import annotations

import os

# Translating in parallel scales better than splitting one batch over cores (two cores, opus-mt
# size: 566 against 349 tokens a second); above four the memory of the caches grows for little.
_MOST_WORKERS = 4


def usable_cores() -> int:
    """Cores that this process may use; at least one."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def engine_threads() -> int:
    """Cores that a model takes: for as many batches of sentences at once, or for one summary."""
    return min(_MOST_WORKERS, usable_cores())
