"""What a reading process may not do: use the network, start programs, or take all the memory."""

from __future__ import annotations

import ctypes
import os
import select
import sys
import threading
from contextlib import suppress

MOST_MEMORY = 1_500_000_000
"""Bytes of memory that reading one file may take."""

_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000  # CLONE_NEWNET, CLONE_NEWUSER of sched.h
_FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.sendto",
    "socket.sendmsg",
    "os.exec",
    "os.posix_spawn",
    "os.startfile",
    "os.system",
)


def limit_memory(most: int = MOST_MEMORY) -> None:
    """Have allocations beyond a limit fail; where the system has no such limit, nothing happens.

    Args:
        most: Bytes of address space.
    """
    if sys.platform == "win32":
        return
    import resource

    # macOS knows the limit and refuses to set it.
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def leave_the_network() -> None:
    """Give up the network for good: by the system where it lets a user do so, and in Python.

    To be called while the process has one thread. A file that a parser would fetch, or a program
    that it would start, is a ``PermissionError``.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)
    sys.addaudithook(_refuse)


def end_with_app() -> None:
    """Have this process end when whoever hears its standard output is gone, also while it reads.

    To be called after :func:`leave_the_network`: it starts a thread.
    """
    if hasattr(select, "poll"):
        threading.Thread(target=_wait_for_end_of_app, daemon=True).start()


def _wait_for_end_of_app() -> None:
    waiting = select.poll()
    waiting.register(1, 0)  # errors and hang-ups only, which are always told
    waiting.poll()
    import psutil  # only now: most processes end otherwise

    with suppress(psutil.Error):
        # An old Office document is being converted by another program.
        for child in psutil.Process().children(recursive=True):
            child.kill()
    os._exit(1)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} is not allowed while a file is read")
