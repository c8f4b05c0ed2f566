"""Whether a silent engine still works: judged by the CPU time and the data that it uses.

By the clock, a slow machine with a long sentence looks like a hanging engine; but it uses CPU time.
A large model that comes from a slow disk uses little, but it reads. What does neither for minutes
waits for something that will not come. What computes far longer than any work takes is in a loop.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from khulasa.engine.time_limits import Limits

# Of one core. Below it a process is idle: waiting threads wake now and then and use a little.
_IDLE_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process and its children have used so far.

    Attributes:
        cpu_seconds: Of all threads.
        data: Bytes read and written, where the system says it.
        waiting: It sleeps, but not for a disk; false where it runs, or would if it got a core.
    """

    cpu_seconds: float
    data: int
    waiting: bool


class Watchdog:
    """Watches one submission of a job.

    Args:
        limits: How long it may be silent.
        characters: Of text that the model may have in hand between two events.
        usage: What the process has used; None where that can't be known, which counts as one core
            computing.
        now: Seconds on a clock that never goes back.
    """

    def __init__(
        self,
        limits: Limits,
        characters: int,
        usage: Callable[[], Usage | None],
        now: Callable[[], float],
    ) -> None:
        self._limits, self._usage, self._now = limits, usage, now
        self._most_busy = limits.busy_seconds + characters * limits.busy_seconds_per_character
        self._most_idle = limits.loading_seconds
        self._idle = self._busy = 0.0
        self._last: Usage | None = None
        self._last_look = now()

    def event_came(self) -> None:
        """The engine said something: all counting begins anew."""
        self._most_idle = self._limits.idle_seconds
        self._idle = self._busy = 0.0
        self._last = None
        self._last_look = self._now()

    def is_hanging(self) -> bool:
        """Look at the silent process; true once it has used up a limit."""
        now, usage = self._now(), self._usage()
        # Between two looks this process may have been asleep itself, with the whole machine.
        seconds = min(now - self._last_look, 2 * self._limits.interval)
        self._last_look = now
        if usage is None:
            self._busy += seconds
        elif self._last is not None:
            # A child that ended takes its seconds along.
            computed = abs(usage.cpu_seconds - self._last.cpu_seconds)
            self._busy += computed
            works = computed >= seconds * _IDLE_SHARE or usage.data != self._last.data
            self._idle = 0.0 if works or not usage.waiting else self._idle + seconds
        self._last = usage
        return self._busy >= self._most_busy or self._idle >= self._most_idle


def usage_of(pid: int) -> Usage | None:
    """What a process and its children have used; None if the system doesn't say.

    The children count: on Windows the interpreter of a virtual environment is a child of a starter
    that does nothing itself.
    """
    import psutil

    try:
        process = psutil.Process(pid)
        usages = [_usage(process)]
        for child in process.children(recursive=True):
            with suppress(psutil.Error):  # it may have ended by now
                usages.append(_usage(child))
    except psutil.Error:
        return None
    return Usage(
        sum(usage.cpu_seconds for usage in usages),
        sum(usage.data for usage in usages),
        all(usage.waiting for usage in usages),
    )


def _usage(process: Any) -> Usage:
    import psutil

    with process.oneshot():
        times = process.cpu_times()
        # Only Linux says whether a process waits, and for a disk; others call all of them running.
        waiting = not psutil.LINUX or process.status() not in (
            psutil.STATUS_RUNNING,
            psutil.STATUS_DISK_SLEEP,
        )
        data = 0
        with suppress(psutil.AccessDenied, AttributeError):  # macOS has no such counters
            counters = process.io_counters()
            # Only Linux counts what comes from its cache or from a network folder.
            characters = getattr(counters, "read_chars", 0)
            data = counters.read_bytes + counters.write_bytes + characters
    return Usage(times.user + times.system, data, waiting)
