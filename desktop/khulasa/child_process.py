"""A process of ours seen from outside: lines in, lines out, never blocking the caller."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import IO, Any

from khulasa.processes import working_folder
from khulasa.wording import Phrase, phrase

_ENVIRONMENT = {
    # Threads that spin while they wait cost a factor of ten when another process has the core.
    "OMP_WAIT_POLICY": "PASSIVE",
    "TOKENIZERS_PARALLELISM": "false",
    "HF_HUB_DISABLE_TELEMETRY": "1",
}
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
# What a process gets that may not use the network: where things are, the language, and what is for
# it or its libraries. No keys, no addresses, no way to the desktop and its other programs.
_HANDED_ON = frozenset(
    (
        *("PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP"),
        *("LD_LIBRARY_PATH", "GLIBC_TUNABLES", "TESSDATA_PREFIX"),
        # Without these Windows starts no Python, finds no program and no folder.
        *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "OS", "USERNAME"),
        *("USERPROFILE", "HOMEDRIVE", "HOMEPATH", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA"),
        *("ALLUSERSPROFILE", "PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432"),
        *("COMMONPROGRAMFILES", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE"),
    )
)
_HANDED_ON_BEGINNINGS = (
    *("KHULASA_", "LC_", "XDG_DATA_", "XDG_CONFIG_", "XDG_CACHE_", "XDG_STATE_"),
    *("PYTHON", "_PYI_", "DYLD_", "OMP_", "KMP_", "MKL_", "OPENBLAS_", "CT2_", "CUDA_", "NVIDIA_"),
)


def popen_options(*, offline: bool = True) -> dict[str, Any]:
    """What every process of ours is started with, as ``subprocess`` takes it.

    Args:
        offline: Whether it may not use the network.
    """
    return {
        "cwd": working_folder(),
        "env": environment(offline=offline),
        # Ctrl+C in the terminal is for the app, which then ends this. A group, no session: what
        # is stopped and left behind by its app is ended by the system then.
        "process_group": 0,
        "creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0),
    }


class ChildProcess:
    """A running process, which reads and writes lines: the engine, or an installation.

    Args:
        command: What to run.
        on_line: Called from a thread with every line it writes, and with None at its end.
        on_error_line: Called from a thread with every line it writes to standard error.
        offline: Whether it may not use the network; only what installs a model may.
        settings: Go into its environment, before what is there.

    Raises:
        OSError: It cannot be started.
    """

    def __init__(
        self,
        command: Sequence[str],
        on_line: Callable[[str | None], None],
        *,
        on_error_line: Callable[[str], None] = lambda _line: None,
        offline: bool = True,
        settings: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        options = popen_options(offline=offline)
        options["env"].update(settings)
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            **options,
        )
        self._outbox: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._last_words: deque[str] = deque(maxlen=40)
        # Popen types its pipes as optional; asked for, they are there.
        stdin, stdout, stderr = self._process.stdin, self._process.stdout, self._process.stderr
        assert stdin is not None
        assert stdout is not None
        assert stderr is not None
        self._threads = [
            threading.Thread(target=target, args=arguments, daemon=True)
            for target, arguments in (
                (self._write, (stdin,)),
                (self._read, (stdout, on_line)),
                (self._remember, (stderr, on_error_line)),
            )
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    def send(self, line: str) -> None:
        """Give the process a line; returns at once."""
        self._outbox.put(line)

    def end(self, timeout: float = 0.0) -> None:
        """End the process: ask, wait ``timeout`` seconds, then kill it."""
        self._outbox.put(None)
        if timeout:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout)
        self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join(timeout=1.0)
        for stream in (self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()

    def exit_code(self) -> int:
        """The code that the process ended with, below zero the signal; waits for its end."""
        return self._process.wait()

    def cause_of_death(self) -> Phrase:
        """How the process ended, in a few words; waits for its end."""
        code = self.exit_code()
        if code < 0:
            return phrase("it was ended by signal {signal}", signal=signal.Signals(-code).name)
        return phrase("it ended with code {code}", code=code)

    def last_words(self) -> str:
        """The end of what it wrote to standard error, for a bug report."""
        self._threads[-1].join(timeout=1.0)
        return "".join(self._last_words)

    def _write(self, stream: IO[str]) -> None:
        try:
            with stream:
                while (line := self._outbox.get()) is not None:
                    stream.write(line + "\n")
                    stream.flush()
        except OSError:
            pass  # it died; the reading thread reports that

    def _read(self, stream: IO[str], on_line: Callable[[str | None], None]) -> None:
        for line in stream:
            if line.endswith("\n"):  # else it died in the middle of it
                on_line(line)
        on_line(None)

    def _remember(self, stream: IO[str], on_error_line: Callable[[str], None]) -> None:
        for line in stream:
            self._last_words.append(line)
            on_error_line(line)


def end_with_children(process: subprocess.Popen[bytes]) -> None:
    """End a process that leads a session of its own, and all that it started.

    Args:
        process: It may have ended already, and have left others behind.
    """
    import psutil

    started = []
    with suppress(psutil.Error):
        started = psutil.Process(process.pid).children(recursive=True)
    for one in started:
        with suppress(psutil.Error):
            one.kill()
    if sys.platform != "win32":
        # Also those whose own parent is gone.
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def environment(*, offline: bool) -> dict[str, str]:
    """The environment of our processes.

    Args:
        offline: Whether the process may not use the network; then it gets but a part of ours.
    """
    if not offline:
        return {**os.environ, **_ENVIRONMENT}
    handed_on = {
        name: value
        for name, value in os.environ.items()
        if name in _HANDED_ON or name.startswith(_HANDED_ON_BEGINNINGS)
    }
    return {**handed_on, **_ENVIRONMENT, **_OFFLINE}
