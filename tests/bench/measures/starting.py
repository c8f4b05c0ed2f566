"""From the start of the program to a painted window, beside a window with nothing in it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.places import REPOSITORY, environment
from bench.report import Figure, Section
from bench.rounds import Spread, in_turn, ratio

_OURS, _EMPTY = "khulasa", "empty"


def start_time(rounds: int) -> Section:
    """Both are started in turn, with an empty library, without a screen."""
    with tempfile.TemporaryDirectory() as home:
        modules = _started(_OURS, Path(home), [])[1]
        took = in_turn(
            {
                _OURS: lambda: _started(_OURS, Path(home), [])[0],
                _EMPTY: lambda: _started(_EMPTY, Path(home), modules)[0],
            },
            rounds,
        )
    return Section(
        "Start",
        (
            Figure(
                "start to painted window, of an empty one", ratio(took[_OURS], took[_EMPTY]), 1.5
            ),
            Figure("Khulasa's window", Spread.of(took[_OURS]), unit="s"),
            Figure("an empty window", Spread.of(took[_EMPTY]), unit="s"),
        ),
        notes=(
            f"The empty one is a QMainWindow of a program that imports the same modules of Qt: "
            f"{', '.join(modules)}. Both paint into memory.",
        ),
    )


def _started(which: str, home: Path, modules: list[str]) -> tuple[float, list[str]]:
    """Seconds until the window is painted, and the modules of Qt that were loaded by then."""
    folders = {f"KHULASA_{name}": str(home / name) for name in ("CONFIG", "STATE", "LIBRARY")}
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "bench.start_program", which, *modules],
        stdout=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
        env=environment(**folders),
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took = time.perf_counter() - began
        if not line:
            raise RuntimeError(f"the window of {which} ended with {process.wait()}")
    return took, line.split()
