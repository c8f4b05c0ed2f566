"""How far the work is, on the app's button in the bar of the desktop (Linux).

Docks listen for a signal that came with Unity, on the session's bus: KDE's task bar, Dash to Dock,
Ubuntu's dock, Plank. Qt has nothing of its own for it. Where nobody listens, nothing happens.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable

from khulasa.reading.session import Session

_BUS = "DBUS_SESSION_BUS_ADDRESS"
# The name of the file that starts the app, as docks know it.
_LAUNCHER = "application://khulasa.desktop"
_PATH, _INTERFACE, _SIGNAL = "/khulasa", "com.canonical.Unity.LauncherEntry", "Update"

Send = Callable[[dict[str, float | bool]], None]


def share_done(articles: Iterable[Session]) -> float | None:
    """How much is done of all articles that are worked at, from 0 to 1; None if none is."""
    steps = [article.steps() for article in articles if article.running]
    total = sum(all_of_it for _done, all_of_it in steps)
    return sum(done for done, _all in steps) / total if total else None


class LauncherProgress:
    """Tells the desktop how far the work is, whenever that is another hundredth.

    Args:
        send: Sends what is to be shown; by default over the bus, if there is one.
    """

    def __init__(self, send: Send | None = None) -> None:
        has_bus = sys.platform == "linux" and os.environ.get(_BUS)
        self._send = send or (_send if has_bus else None)
        self._shown = -1

    def show(self, share: float | None) -> None:
        """Show how much is done, from 0 to 1; None to show nothing of it."""
        hundredths = -1 if share is None else int(100 * share)
        if self._send is not None and hundredths != self._shown:
            self._shown = hundredths
            self._send({"progress": share or 0.0, "progress-visible": share is not None})


def _send(shown: dict[str, float | bool]) -> None:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    message = QDBusMessage.createSignal(_PATH, _INTERFACE, _SIGNAL)
    message.setArguments([_LAUNCHER, shown])
    QDBusConnection.sessionBus().send(message)
