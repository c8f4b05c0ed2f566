"""What `make run` starts, as make itself says it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


def commands(*said: str) -> str:
    """What would be run."""
    # Tests are run by make themselves: what that one was told is none of this one's business.
    surroundings = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    done = subprocess.run(
        ["make", "--dry-run", "run", *said],
        cwd=REPOSITORY,
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    )
    return " ".join(done.stdout.replace("\\\n", " ").split())


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not there")
def test_it_opens_the_window_which_fetches_the_full_models_unless_told_not_to() -> None:
    usual = commands()
    assert usual.endswith("-m khulasa open --fetch-models --sample")
    assert "KHULASA_STARTER_ONLY" not in usual
    assert "models install" not in usual  # whatever is fetched comes behind the window
    assert commands("FILE=a.txt").endswith('open --fetch-models "a.txt"')
    assert "KHULASA_STARTER_ONLY=1" in commands("MODELS=none")
