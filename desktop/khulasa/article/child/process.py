"""Starting a process that reads articles, and waiting for what it says."""

from __future__ import annotations

import queue
import signal
import subprocess
import threading
from collections import deque
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import IO

from khulasa.article.child.messages import (
    REPLIES,
    Answer,
    MoreParagraphs,
    Request,
    put_together,
)
from khulasa.article.errors import ReadError
from khulasa.article.formats import PDF, PICTURE
from khulasa.article.model import Article, Paragraph
from khulasa.article.ocr.tesseract import installed_tesseract
from khulasa.article.old_office.work_folder import clear_left_behind
from khulasa.article.pages_read import OnPages, PagesRead
from khulasa.child_process import end_with_children, popen_options
from khulasa.codec import to_json
from khulasa.processes import READER, command
from khulasa.wording import Phrase, phrase

MOST_SECONDS = 60.0
"""How long reading one file may take."""
MOST_SECONDS_WITH_PICTURES = 3_600.0
"""The same if text in its pictures may have to be recognised, some seconds a page."""

_SECONDS_TO_DIE = 10.0


class ReadingStoppedError(ReadError):
    """Reading was stopped by the user."""


class ReadingProcess:
    """A process that reads one article after another.

    It imports what it needs at once, so that one started ahead of time answers sooner. Whatever
    goes wrong ends it, except for a file that it can say it cannot read; then it is ``over``.

    Raises:
        OSError: It cannot be started.
    """

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            command(READER),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **popen_options(),
        )
        # Popen types its pipes as optional; asked for, they are there.
        stdin, stdout, stderr = self._process.stdin, self._process.stdout, self._process.stderr
        assert stdin is not None
        assert stdout is not None
        assert stderr is not None
        self._stdin, self._pipes = stdin, (stdin, stdout, stderr)
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._last_words: deque[bytes] = deque(maxlen=40)
        self._threads = [
            threading.Thread(target=target, args=(stream,), daemon=True)
            for target, stream in ((self._listen, stdout), (self._remember, stderr))
        ]
        for thread in self._threads:
            thread.start()
        self._stopped = self._is_reading = False
        self.over = False

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    def read(
        self,
        request: Request,
        data: bytes = b"",
        *,
        seconds: float | None = None,
        last: bool = True,
        on_pages: OnPages | None = None,
    ) -> Article:
        """Have an article read; returns when that is done, so call it from a thread.

        Args:
            request: What and how.
            data: The bytes that follow the request; ``request.follow`` counts them.
            seconds: How long it may take; None for what its kind may take.
            last: Nothing else is to be read: the process ends.
            on_pages: Told the beginning of a long document, and how far it is, in this thread.

        Raises:
            ReadError: It cannot be read, took too long, or the process died of it.
            SeveralArticlesError: It is a folder or an archive with more than one article.
            LockedError: It is encrypted, and the password is missing or wrong.
            ReadingStoppedError: ``stop`` was called meanwhile.
        """
        if seconds is None:
            seconds = _most_seconds(request)
        name = request.path or request.name or phrase("the pasted text")
        self._is_reading = True
        request = replace(request, tells_pages=on_pages is not None)
        message = to_json(request).encode("utf-8", "surrogatepass") + b"\n" + data
        # A thread of its own: what is longer than a pipe is only taken as it is read.
        threading.Thread(target=self._tell, args=(message, last), daemon=True).start()
        try:
            reply = self._answer(monotonic() + seconds, on_pages)
        except queue.Empty:
            self.close()
            raise ReadError(
                phrase(
                    "Cannot read {}: it took longer than {:.0f} seconds; cut the part you need"
                    " into a file of its own.",
                    name,
                    seconds,
                )
            ) from None
        except (ValueError, RecursionError) as error:
            self.close()
            raise _crashed(name, phrase("it said what makes no sense")) from error
        if self._stopped or last or reply is None:
            errors = self._end(kill=self._stopped or reply is not None)
        if self._stopped:
            raise ReadingStoppedError(phrase("Reading {} was stopped.", name))
        if reply is None:
            raise _crashed(name, _cause(self._process.returncode)) from RuntimeError(errors)
        return reply.opened()

    def stop(self) -> None:
        """End the process, from any thread; ``read`` raises then."""
        self._stopped = True
        self._kill()

    def close(self) -> None:
        """End a process that is not needed any more."""
        self._end(kill=True)

    def _answer(self, until: float, on_pages: OnPages | None) -> Answer | None:
        """What it answers in the end; None if it died instead.

        Raises:
            queue.Empty: It says nothing until then.
            ValueError, RecursionError: It says what makes no sense.
        """
        before: list[Paragraph] = []
        while (left := until - monotonic()) > 0:
            line = self._answers.get(timeout=left)
            if not line.endswith(b"\n"):
                return None
            match REPLIES.decode(line):
                case PagesRead() as pages:
                    if on_pages is not None:
                        on_pages(pages)
                case MoreParagraphs(paragraphs):
                    before += paragraphs
                case Answer() as reply:
                    self._is_reading = False
                    return put_together(before, reply)
        raise queue.Empty

    def _end(self, *, kill: bool) -> str:
        """Wait for the process to end; gives the end of what it wrote to standard error."""
        self.over = True
        if not kill:  # it is dying by itself, and how tells why
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_SECONDS_TO_DIE)
        self._kill()
        self._process.wait()
        if self._is_reading:  # it was cut off
            clear_left_behind()
        for thread in self._threads:
            thread.join(timeout=1.0)
        for pipe in self._pipes:
            # What was still to be written to a dead process is lost, and nobody's loss.
            with suppress(OSError, ValueError):
                pipe.close()
        return b"".join(self._last_words).decode("utf-8", "replace")[-4000:]

    def _kill(self) -> None:
        # An old Office document is being converted by another program.
        if self._process.poll() is None:
            end_with_children(self._process)

    def _tell(self, message: bytes, last: bool) -> None:
        # If it died, that is told by the end of its output.
        with suppress(OSError, ValueError):
            self._stdin.write(message)
            self._stdin.flush()
            if last:
                self._stdin.close()

    def _listen(self, stream: IO[bytes]) -> None:
        for line in stream:
            self._answers.put(line)
        self._answers.put(b"")

    def _remember(self, stream: IO[bytes]) -> None:
        self._last_words.extend(stream)


def read_in_child(request: Request, data: bytes = b"", *, seconds: float | None = None) -> Article:
    """Read an article in a process of its own.

    Args:
        request: What and how.
        data: The bytes that follow the request.
        seconds: How long it may take; None for what its kind may take.

    Raises:
        ReadError: As with :meth:`ReadingProcess.read`.
        OSError: The process cannot be started.
    """
    process = ReadingProcess()
    try:
        return process.read(request, data, seconds=seconds)
    finally:
        process.close()


def _most_seconds(request: Request) -> float:
    has_pictures = Path(request.path or "").suffix.lower() in (*PDF.suffixes, *PICTURE.suffixes)
    if has_pictures and installed_tesseract() is not None:
        return MOST_SECONDS_WITH_PICTURES
    return MOST_SECONDS


def _crashed(name: Phrase | str, cause: Phrase | str) -> ReadError:
    return ReadError(
        phrase(
            "Cannot read {}: the program that reads it crashed ({}); open the file in its"
            " own program and save it again, or copy the text and paste it.",
            name,
            cause,
        )
    )


def _cause(code: int) -> Phrase | str:
    if code < 0:
        return signal.Signals(-code).name
    return phrase("code {}", code)
