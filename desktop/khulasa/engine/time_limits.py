"""How long the app waits for an engine: that says nothing, or that is to stop."""

from __future__ import annotations

import sys
from dataclasses import dataclass

# How long a stopped job may take to notice; past it the process is ended, so that it is over
# within two seconds.
STOP_SECONDS = 1.5


@dataclass(frozen=True, slots=True)
class Limits:
    """How long an engine may be silent.

    Attributes:
        idle_seconds: Seconds without an event in which it uses no CPU time and moves no data. A
            healthy engine is never idle for one second in the middle of a job. Only Linux says
            whether a process waits for its disk or for a core; elsewhere more time is given.
        loading_seconds: The same until a job's first event: where the system doesn't say what a
            process reads (macOS), a model on a slow disk looks idle.
        busy_seconds: CPU seconds without an event, whatever the work. A whole summary takes 6.
        busy_seconds_per_character: CPU seconds more for each character in hand. opus-mt takes
            0.001, torch 0.0025; a sentence that is tried four times takes four times that.
        interval: Seconds between two looks at a silent engine.
    """

    idle_seconds: float = 7.0 if sys.platform == "linux" else 120.0
    loading_seconds: float = 600.0
    busy_seconds: float = 900.0
    busy_seconds_per_character: float = 0.1
    interval: float = 2.0 if sys.platform == "linux" else 6.0
