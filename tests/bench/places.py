"""Where the benches find what they read, and keep what they make."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = REPOSITORY.parent / "shared"
BUILD = REPOSITORY / "build" / "bench"
RECORDED = SHARED / "recorded"
_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"


def environment(**more: str) -> dict[str, str]:
    """The environment of a process that measures: with the code, and none of the user's folders."""
    path = os.pathsep.join(str(REPOSITORY / name) for name in ("desktop", "tests", "."))
    own = BUILD / "own"
    # Users' modules are compiled once: an environment that forbids it would have each start do so.
    outer = {name: value for name, value in os.environ.items() if name != _UNCOMPILED}
    return {
        **outer,
        "PYTHONPATH": path,
        "OMP_WAIT_POLICY": "PASSIVE",
        "QT_QPA_PLATFORM": "offscreen",
        "KHULASA_SHARED_MODELS": "",
        **{f"KHULASA_{name}": str(own / name.lower()) for name in ("MODELS", "CONFIG", "STATE")},
        "KHULASA_LIBRARY": str(own / "library"),
        **more,
    }


def python(arguments: list[str], **more: str) -> str:
    """Run a module in a new process; returns what it printed.

    Raises:
        subprocess.CalledProcessError: It failed; its words are on standard error.
    """
    done = subprocess.run(
        [sys.executable, *arguments],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
        env=environment(**more),
    )
    return done.stdout
