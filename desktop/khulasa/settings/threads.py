"""The cores that the reader lets models take."""

from __future__ import annotations

from khulasa.engine.computing.threads import use_threads, wanted_threads
from khulasa.settings.keys import THREADS
from khulasa.settings.store import Settings


def use_chosen_threads(settings: Settings) -> None:
    """Have the engines that this process starts take as many as were chosen.

    What the environment says goes first.
    """
    if not wanted_threads():
        use_threads(settings.get(THREADS))
