"""An engine process that died or hung in the middle of a job: what is said of it, and when to stop.

A hang is a death that took longer to be noticed.
"""

from __future__ import annotations

from collections.abc import Sequence

from khulasa.engine.messages import JobFailed
from khulasa.wording import N_, Phrase, phrase

OTHER_VERSION = 70
"""Exit code of an engine that is not of the app's version."""

# Deaths in a row before the model is loaded, or in any other job: it will not get better. Each
# hang is waited for so long that two are enough.
_MOST_DEATHS_IN_VAIN = 3
_MOST_HANGS_IN_VAIN = 2


class EngineLostError(Exception):
    """The process did not finish a job.

    Attributes:
        words: Say what comes now.

    Args:
        reason: How it ended; None if it hung and was ended.
        details: Its last words.
        code: What it ended with, if it ended by itself.
    """

    def __init__(self, reason: Phrase | None, details: str, code: int | None = None) -> None:
        self.hung, self.details = reason is None, details
        self.is_other_version = code == OTHER_VERSION
        self.words = (
            phrase("The translation engine did not answer and is started again.")
            if reason is None
            else phrase("The translation engine stopped ({}) and is started again.", reason)
        )
        super().__init__(self.words)


def is_hopeless(in_vain: Sequence[EngineLostError]) -> bool:
    """Whether another process would be no better, after these were lost without a result."""
    if any(loss.is_other_version for loss in in_vain):
        return True
    hangs = sum(loss.hung for loss in in_vain)
    return len(in_vain) == _MOST_DEATHS_IN_VAIN or hangs == _MOST_HANGS_IN_VAIN


def twice(losses: Sequence[EngineLostError]) -> Phrase:
    """Why a sentence is given up that two processes were lost on."""
    hangs = sum(loss.hung for loss in losses)
    if hangs == len(losses):
        return phrase("The translation engine did not answer twice on this sentence.")
    if hangs:
        return phrase(
            "The translation engine stopped on this sentence, and once it did not answer."
        )
    return phrase("The translation engine stopped twice on this sentence.")


def cannot_run(loss: EngineLostError) -> JobFailed:
    """The end of a job that is hopeless."""
    if loss.is_other_version:
        message = phrase(
            "Khulasa was brought up to date while it was open. Close it and start it again; what "
            "is translated is kept."
        )
        return JobFailed(0, "engine", message, loss.details)
    words = (
        N_(
            "The translation engine does not answer, so Khulasa gave up. What is translated is "
            "kept; try again, or start Khulasa anew."
        )
        if loss.hung
        else N_(
            "The translation engine keeps stopping, so Khulasa gave up. What is translated is "
            "kept; try again, or start Khulasa anew."
        )
    )
    return JobFailed(0, "engine", phrase(words), f"{loss}\n{loss.details}")
