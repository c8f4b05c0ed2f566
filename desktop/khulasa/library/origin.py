"""The file that an article was read from, and whether it has changed since."""

from __future__ import annotations

import hashlib
from pathlib import Path

from khulasa.library.values import Origin


def read_origin(path: Path) -> Origin:
    """What the file is like now.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    status = path.stat()
    return Origin(str(path.absolute()), status.st_size, status.st_mtime_ns, digest)


def has_changed(origin: Origin) -> bool:
    """Whether there is other content in the file now; not if it is gone or cannot be read.

    It is read only where its size is the same and its time is not.
    """
    path = Path(origin.path)
    try:
        status = path.stat()
        if status.st_size != origin.size:
            return True
        if status.st_mtime_ns == origin.modified_ns:
            return False
        return read_origin(path).sha256 != origin.sha256
    except OSError:
        return False
