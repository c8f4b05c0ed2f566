"""An engine process that died or hung in the middle of a job: what is said of it, and when to stop.

A hang is a death that took longer to be noticed.
"""

from __future__ import annotations

from collections.abc import Sequence

from khulasa.engine.messages import JobFailed
from khulasa.wording import _

OTHER_VERSION = 70
"""Exit code of an engine that is not of the app's version."""

# Deaths in a row before the model is loaded, or in any other job: it will not get better. Each
# hang is waited for so long that two are enough.
_MOST_DEATHS_IN_VAIN = 3
_MOST_HANGS_IN_VAIN = 2


class EngineLostError(Exception):
    """The process did not finish a job; the message says what comes now.

    Args:
        reason: How it ended; empty if it hung and was ended.
        details: Its last words.
        code: What it ended with, if it ended by itself.
    """

    def __init__(self, reason: str, details: str, code: int | None = None) -> None:
        self.hung, self.details = not reason, details
        self.is_other_version = code == OTHER_VERSION
        what = _("did not answer") if self.hung else _("stopped ({})").format(reason)
        super().__init__(_("The translation engine {} and is started again.").format(what))


def is_hopeless(in_vain: Sequence[EngineLostError]) -> bool:
    """Whether another process would be no better, after these were lost without a result."""
    if any(loss.is_other_version for loss in in_vain):
        return True
    hangs = sum(loss.hung for loss in in_vain)
    return len(in_vain) == _MOST_DEATHS_IN_VAIN or hangs == _MOST_HANGS_IN_VAIN


def twice(losses: Sequence[EngineLostError]) -> str:
    """Why a sentence is given up that two processes were lost on."""
    hangs = sum(loss.hung for loss in losses)
    if hangs == len(losses):
        return _("The translation engine did not answer twice on this sentence.")
    if hangs:
        return _("The translation engine stopped on this sentence, and once it did not answer.")
    return _("The translation engine stopped twice on this sentence.")


def cannot_run(loss: EngineLostError) -> JobFailed:
    """The end of a job that is hopeless."""
    if loss.is_other_version:
        message = _(
            "Khulasa was brought up to date while it was open. Close it and start it again; what "
            "is translated is kept."
        )
        return JobFailed(0, "engine", message, loss.details)
    what = _("does not answer") if loss.hung else _("keeps stopping")
    message = _(
        "The translation engine {}, so Khulasa gave up. What is translated is "
        "kept; try again, or start Khulasa anew."
    ).format(what)
    return JobFailed(0, "engine", message, f"{loss}\n{loss.details}")
