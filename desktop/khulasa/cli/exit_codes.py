"""Exit codes of every command; docs/command-line.md lists them for users."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command came to."""

    DONE = 0
    FAILED = 1  # something was found wrong, or could not be installed
    CANNOT_WRITE = 1
    USAGE = 2
    CANNOT_READ = 3
    MODEL_MISSING = 4
    ENGINE_FAILED = 5
    STOPPED = 130
