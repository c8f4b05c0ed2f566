"""Reads the next documents while the engine works, in one process for many of them."""

from __future__ import annotations

import threading
import zipfile
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from khulasa.article.child.messages import Request
from khulasa.article.child.process import ReadingProcess
from khulasa.article.errors import ReadError, UnreadableError
from khulasa.article.finding import check_size
from khulasa.article.formats import MOST_BYTES
from khulasa.article.model import Article
from khulasa.article.unpacking import content_of, is_encrypted
from khulasa.batch.document import Document
from khulasa.wording import _

# What is read and not yet worked at; a longer document waits alone.
_MOST_CHARACTERS = 2_000_000
# What a library leaks must not add up.
_FILES_PER_PROCESS = 500


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading a document: an article, or the reason why there is none."""

    number: int
    document: Document
    article: Article | None
    reason: str = ""


class IdleReaders:
    """Reading processes that wait for whoever reads next; for any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[tuple[ReadingProcess, int]] = []

    def take(self) -> tuple[ReadingProcess, int]:
        """A process with the number of files that it has read; a new one if none waits."""
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return ReadingProcess(), 0

    def give(self, process: ReadingProcess, served: int) -> None:
        """Have a process wait."""
        with self._lock:
            self._idle.append((process, served))


class ReadingAhead:
    """Reads documents in a thread, as far ahead as there is room.

    Args:
        take: Gives the next document with its number; None at the end.
        encoding: Character encoding of texts and web pages; None to recognise it.
        language: ISO 639-1 code of all documents; None to recognise it.
        parts: Names of the parts of files to read; None for those that are read by default.
        idle: Where its process comes from and goes to at the end; None for one of its own.
    """

    def __init__(
        self,
        take: Callable[[], tuple[int, Document] | None],
        *,
        idle: IdleReaders | None = None,
        encoding: str | None = None,
        language: str | None = None,
        parts: tuple[str, ...] | None = None,
    ) -> None:
        self._take, self._idle = take, idle
        self._how = Request(encoding=encoding, language=language, parts=parts)
        self._process: ReadingProcess | None = None
        self._served = 0
        self._archive: zipfile.ZipFile | None = None
        self._ready: deque[Read] = deque()
        self._characters = 0
        self._over = self._closed = False
        self._fault: BaseException | None = None
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="reading-ahead", daemon=True)
        self._thread.start()

    def portion(self, sentences: int) -> list[Read]:
        """The next documents that have so many sentences together, or all there are; may wait.

        Raises:
            Exception: What ended the thread.
        """
        portion: list[Read] = []
        count = 0
        for read in self._next():
            portion.append(read)
            count += len(read.article.sentences) if read.article else 0
            if count >= sentences:
                break
        return portion

    def close(self) -> None:
        """End reading, whatever is being read."""
        with self._changed:
            self._closed = True
            process = self._process
            self._changed.notify_all()
        if process is not None:
            process.stop()
        self._thread.join()

    def _next(self) -> Iterator[Read]:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._ready or self._over)
                if self._fault is not None:
                    raise self._fault
                if not self._ready:
                    return
                read = self._ready.popleft()
                self._characters -= _length(read)
                self._changed.notify_all()
            yield read

    def _run(self) -> None:
        try:
            while not self._closed and (taken := self._take()) is not None:
                read = self._read(*taken)
                with self._changed:
                    self._changed.wait_for(self._has_room)
                    self._ready.append(read)
                    self._characters += _length(read)
                    self._changed.notify_all()
            self._leave_process()
        except BaseException as error:
            self._fault = error
        finally:
            with suppress(OSError):
                self._end_process()
            if self._archive is not None:
                self._archive.close()
            with self._changed:
                self._over = True
                self._changed.notify_all()

    def _has_room(self) -> bool:
        return self._closed or not self._ready or self._characters < _MOST_CHARACTERS

    def _read(self, number: int, document: Document) -> Read:
        try:
            return Read(number, document, self._article(document))
        except ReadError as error:
            return Read(number, document, None, str(error))

    def _article(self, document: Document) -> Article:
        request = replace(self._how, path=document.path)
        data = b""
        if document.member:
            data = self._unpacked(document)
            request = replace(self._how, follow=len(data), name=document.name)
        was_used = self._served > 0
        try:
            return self._ask(request, data)
        except ReadError:
            # What files before it left behind may be the reason.
            if not was_used or self._served or self._closed:
                raise
            return self._ask(request, data)

    def _ask(self, request: Request, data: bytes) -> Article:
        with self._changed:
            if self._process is None and not self._closed:
                self._process, self._served = (self._idle or IdleReaders()).take()
            process = self._process
        if process is None:
            raise ReadError("")
        self._served += 1
        try:
            return process.read(request, data, last=False)
        finally:
            if process.over or self._served >= _FILES_PER_PROCESS:
                self._end_process()

    def _leave_process(self) -> None:
        """Let others have the process, if it is as it should be."""
        with self._changed:
            if self._idle is not None and self._process is not None and not self._closed:
                self._idle.give(self._process, self._served)
                self._process = None

    def _end_process(self) -> None:
        with self._changed:
            process, self._process = self._process, None
        self._served = 0
        if process is not None:
            process.close()

    def _unpacked(self, document: Document) -> bytes:
        try:
            if self._archive is None or self._archive.filename != document.path:
                if self._archive is not None:
                    self._archive.close()
                self._archive = zipfile.ZipFile(document.path)
            entry = self._archive.getinfo(document.member)
            if is_encrypted(entry):
                raise zipfile.BadZipFile("encrypted")
            check_size(max(entry.file_size, entry.compress_size), MOST_BYTES)
            with Path(document.path).open("rb") as file:
                return content_of(file, entry)
        except UnreadableError as error:
            raise ReadError(error.sentence(document.name)) from error
        # What is damaged in an archive shows in many ways, and none may end the batch.
        except Exception as error:
            raise ReadError(
                _("Cannot read {}: it cannot be unpacked ({}).").format(document.name, error)
            ) from error


def _length(read: Read) -> int:
    return sum(len(p.text) for p in read.article.paragraphs) if read.article else 0
