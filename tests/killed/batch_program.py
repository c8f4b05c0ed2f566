"""``khulasa batch`` with an engine that makes an outcome of each text; may kill itself.

python batch_program.py LEDGER LAST_STATEMENT LAST_RENAMING ARGUMENT ...

The last statement of SQL and the last renaming of a file that it lives to see; from 0, and there
is a moment before and one after each renaming.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path
from typing import Any

from dying import NEVER, Steps

from khulasa.batch import lane
from khulasa.cli.main import main
from khulasa.engine.client import Engine

ENGINE = Path(__file__).parents[1] / "batch" / "text_engine.py"
PORTION = 15  # sentences


def program(ledger: str, last_statement: int, last_renaming: int, arguments: list[str]) -> int:
    if last_statement != NEVER:
        Steps(last_statement)
    connect = sqlite3.connect
    steps, replace = Steps(last_renaming), os.replace
    sqlite3.connect = connect

    def stepping(*paths: Any) -> None:
        steps.take()
        replace(*paths)
        steps.take()

    os.replace = stepping
    Engine.started = lambda: Engine((sys.executable, str(ENGINE), ledger))  # type: ignore[assignment,method-assign]
    lane.PORTION = PORTION
    return main(["batch", *arguments])


if __name__ == "__main__":
    sys.exit(program(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]))
