"""The most memory that a process and its children take together."""

from __future__ import annotations

import threading
from types import TracebackType

import psutil

_INTERVAL = 0.05  # seconds


def memory_of(pid: int, *, children: bool = True) -> int:
    """Bytes of a process and its children; what several share counts once (PSS), on Linux."""
    total = 0
    try:
        root = psutil.Process(pid)
        family = [root, *(root.children(recursive=True) if children else ())]
    except psutil.NoSuchProcess:
        return 0
    for process in family:
        try:
            information = process.memory_full_info()
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue  # it has just ended
        total += int(getattr(information, "pss", information.uss))
    return total


class PeakMemory:
    """Looks at a family of processes again and again, while the block runs.

    Attributes:
        most: The largest sum seen, in bytes.
    """

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self.most = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> PeakMemory:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while True:
            self.most = max(self.most, memory_of(self._pid))
            if self._over.wait(_INTERVAL):
                return
