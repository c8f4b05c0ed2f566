"""Doing something in one of the next rounds of events."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def later(owner: QObject, do: Callable[[], object]) -> None:
    """Do something after what is going on now, unless its owner is gone by then.

    ``QTimer.singleShot`` would keep what is to be done, and all that knows, for ever after that.

    Args:
        owner: In whose thread, and as long as it is there.
        do: What is done.
    """
    timer = QTimer(owner, interval=0, singleShot=True)
    timer.timeout.connect(do)
    timer.timeout.connect(timer.deleteLater)
    timer.start()
