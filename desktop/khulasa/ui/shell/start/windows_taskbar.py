"""The name under which Windows groups windows in its taskbar."""

from __future__ import annotations

import sys
from typing import Any

NAME = "Khulasa.Khulasa"


def name_windows(system: str = sys.platform, shell: Any = None) -> None:
    """Tell Windows that our windows are not Python's.

    Run by Python, the window would stand in the taskbar under Python's icon. A packaged Khulasa
    is a program of its own and is grouped with its shortcuts by its path, so it is left alone.

    Args:
        system: As ``sys.platform``.
        shell: Windows' shell32; found by default.
    """
    if system != "win32" or getattr(sys, "frozen", False):
        return
    import ctypes

    shell = shell or getattr(ctypes, "windll").shell32  # noqa: B009 (only Windows has it)
    shell.SetCurrentProcessExplicitAppUserModelID(NAME)
