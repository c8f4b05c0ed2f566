"""Exit codes of every command; ``khulasa --help``, the manual and the documents list these."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command came to.

    Attributes:
        meaning: The same in a few words for users.
    """

    meaning: str

    DONE = 0, "done"
    FAILED = 1, "something is wrong, or the result cannot be written"
    CANNOT_WRITE = 1, "something is wrong, or the result cannot be written"
    USAGE = 2, "wrong usage"
    CANNOT_READ = 3, "cannot read the file or the library"
    MODEL_MISSING = 4, "model missing"
    ENGINE_FAILED = 5, "engine failed"
    STOPPED = 130, "stopped by Ctrl+C"

    def __new__(cls, value: int, meaning: str) -> ExitCode:
        """A number that knows what it means."""
        code = int.__new__(cls, value)
        code._value_ = value
        code.meaning = meaning
        return code


def list_of_codes() -> str:
    """All codes with what they mean, as part of a sentence."""
    return "; ".join(f"{code.value} {code.meaning}" for code in ExitCode)
