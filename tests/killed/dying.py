"""What the programs that are killed have in common: they count their steps, and tell a pipe."""

from __future__ import annotations

import itertools
import json
import os
import signal
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from khulasa.engine.client import Engine

ENGINE = Path(__file__).with_name("engine_program.py")
NEVER = -1


class Steps:
    """Kills this process at a step: a statement of SQL, in any thread, or something told.

    Args:
        last: The number of the step, from 0; ``NEVER`` for none.
    """

    def __init__(self, last: int) -> None:
        self._last, self._numbers = last, itertools.count()
        connect = sqlite3.connect

        def traced(*arguments: Any, **options: Any) -> sqlite3.Connection:
            connection = connect(*arguments, **options)
            connection.set_trace_callback(lambda _statement: self.take())
            return connection

        sqlite3.connect = traced  # type: ignore[assignment]

    def take(self) -> None:
        """One more step."""
        if next(self._numbers) == self._last:
            os.kill(os.getpid(), signal.SIGKILL)

    def tell(self, *what: object) -> None:
        """Tell whoever started this, with a step before and one after; nothing is buffered."""
        self.take()
        os.write(sys.stdout.fileno(), f"{json.dumps(what)}\n".encode())
        self.take()

    @property
    def taken(self) -> int:
        """How many there were."""
        return int(repr(self._numbers)[len("count(") : -1])


def scripted_engine(ledger: str, pace: float) -> Engine:
    """The engine's real client with the scripted process; see ``engine_program``."""
    command: Sequence[str] = (sys.executable, str(ENGINE), ledger, str(pace))
    return Engine(command)
