"""Shared objects: taking out what only a debugger or the machine that built them needs."""

from __future__ import annotations

import shutil
import struct
import subprocess
from pathlib import Path

_MAGIC = b"\x7fELF\x02\x01"  # 64 bits, little-endian
_LOAD = 1


def is_shared_object(path: Path) -> bool:
    """Whether a file is a library or a program of this kind of machine."""
    with path.open("rb") as stream:
        return stream.read(len(_MAGIC)) == _MAGIC


def is_loadable(content: bytes) -> bool:
    """Whether every segment lies in the file as the loader wants to map it into memory.

    ``strip`` breaks this in libraries whose segments patchelf has moved, as it does in most wheels:
    "ELF load command address/offset not page-aligned".
    """
    start, size, count = (
        *struct.unpack_from("<Q", content, 32),
        *struct.unpack_from("<HH", content, 54),
    )
    for number in range(count):
        kind, _flags, offset, address = struct.unpack_from("<IIQQ", content, start + number * size)
        (alignment,) = struct.unpack_from("<Q", content, start + number * size + 48)
        if kind == _LOAD and alignment > 1 and (address - offset) % alignment:
            return False
    return True


def forget_build_paths(folder: Path) -> None:
    """Take out of shared objects where their libraries lay on the machine that built them.

    Python's own modules carry that folder; in a package it would be another for every builder.
    """
    for path in _shared_objects(folder):
        listed = subprocess.run(["chrpath", "-l", str(path)], capture_output=True, text=True)
        if "PATH=/" in listed.stdout:
            subprocess.run(["chrpath", "-d", str(path)], check=True, capture_output=True)


def strip(folder: Path, scratch: Path) -> list[Path]:
    """Strip the shared objects in a folder that stand it.

    Args:
        folder: Where to look, at any depth.
        scratch: A file to work on.

    Returns:
        Those that had to stay as they were.
    """
    left = []
    for path in _shared_objects(folder):
        shutil.copy2(path, scratch)
        subprocess.run(["strip", "--strip-unneeded", str(scratch)], check=True, capture_output=True)
        if is_loadable(scratch.read_bytes()):
            shutil.move(scratch, path)
        else:
            scratch.unlink()
            left.append(path)
    return left


def _shared_objects(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*.so*"))
        if path.is_file() and not path.is_symlink() and is_shared_object(path)
    ]
