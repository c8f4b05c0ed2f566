"""Waiting for a process that was told to end and is nobody's child here."""

from __future__ import annotations

import time
from contextlib import suppress

import psutil
import pytest

_LONGEST_S = 120.0  # so that one that never ends fails its test instead of holding up all others


def wait_for_end(pid: int) -> None:
    """Wait until a process has ended; a kill takes effect when the system gets to it.

    Where nobody collects orphans, one that has ended stays as a zombie.
    """
    started = time.monotonic()
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        while process.status() != psutil.STATUS_ZOMBIE:
            if time.monotonic() - started > _LONGEST_S:
                pytest.fail(f"process {pid} goes on: {process.cmdline()}")
