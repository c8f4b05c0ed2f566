"""Writing the files of a batch: each is there whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from khulasa.long_paths import reachable
from khulasa.reasons import reason_of
from khulasa.wording import _

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


class NoRoomError(Exception):
    """Nothing more can be written to the output folder, whatever it is."""


class CannotWriteResultError(Exception):
    """One file cannot be written; the message says why."""


class Writer:
    """Writes into the output folder, by way of a file beside the run's state.

    That file is written over by the next start where a kill has left it.

    Args:
        output: The output folder.
        beside: The folder of the run's state, below it.
        name: Of the file that is written to first; no two writers share it.
    """

    def __init__(self, output: Path, beside: Path, name: str) -> None:
        self._output, self._part = output, beside / f"{name}.part"

    def write(self, place: str, write: Callable[[TextIO], object], encoding: str = "utf-8") -> None:
        """Write a text; see ``write_bytes``.

        Args:
            place: Below the output folder, with ``/`` between its parts.
            write: Is given the open file.
            encoding: Of the file.
        """
        with (
            self._replacing(place),
            self._part.open("w", encoding=encoding, errors="replace", newline="") as file,
        ):
            write(file)

    def write_bytes(self, place: str, content: bytes) -> None:
        """Write a file; the one that was there before stays until this is complete.

        Raises:
            NoRoomError: The disk is full, or may not be written to.
            CannotWriteResultError: This file cannot be written.
        """
        with self._replacing(place):
            self._part.write_bytes(content)

    @contextmanager
    def _replacing(self, place: str) -> Iterator[None]:
        """Have what is written meanwhile take its place."""
        path = reachable((self._output / place).absolute())
        try:
            yield
            path.parent.mkdir(parents=True, exist_ok=True)
            os.replace(self._part, path)  # noqa: PTH105 (the same in one word more)
        except OSError as error:
            message = _("Cannot write {place}: {reason}.").format(
                place=place, reason=reason_of(error)
            )
            if error.errno in _NO_ROOM:
                raise NoRoomError(message) from error
            raise CannotWriteResultError(message) from error
