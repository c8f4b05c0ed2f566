"""How the app starts its own processes: by Python's ``-m``, or by itself once it is packaged.

A packaged app has no Python to call. Its executable, called with ``SWITCH`` and a module as the
first words, runs that module and is nothing else; ``installer/launch.py`` looks for them. pip is
run in the same way: what it does, which index, proxy and certificates it uses, is then the same
wherever Khulasa runs.
"""

from __future__ import annotations

import runpy
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

SWITCH = "--khulasa-process"

ENGINE = "khulasa.engine"
INSTALL = "khulasa.models.installing.install"
BUILD = "khulasa.conversion"
PROBE = "khulasa.ui.shell.start.qt_probe"
READER = "khulasa.article.child"
PICKER = "khulasa.summary.picking"
PIP = "pip"
MODULES = (ENGINE, READER, PICKER, INSTALL, BUILD, PROBE, PIP)
"""The modules that run as a process of their own."""


def is_packaged() -> bool:
    """Whether this is the packaged app, which PyInstaller marks."""
    return bool(getattr(sys, "frozen", False))


def command(module: str, *arguments: str) -> tuple[str, ...]:
    """The command line that runs one of ``MODULES`` in a new process."""
    if is_packaged():
        return (sys.executable, SWITCH, module, *arguments)
    # -P: a folder the user happens to be in must not be able to put modules into the process.
    return (sys.executable, "-P", "-X", "utf8", "-m", module, *arguments)


def working_folder() -> str | None:
    """Where a new process begins: here, if this folder is still there, as libraries want it."""
    try:
        Path.cwd()
    except OSError:
        return tempfile.gettempdir()
    return None


def run_if_asked(argv: Sequence[str]) -> bool:
    """Run a module if the command line of a packaged app asks for one; else do nothing.

    Args:
        argv: As ``sys.argv``, which the module finds without the switch.

    Returns:
        Whether it did.

    Raises:
        SystemExit: The module ended with a code.
        ValueError: It is none of ``MODULES``.
    """
    if len(argv) < 3 or argv[1] != SWITCH:
        return False
    module, arguments = argv[2], argv[3:]
    if module not in MODULES:
        raise ValueError(f"Khulasa runs no process {module!r}")
    sys.argv[1:] = arguments
    runpy.run_module(module, run_name="__main__", alter_sys=True)
    return True
