"""From the start of the program to a painted window, beside a window with nothing in it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.places import REPOSITORY, environment
from bench.report import Figure, Section
from bench.rounds import Spread, in_turn, ratio

_OURS, _EMPTY = "khulasa", "empty"


@dataclass(frozen=True, slots=True)
class _Start:
    """How long a start took.

    Attributes:
        painted: Seconds until the window was painted.
        computing: Seconds of a core that it took until then, whatever else the machine did.
        ready: Seconds until all was in it.
        modules: The modules of Qt that were loaded when it was painted.
    """

    painted: float
    computing: float
    ready: float
    modules: list[str]


def start_time(rounds: int) -> Section:
    """Both are started in turn, with an empty library, without a screen."""
    with tempfile.TemporaryDirectory() as home:
        modules = _started(_OURS, Path(home), []).modules
        took = in_turn(
            {
                _OURS: lambda: _started(_OURS, Path(home), []),
                _EMPTY: lambda: _started(_EMPTY, Path(home), modules),
            },
            rounds,
        )
    painted = [start.painted for start in took[_OURS]]
    ready = [start.ready for start in took[_OURS]]
    empty = [start.painted for start in took[_EMPTY]]
    computing = ratio(
        [start.computing for start in took[_OURS]], [start.computing for start in took[_EMPTY]]
    )
    return Section(
        "Start",
        (
            Figure("start to painted window, of an empty one", ratio(painted, empty), 1.5),
            Figure("computing until then, of an empty one", computing),
            Figure("start until all is in the window, of an empty one", ratio(ready, empty)),
            Figure("Khulasa's window painted", Spread.of(painted), unit="s"),
            Figure("Khulasa's window with all that is in it", Spread.of(ready), unit="s"),
            Figure("an empty window", Spread.of(empty), unit="s"),
        ),
        notes=(
            f"The empty one is a QMainWindow of a program that imports the same modules of Qt: "
            f"{', '.join(modules)}. Both paint into memory. Khulasa's shows its start page.",
        ),
    )


def _started(which: str, home: Path, modules: list[str]) -> _Start:
    folders = {f"KHULASA_{name}": str(home / name) for name in ("CONFIG", "STATE")}
    with (
        # A first start each time: whoever has a library begins with that.
        tempfile.TemporaryDirectory(dir=home) as library,
        subprocess.Popen(
            [sys.executable, "-m", "bench.start_program", which, *modules],
            stdout=subprocess.PIPE,
            text=True,
            cwd=REPOSITORY,
            env=environment(KHULASA_LIBRARY=library, **folders),
        ) as process,
    ):
        began = time.perf_counter()
        assert process.stdout is not None
        said = process.stdout.readline().split()
        painted = time.perf_counter() - began
        process.stdout.readline()
        ready = time.perf_counter() - began
        if not said:
            raise RuntimeError(f"the window of {which} ended with {process.wait()}")
    return _Start(painted, float(said[0]), ready, said[1:])
