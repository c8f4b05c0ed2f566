"""Whether a window can be shown; asked first, because Qt ends the process where it cannot."""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from pathlib import Path

from khulasa.wording import _

_LOCAL_DISPLAY = re.compile(r":(\d+)(?:\.\d+)?")


def why_no_window() -> str:
    """The reason why no window can be shown, as part of a sentence; empty if one can.

    macOS and Windows always have a display; on Linux the display has to answer and Qt's plugin
    for it has to find its system libraries.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("WAYLAND_DISPLAY"):
        return _missing_library("QtWidgets.abi3.so")
    display = os.environ.get("DISPLAY")
    if not display:
        return _("there is no display")
    if not _answers(display):
        return _("the display {} does not answer").format(display)
    return _missing_library("QtWidgets.abi3.so", "Qt/plugins/platforms/libqxcb.so")


def _answers(display: str) -> bool:
    local = _LOCAL_DISPLAY.fullmatch(display)
    if local is None:
        return True  # on another machine, as with ssh -X: Qt finds out
    import socket

    path = f"/tmp/.X11-unix/X{local.group(1)}"
    # X servers listen in Linux's abstract name space, in the file system, or in both.
    for address in (f"\0{path}", path):
        with socket.socket(socket.AF_UNIX) as connection:
            try:
                connection.connect(address)
            except OSError:
                continue
            return True
    return False


def _missing_library(*files: str) -> str:
    import ctypes

    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        return _("PySide6 is not installed")
    for file in files:
        try:
            ctypes.CDLL(str(Path(spec.origin).parent / file))
        except OSError as error:
            library = str(error).split(":")[0]
            return _("the system library {} is missing (`make libraries` brings it)").format(
                library
            )
    return ""
