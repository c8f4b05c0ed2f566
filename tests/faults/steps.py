"""Programs that kill themselves at a step: a statement of SQL, or a change of a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from killed.dying import Steps

# What changes folders, in the os module, by which pathlib and shutil do it too.
_CHANGES = ("rename", "replace", "link", "unlink", "mkdir", "rmdir")


def watch_folders(steps: Steps) -> None:
    """Have a step before and after each change of a folder, too."""
    for name in _CHANGES:
        change = getattr(os, name)

        def stepping(*paths: Any, change: Any = change, **options: Any) -> None:
            steps.take()
            change(*paths, **options)
            steps.take()

        setattr(os, name, stepping)
    # It goes by way of descriptors otherwise, and those are another function to each.
    shutil._use_fd_functions = False  # type: ignore[attr-defined]


def run(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a program of this folder to its end, whatever that is."""
    command = [sys.executable, str(Path(__file__).with_name(program)), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
