"""How far an installation is, and what the events of the installing process make of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from khulasa.models.events import Failed, Fetched, Planned, Retrying, Stage
from khulasa.models.installing.order import Order


class Phase(Enum):
    """How far an installation is."""

    WAITING = "waiting"  # for the one before it
    ASKING = "asking"  # the hub what there is
    FETCHING = "fetching"
    COPYING = "copying"  # from a folder or a file
    CONVERTING = "converting"
    MOVING = "moving"  # into place
    STOPPING = "stopping"
    PAUSED = "paused"
    FAILED = "failed"


ENDED = (Phase.PAUSED, Phase.FAILED)
_PHASES = {"converting": Phase.CONVERTING, "moving": Phase.MOVING}


@dataclass(frozen=True, slots=True)
class InstallProgress:
    """An installation as it stands.

    Attributes:
        order: What is installed.
        phase: How far it is.
        fetched: Bytes and speed, once some have come.
        planned: What is going to be fetched, once that is known.
        retrying: The connection broke, and it waits before it goes on.
        failed: Why it failed.
    """

    order: Order
    phase: Phase
    fetched: Fetched | None = None
    planned: Planned | None = None
    retrying: Retrying | None = None
    failed: Failed | None = None

    @property
    def size(self) -> int:
        """Bytes of the whole download; 0 while unknown."""
        if self.fetched is not None:
            return self.fetched.size
        return self.planned.size if self.planned is not None else 0

    def after(self, event: Planned | Fetched | Retrying | Stage) -> InstallProgress:
        """The state after an event; an installation that is to stop stays at that."""
        match event:
            case Planned():
                progress = replace(self, planned=event, phase=Phase.FETCHING)
            case Fetched():
                progress = replace(self, fetched=event, retrying=None, phase=Phase.FETCHING)
            case Retrying():
                progress = replace(self, retrying=event)
            case Stage():
                phase = _PHASES.get(event.name, self.phase)
                progress = replace(self, phase=phase, retrying=None)
        return replace(progress, phase=Phase.STOPPING) if self.phase is Phase.STOPPING else progress
