"""How many cores a model may use."""

from __future__ import annotations

import os

_MOST = 4


def core_count() -> int:
    """Cores that this process may use, at most four: beyond that memory sets the pace."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(_MOST, cores or 1))
