"""The file of a run whose results go to a URL: worked at on this machine, copied to the results."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from khulasa.batch.run_file import RunFile
from khulasa.cluster.stores import UrlStore

_SECONDS_BETWEEN = 60.0
# Copying takes at most this part of the time, however many documents there are.
_LEAST_TIMES = 20.0


class KeptState:
    """Copies a run's file into the store of its results, so that any machine can go on with it.

    Args:
        store: Of the results.
        name: The file's name there.
        folder: On this machine, for the copy before it is sent.
    """

    def __init__(self, store: UrlStore, name: str, folder: Path) -> None:
        self._store, self._name, self._folder = store, name, folder
        self._next = monotonic() + _SECONDS_BETWEEN

    def put_if_due(self, state: RunFile) -> None:
        """Copy the file if that was not done of late; see ``put``."""
        if monotonic() >= self._next:
            self.put(state)

    def put(self, state: RunFile) -> None:
        """Copy the file.

        Raises:
            CannotWriteResultError: It cannot be written.
            sqlite3.Error: There is no room for it on this machine.
        """
        began = monotonic()
        copy = self._folder / "copy.sqlite"
        copy.unlink(missing_ok=True)
        state.copy_to(copy)
        self._store.write(self._name, copy.read_bytes())
        copy.unlink()
        now = monotonic()
        self._next = now + max(_SECONDS_BETWEEN, _LEAST_TIMES * (now - began))
