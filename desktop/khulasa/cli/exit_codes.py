"""Exit codes of every command; ``khulasa --help``, the manual and the documents list these."""

from __future__ import annotations

from enum import IntEnum

from khulasa.wording import N_, _, clauses_text


class ExitCode(IntEnum):
    """What a command came to.

    Attributes:
        meaning: The same in a few words for users.
    """

    meaning: str

    DONE = 0, N_("done")
    FAILED = 1, N_("something is wrong, or the result cannot be written")
    CANNOT_WRITE = 1, N_("something is wrong, or the result cannot be written")
    USAGE = 2, N_("wrong usage")
    CANNOT_READ = 3, N_("cannot read the file or the library")
    MODEL_MISSING = 4, N_("model missing")
    ENGINE_FAILED = 5, N_("engine failed")
    STOPPED = 130, N_("stopped by Ctrl+C")

    def __new__(cls, value: int, meaning: str) -> ExitCode:
        """A number that knows what it means."""
        code = int.__new__(cls, value)
        code._value_ = value
        code.meaning = meaning
        return code


def list_of_codes() -> str:
    """All codes with what they mean, as part of a sentence."""
    return clauses_text(f"{code.value} {_(code.meaning)}" for code in ExitCode)
