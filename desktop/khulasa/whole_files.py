"""Files that are written whole or not at all, and of which a killed process leaves no remains."""

from __future__ import annotations

import os
import platform
import re
import secrets
import shutil
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from khulasa.long_paths import reachable

# Where the system gives unfinished files no name, this one is there for a moment at most. It tells
# the machine, for folders that several share, and the process.
_HOST = f"{zlib.crc32(platform.node().encode('utf-8', 'replace')):08x}"
_UNFINISHED = re.compile(rf"\.khulasa-{_HOST}-(\d+)-[0-9a-f]+\.part")
_DESCRIPTORS = Path("/proc/self/fd")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file; what was in it stays until the new content is complete.

    Raises:
        OSError: It cannot be written.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a device or a pipe
        return
    with replacing(path) as file:
        file.write(content)


@contextmanager
def replacing(path: Path, *, private: bool = False) -> Iterator[IO[bytes]]:
    """A file to write to, which takes its place once all is written and on the disk.

    Args:
        path: Its place.
        private: Whether only its owner may read it; else that is as it was, or as is usual.

    Raises:
        OSError: It cannot be written; the old one stays.
    """
    path = reachable(path.resolve())  # what a link leads to is written, the link stays
    _clear(path.parent)
    named = path.with_name(f".khulasa-{_HOST}-{os.getpid()}-{secrets.token_hex(4)}.part")
    mode = 0o600 if private else 0o666
    unnamed = _open_unnamed(path.parent, mode)
    try:
        with unnamed or os.fdopen(_create(named, mode), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            if unnamed is not None and _give_name(unnamed, path, named, mode):
                return
        if path.exists() and not private:
            named.chmod(stat.S_IMODE(path.stat().st_mode))
        named.replace(path)
    except BaseException:
        named.unlink(missing_ok=True)
        raise


def _open_unnamed(folder: Path, mode: int) -> IO[bytes] | None:
    """A file in a folder that is gone if it is not given a name; None where there is no such."""
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None or not _DESCRIPTORS.is_dir():
        return None
    try:
        return os.fdopen(os.open(folder, flag | os.O_RDWR, mode), "w+b")
    except OSError:  # what is wrong with the folder is told by the attempt with a name
        return None


def _create(path: Path, mode: int) -> int:
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), mode)


def _give_name(file: IO[bytes], path: Path, named: Path, mode: int) -> bool:
    """Give a file without a name the one it is to have, or one to be replaced; whether the first.

    Links replace nothing, so that where there is a file another name has to be given before.
    """
    source = _DESCRIPTORS / str(file.fileno())
    for target in (path, named):
        try:
            # With a folder given, Python lets the system follow the link to the file.
            os.link(source, target, src_dir_fd=0)
        except FileExistsError:
            continue
        except OSError:  # such as a file system that knows no links
            break
        return target == path
    with os.fdopen(_create(named, mode), "wb") as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy)
        copy.flush()
        os.fsync(copy.fileno())
    return False


def _clear(folder: Path) -> None:
    """Delete what processes of this machine have left in a folder that were killed."""
    import psutil

    with suppress(OSError):
        for entry in os.scandir(folder):
            found = _UNFINISHED.fullmatch(entry.name)
            if found and not psutil.pid_exists(int(found[1])):
                Path(entry.path).unlink(missing_ok=True)
