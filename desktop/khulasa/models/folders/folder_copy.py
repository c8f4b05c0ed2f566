"""Copying a model's folder: regular files that lie in it, and no more bytes than there is room for.

A link may lead to a private file, to a device without end, or back to its own folder.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from khulasa.models.errors import (
    InstallError,
    Problem,
    StoppedError,
    broken,
    disk_full,
    size_phrase,
)
from khulasa.models.folders.archive import MOST_BYTES, MOST_FILES
from khulasa.wording import phrase

_CHUNK = 1 << 20
_DEEPEST = 8


def copy_folder(source: Path, target: Path, *, free: int, stopped: Callable[[], bool]) -> None:
    """Copy a folder.

    A link to a file is followed where it stays in the folder, or where it leads into the ``blobs``
    beside ``snapshots``: a hub's cache is made of such links.

    Args:
        source: The folder.
        target: Where to; it must be new.
        free: Bytes that may be used.
        stopped: Whether the user stopped it.

    Raises:
        InstallError: It holds what a model has no business to hold, or more than there is room for.
        StoppedError: The user stopped it.
        OSError: It cannot be read, or written.
    """
    files = _files(source)
    total = sum(size for _path, size in files)
    if total > MOST_BYTES:
        raise broken(
            phrase(
                "{folder} holds {size}, which is no model",
                folder=source.name,
                size=size_phrase(total),
            )
        )
    if total > free:
        raise disk_full(target.parent, total, free)
    target.mkdir(parents=True)
    for path, size in files:
        copied = target / path.relative_to(source)
        copied.parent.mkdir(parents=True, exist_ok=True)
        _copy(path, copied, size, stopped)


def _files(source: Path) -> list[tuple[Path, int]]:
    """Its files with their sizes; no folder is entered by way of a link."""
    allowed = _allowed(source)
    found: list[tuple[Path, int]] = []
    for name, folders, files in os.walk(source):
        folder = Path(name)
        if len(folder.relative_to(source).parts) > _DEEPEST:
            raise _unsafe(source, folder)
        for each in folders:
            if (folder / each).is_symlink():
                raise _unsafe(source, folder / each)
        for each in files:
            path = folder / each
            try:
                status = path.stat()
            except OSError:  # a link to nothing, or round in a circle
                raise _unsafe(source, path) from None
            inside = any(path.resolve().is_relative_to(place) for place in allowed)
            if not stat.S_ISREG(status.st_mode) or not inside:
                raise _unsafe(source, path)
            found.append((path, status.st_size))
            if len(found) > MOST_FILES:
                raise broken(
                    phrase(
                        "{folder} holds more than {count} files, which is no model",
                        folder=source.name,
                        count=MOST_FILES,
                    )
                )
    return found


def _allowed(source: Path) -> tuple[Path, ...]:
    whole = source.resolve()
    if whole.parent.name == "snapshots":
        return whole, whole.parent.parent / "blobs"
    return (whole,)


def _unsafe(source: Path, path: Path) -> InstallError:
    return InstallError(
        Problem.BROKEN,
        phrase(
            "{folder} was refused: {name} is a link that leads elsewhere, or no ordinary file.",
            folder=source.name,
            name=repr(path.relative_to(source).as_posix()),
        ),
    )


def _copy(path: Path, target: Path, size: int, stopped: Callable[[], bool]) -> None:
    """Copy as many bytes as there were when it was looked at."""
    with path.open("rb") as stream, target.open("xb") as copied:
        left = size
        while left and (chunk := stream.read(min(_CHUNK, left))):
            if stopped():
                raise StoppedError
            copied.write(chunk)
            left -= len(chunk)
