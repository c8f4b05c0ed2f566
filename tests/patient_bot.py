"""pytest-qt's bot, which waits as long as a busy machine needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

_LONGEST_MS = 120_000  # only what never comes is waited for so long


class PatientBot(QtBot):  # type: ignore[misc]
    """Gives up later than pytest-qt's own bot, which does after five seconds."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = _LONGEST_MS) -> None:  # noqa: N802
        """Wait until a callback returns something true."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = _LONGEST_MS, **more: Any) -> Any:  # noqa: N802
        """Wait, at the end of a block, until a signal was sent."""
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitExposed(self, widget: Any, *, timeout: int = _LONGEST_MS) -> Any:  # noqa: N802
        """Wait, at the end of a block, until a window is on the screen."""
        return super().waitExposed(widget, timeout=timeout)

    def waitActive(self, widget: Any, *, timeout: int = _LONGEST_MS) -> Any:  # noqa: N802
        """Wait, at the end of a block, until a window has the keyboard."""
        return super().waitActive(widget, timeout=timeout)
