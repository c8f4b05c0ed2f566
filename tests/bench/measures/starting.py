"""From the start of the program to a painted window, beside a window with nothing in it."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.library_speed import fill
from bench.places import REPOSITORY, environment
from bench.report import Figure, Section
from bench.rounds import Spread, in_turn, ratio
from khulasa.library.database.location import FILE
from khulasa.library.facade import Library

_OURS, _AGAIN, _EMPTY = "khulasa", "again", "empty"
_WORDS = 1_000  # of the article that is open again


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
    """Started in turn, without a screen: with an empty library, with one, and an empty window."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        kept = home / "kept"
        _keep_an_article(kept)
        modules = _started(_OURS, home, []).modules
        took = in_turn(
            {
                _OURS: lambda: _started(_OURS, home, []),
                _AGAIN: lambda: _started(_OURS, home, [], kept),
                _EMPTY: lambda: _started(_EMPTY, home, modules),
            },
            rounds,
        )
    painted = [start.painted for start in took[_OURS]]
    ready = [start.ready for start in took[_OURS]]
    again = [start.ready for start in took[_AGAIN]]
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
            Figure("the same with the article that was open before", Spread.of(again), unit="s"),
            Figure("an empty window", Spread.of(empty), unit="s"),
        ),
        notes=(
            f"The empty one is a QMainWindow of a program that imports the same modules of Qt: "
            f"{', '.join(modules)}. Both paint into memory. Khulasa's shows its start page. Where "
            f"an article was open before, here one of {_WORDS:,} words, the first picture is a "
            "frame, in which that article stands when all is in.",
        ),
    )


def _keep_an_article(folder: Path) -> None:
    """Make a library with an article that is translated and was open when the app ended."""
    library = Library.open(folder / FILE)
    fill(library, 1, _WORDS, random.Random(18))
    (record,) = library.list_articles()
    library.set_open(record.id, "en").result()
    library.close(leave_open=True)


def _started(which: str, home: Path, modules: list[str], kept: Path | None = None) -> _Start:
    folders = {f"KHULASA_{name}": str(home / name) for name in ("CONFIG", "STATE")}
    with (
        _library(home, kept) as library,
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


@contextmanager
def _library(home: Path, kept: Path | None) -> Iterator[str]:
    """A library for one start: an empty one, since a start fills it, or a copy of another."""
    with tempfile.TemporaryDirectory(dir=home) as folder:
        if kept is not None:
            shutil.copytree(kept, folder, dirs_exist_ok=True)
        yield folder
