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
from khulasa.wording import N_, _, count_text, fill_text, list_text

_PROBE_COMMAND = processes.command(processes.PROBE)
_PATIENCE = 60.0
_AGAIN = N_("Install Khulasa again; your models and settings stay.")
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
    why = known = reason()
    if not why:
        try:
            seen = probe("")
        except OSError as error:
            why = _("Qt does not start: {error}").format(error=error)
        else:
            shown = _("can be shown, by Qt {version} on {platform}").format(
                version=seen["qt"], platform=seen["platform"]
            )
            screens = (Finding(_("Screen"), screen) for screen in seen["screens"])
            return (Finding(_("Window"), shown), *screens, *_plugins_and_fonts(seen))
    problem = f"{why[0].upper()}{why[1:]}."
    mend = _mend(why, known_before=bool(known))
    window = Finding(_("Window"), _("cannot be shown"), problem, mend)
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
        raise OSError(
            fill_text("it did not answer within {seconds:.0f} seconds", seconds=_PATIENCE)
        ) from error
    try:
        seen: dict[str, Any] = json.loads(ended.stdout)
    except ValueError as error:
        said = " ".join(ended.stderr.split())[-_MOST_SAID:].rstrip(".")
        raise OSError(
            said or _("it ended with code {code}").format(code=ended.returncode)
        ) from error
    return seen


def _plugins_and_fonts(seen: dict[str, Any]) -> tuple[Finding, ...]:
    missing, others = seen["missing_fonts"], seen["arabic_fonts"]
    shown = list_text(others[:_MOST_NAMED]) or _("none")
    if len(others) > _MOST_NAMED:
        shown = count_text(
            "{names} and {} more", "{names} and {} more", len(others) - _MOST_NAMED, names=shown
        )
    if missing:
        problem = _("Fonts of Khulasa's own cannot be read: {fonts}.").format(
            fonts=list_text(missing)
        )
        arabic = Finding(_("Arabic font"), _("missing"), problem, _(_AGAIN))
    else:
        arabic = Finding(_("Arabic font"), _("Noto Naskh Arabic, Khulasa's own"))
    return (
        Finding(_("Qt's platform plugins"), list_text(seen["plugins"]) or _("built in")),
        Finding(_("Font of the window"), seen["font"]),
        arabic,
        Finding(_("Other fonts with Arabic"), shown),
    )


def _mend(why: str, *, known_before: bool) -> str:
    """What to do; what is known before Qt starts is told apart by names, which no language has."""
    if "PySide6" in why:
        return _(_AGAIN)
    if ".so" in why or "library" in why:
        return _(
            "Install the package that has this library; docs/install.md lists them for Debian."
        )
    # Qt speaks English, and says it of displays only.
    if known_before or "display" in why:
        return _(
            "Start Khulasa from a desktop session, or do without a window: khulasa translate FILE"
        )
    return _("{again} Meanwhile this works without a window: khulasa translate FILE").format(
        again=_(_AGAIN)
    )
