"""The file that the log is written to, by several processes at once."""

from __future__ import annotations

import contextlib
import logging
import os
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

# With the three files before it some months of use; small enough to be sent along whole.
_MOST_BYTES, _OLD_FILES = 512 << 10, 3


class SharedLogFile(RotatingFileHandler):
    """A rotating file that several processes write to.

    It is open only while a record is written, at its end and as one piece: so records do not mix,
    no process goes on in a file that another has renamed, and Windows lets it be renamed at all.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, maxBytes=_MOST_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True
        )
        self.setFormatter(
            logging.Formatter(
                "%(asctime)s.%(msecs)03d %(process)d %(message)s", "%Y-%m-%dT%H:%M:%S"
            )
        )

    def emit(self, record: logging.LogRecord) -> None:
        super().emit(record)
        self._shut()

    def doRollover(self) -> None:  # noqa: N802 (the name that logging calls)
        from filelock import FileLock, Timeout

        self._shut()
        # Who comes late finds it rotated, or has to wait: its record goes into the full file then.
        lock = FileLock(f"{self.baseFilename}.lock", timeout=0.5, mode=0o600)
        with contextlib.suppress(Timeout, OSError), lock:
            if Path(self.baseFilename).stat().st_size > self.maxBytes // 2:
                super().doRollover()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Do without: a full disk is told by what the user wants to be written."""

    def _open(self) -> TextIOWrapper:
        # As logging opens it, but for the user alone.
        stream = open(  # noqa: SIM115
            self.baseFilename,
            "a",
            encoding="utf-8",
            errors="backslashreplace",
            opener=lambda path, flags: os.open(path, flags, 0o600),
        )
        assert isinstance(stream, TextIOWrapper)
        return stream

    def _shut(self) -> None:
        if self.stream is not None:
            stream, self.stream = self.stream, None
            with contextlib.suppress(OSError):
                stream.close()
