"""Whether the window can be shown, and with which fonts."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from typing import Any

from khulasa import processes
from khulasa.display import why_no_window
from khulasa.doctor.finding import Finding

_PROBE_COMMAND = processes.command(processes.PROBE)
_PATIENCE = 60.0
_AGAIN = "Install Khulasa again; your models and settings stay."
_MOST_NAMED = 5
_MOST_SAID = 600
_NO_SCREEN = "offscreen"

Probe = Callable[[str], dict[str, Any]]
"""Starts Qt on a platform, or on the usual one for "", and gives what ``qt_probe`` prints.

Raises OSError with the reason where Qt does not start.
"""


def look_at_window(
    probe: Probe | None = None, reason: Callable[[], str] = why_no_window
) -> tuple[Finding, ...]:
    """The window, Qt's platform plugins, the screens and the fonts.

    Args:
        probe: How to start Qt; by default in a process of its own.
        reason: Gives what is known to keep the window from opening; empty if nothing is.
    """
    probe = probe or start_qt
    why = reason()
    if not why:
        try:
            seen = probe("")
        except OSError as error:
            why = f"Qt does not start: {error}"
        else:
            shown = f"can be shown, by Qt {seen['qt']} on {seen['platform']}"
            screens = (Finding("Screen", screen) for screen in seen["screens"])
            return (Finding("Window", shown), *screens, *_plugins_and_fonts(seen))
    window = Finding("Window", "cannot be shown", f"{why[0].upper()}{why[1:]}.", _mend(why))
    try:
        return (window, *_plugins_and_fonts(probe(_NO_SCREEN)))
    except OSError:
        return (window,)


def start_qt(platform: str) -> dict[str, Any]:
    """Start Qt in another process; see ``Probe``."""
    environment = {**os.environ, **({"QT_QPA_PLATFORM": platform} if platform else {})}
    try:
        ended = subprocess.run(
            _PROBE_COMMAND,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=environment,
            timeout=_PATIENCE,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        raise OSError(f"it did not answer within {_PATIENCE:.0f} seconds") from error
    try:
        seen: dict[str, Any] = json.loads(ended.stdout)
    except ValueError as error:
        said = " ".join(ended.stderr.split())[-_MOST_SAID:].rstrip(".")
        raise OSError(said or f"it ended with code {ended.returncode}") from error
    return seen


def _plugins_and_fonts(seen: dict[str, Any]) -> tuple[Finding, ...]:
    missing, others = seen["missing_fonts"], seen["arabic_fonts"]
    shown = ", ".join(others[:_MOST_NAMED]) or "none"
    more = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
    if missing:
        problem = f"Fonts of Khulasa's own cannot be read: {', '.join(missing)}."
        arabic = Finding("Arabic font", "missing", problem, _AGAIN)
    else:
        arabic = Finding("Arabic font", "Noto Naskh Arabic, Khulasa's own")
    return (
        Finding("Qt's platform plugins", ", ".join(seen["plugins"]) or "built in"),
        Finding("Font of the window", seen["font"]),
        arabic,
        Finding("Other fonts with Arabic", f"{shown}{more}"),
    )


def _mend(why: str) -> str:
    if "PySide6" in why:
        return _AGAIN
    if "library" in why:
        return "Install the package that has this library; docs/install.md lists them for Debian."
    if "display" in why:
        return (
            "Start Khulasa from a desktop session, or do without a window: khulasa translate FILE"
        )
    return f"{_AGAIN} Meanwhile this works without a window: khulasa translate FILE"
