"""By what the files of a model are known to be the ones that were there before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileStamp:
    """A file as the file system knows it.

    Attributes:
        path: Relative to the model's folder, with slashes.
        changed: When it was last written, in nanoseconds.
        size: In bytes.
    """

    path: str
    changed: int
    size: int


def file_stamps(folder: Path) -> tuple[FileStamp, ...]:
    """The stamps of all files in a folder, in order; none if there is no such folder."""
    stamps = []
    for path in sorted(folder.rglob("*")):
        try:
            status = path.stat()
        except OSError:
            continue  # it is being replaced right now
        if path.is_file():
            stamp = FileStamp(
                path.relative_to(folder).as_posix(), status.st_mtime_ns, status.st_size
            )
            stamps.append(stamp)
    return tuple(stamps)
