"""Starting a process that reads one article, and waiting for what it says."""

from __future__ import annotations

import signal
import subprocess
from contextlib import suppress

from khulasa.article.child.messages import Answer, Request
from khulasa.article.errors import ReadError
from khulasa.article.model import Article
from khulasa.child_process import environment
from khulasa.codec import from_json, to_json
from khulasa.processes import READER, command, working_folder
from khulasa.wording import _

MOST_SECONDS = 60.0
"""How long reading one file may take."""


class ReadingStoppedError(ReadError):
    """Reading was stopped by the user."""


class ReadingProcess:
    """A process that waits for one request; to be used once.

    It imports what it needs at once, so that one started ahead of time answers sooner.

    Raises:
        OSError: It cannot be started.
    """

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            command(READER),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=working_folder(),
            env=environment(offline=True),
            # Ctrl+C in the terminal is for the app, which then ends this. A group, no session: what
            # is stopped and left behind by its app is ended by the system then.
            process_group=0,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._stopped = False

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    def read(
        self, request: Request, data: bytes = b"", *, seconds: float = MOST_SECONDS
    ) -> Article:
        """Have an article read; returns when that is done, so call it from a thread.

        Args:
            request: What and how.
            data: The bytes that follow the request; ``request.follow`` counts them.
            seconds: How long it may take.

        Raises:
            ReadError: It cannot be read, took too long, or the process died of it.
            LockedError: It is encrypted, and the password is missing or wrong.
            ReadingStoppedError: ``stop`` was called meanwhile.
        """
        name = request.path or request.name or _("the pasted text")
        message = to_json(request).encode("utf-8", "surrogatepass") + b"\n" + data
        try:
            output, errors = self._process.communicate(message, timeout=seconds)
        except subprocess.TimeoutExpired:
            self._end()
            raise ReadError(
                _(
                    "Cannot read {}: it took longer than {:.0f} seconds; cut the part you need"
                    " into a file of its own."
                ).format(name, seconds)
            ) from None
        if self._stopped:
            raise ReadingStoppedError(_("Reading {} was stopped.").format(name))
        if not output.endswith(b"\n"):
            raise ReadError(
                _(
                    "Cannot read {}: the program that reads it crashed ({}); open the file in its"
                    " own program and save it again, or copy the text and paste it."
                ).format(name, _cause(self._process.returncode))
            ) from RuntimeError(errors.decode("utf-8", "replace")[-4000:])
        return from_json(Answer, output).opened()

    def stop(self) -> None:
        """End the process, from any thread; ``read`` raises then."""
        self._stopped = True
        self._process.kill()

    def close(self) -> None:
        """End a process that was never asked."""
        self._end()

    def _end(self) -> None:
        self._process.kill()
        with suppress(OSError, ValueError):
            self._process.communicate()


def read_in_child(request: Request, data: bytes = b"", *, seconds: float = MOST_SECONDS) -> Article:
    """Read an article in a process of its own.

    Args:
        request: What and how.
        data: The bytes that follow the request.
        seconds: How long it may take.

    Raises:
        ReadError: As with :meth:`ReadingProcess.read`.
        OSError: The process cannot be started.
    """
    process = ReadingProcess()
    try:
        return process.read(request, data, seconds=seconds)
    finally:
        process.close()


def _cause(code: int) -> str:
    if code < 0:
        return signal.Signals(-code).name
    return _("code {}").format(code)
