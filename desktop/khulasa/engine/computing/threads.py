"""How many cores there are to work with, and how many of them the engine takes."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

# Translating in parallel scales better than splitting one batch over cores (two cores, opus-mt
# size: 566 against 349 tokens a second); above four the memory of the caches grows for little.
_MOST_WORKERS = 4
_ROOT = Path("/")

THREADS_VARIABLE = "KHULASA_THREADS"
"""Says to the engine's process how many cores to take; also for whoever starts the app."""


def usable_cores(root: Path = _ROOT) -> int:
    """Cores that this process may use; at least one.

    A container may be bound to some of the machine's cores, or have a share of their time: then
    more threads than that only wait for each other.

    Args:
        root: Where ``proc`` and ``sys`` are looked for.
    """
    if hasattr(os, "sched_getaffinity"):
        bound = len(os.sched_getaffinity(0))
    else:
        bound = os.cpu_count() or 1
    # Of a core and a half, two threads make use of all.
    return max(1, math.ceil(min(bound, *_shares(root), bound)))


def engine_threads() -> int:
    """Cores that a model takes: for as many batches of sentences at once, or for one summary."""
    return min(wanted_threads() or _MOST_WORKERS, usable_cores())


def wanted_threads() -> int:
    """The cores that the environment asks for; 0 where it leaves that to Khulasa."""
    told = os.environ.get(THREADS_VARIABLE, "")
    return int(told) if told.isascii() and told.isdigit() else 0


def use_threads(count: int) -> None:
    """Have the engines that this process starts take so many cores; 0 for as many as suit."""
    if count:
        os.environ[THREADS_VARIABLE] = str(count)
    else:
        os.environ.pop(THREADS_VARIABLE, None)


def _shares(root: Path) -> Iterator[float]:
    """How many cores' time the control groups of this process allow, each for itself (Linux)."""
    try:
        lines = (root / "proc/self/cgroup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return
    mounts = root / "sys/fs/cgroup"
    for line in lines:
        _number, _colon, rest = line.partition(":")
        controllers, _colon, group = rest.partition(":")
        if not controllers:
            # Version 2; beside version 1 it has a folder of its own.
            for mount in (mounts, mounts / "unified"):
                yield from _limits(mount, group, _share_2)
        elif "cpu" in controllers.split(","):
            yield from _limits(mounts / controllers, group, _share_1)
            yield from _limits(mounts / "cpu", group, _share_1)


def _limits(mount: Path, group: str, share: Callable[[Path], float]) -> Iterator[float]:
    """The shares of a group and of those that it is in; in a container the mount is its group."""
    path = PurePosixPath(group.lstrip("/"))
    for one in (path, *path.parents):
        # What is missing or unreadable limits nothing that could be known.
        with suppress(OSError, ValueError, ZeroDivisionError):
            found = share(mount / one)
            if found > 0:
                yield found


def _share_2(folder: Path) -> float:
    quota, period = (folder / "cpu.max").read_text(encoding="ascii").split()
    return math.inf if quota == "max" else int(quota) / int(period)


def _share_1(folder: Path) -> float:
    quota = int((folder / "cpu.cfs_quota_us").read_text(encoding="ascii"))
    period = int((folder / "cpu.cfs_period_us").read_text(encoding="ascii"))
    return quota / period  # less than nothing where there is no limit
