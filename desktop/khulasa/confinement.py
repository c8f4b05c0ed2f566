"""What a process of ours gives up before it takes in what others wrote: the network, core dumps.

The network is closed three times over, because not every system allows each: a network name space
of its own, in which there is nothing; a filter in the kernel that refuses every socket but local
ones; and in Python a hook that refuses what would use one. The first two are Linux's.
"""

from __future__ import annotations

import ctypes
import platform
import socket
import struct
import sys
from contextlib import suppress

_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000  # CLONE_NEWNET, CLONE_NEWUSER of sched.h
_NO_NEW_PRIVILEGES, _SET_FILTER, _FILTER_MODE = 38, 22, 2  # PR_… of linux/prctl.h
# Of each machine what linux/audit.h calls it, and the number of the system call "socket".
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_IO_URING_SETUP = 425  # opens sockets without the call "socket"
_X32 = 0x40000000  # from here on x86-64 has all its calls a second time
# Of linux/bpf_common.h and linux/seccomp.h.
_LOAD, _JUMP_IF_EQUAL, _JUMP_IF_NOT_BELOW, _RETURN = 0x20, 0x15, 0x35, 0x06
_CALL, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16
_ALLOW, _REFUSE = 0x7FFF0000, 0x0005000D  # the latter is the error EACCES
_FORBIDDEN = (
    *("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"),
    *("socket.sendto", "socket.sendmsg"),
    *("os.exec", "os.posix_spawn", "os.startfile", "os.system"),
)


def leave_the_network() -> None:
    """Give up the network for good: by the system where it lets a user do so, and in Python.

    To be called while the process has one thread. What would use the network, or start a program
    by other ways than ``subprocess``, is a ``PermissionError``; what is started has none either.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            library = ctypes.CDLL(None)
            # Alone it is for root, who would lose his rights to others' files in a user name space.
            if library.unshare(_NEW_NETWORK) != 0:
                library.unshare(_NEW_USER | _NEW_NETWORK)
            _refuse_sockets(library)
    sys.addaudithook(_refuse)


def leave_no_core() -> None:
    """Have a crash leave no picture of the memory, which holds articles, on disk."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_data(most: int) -> None:
    """Have allocations beyond a limit fail on Linux, instead of taking others' memory.

    Args:
        most: Bytes that the process may have for itself; files that it maps do not count.
    """
    if sys.platform != "linux":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _refuse_sockets(library: ctypes.CDLL) -> None:
    machine = _MACHINES.get(platform.machine())
    if machine is None or sys.maxsize < 2**32:
        return
    code, socket_call = machine
    # Each step: what, how many steps to skip if it holds and if not, a number.
    steps = (
        (_LOAD, 0, 0, _MACHINE),
        (_JUMP_IF_EQUAL, 0, 7, code),
        (_LOAD, 0, 0, _CALL),
        (_JUMP_IF_NOT_BELOW, 5, 0, _X32),
        (_JUMP_IF_EQUAL, 4, 0, _IO_URING_SETUP),
        (_JUMP_IF_EQUAL, 0, 2, socket_call),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_JUMP_IF_EQUAL, 0, 1, socket.AF_UNIX),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    )
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    head = struct.pack("HP", len(steps), ctypes.addressof(program))
    # Without it the filter would be for root alone; programs that change the user lose that.
    library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    library.prctl(_SET_FILTER, _FILTER_MODE, ctypes.c_char_p(head), 0, 0)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} is not allowed in this process of Khulasa")
