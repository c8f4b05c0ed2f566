"""Sizes and hashes of files."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any


def size_of(path: Path) -> int:
    """Bytes of a file; 0 if there is none."""
    return path.stat().st_size if path.is_file() else 0


def sha256(path: Path) -> str:
    """SHA-256 of a file's content, in hexadecimal digits."""
    return _digest(path, hashlib.sha256())


def git_blob(path: Path) -> str:
    """The hash by which git, and so the hub, knows a small file."""
    header = b"blob %d\0" % path.stat().st_size
    return _digest(path, hashlib.sha1(header, usedforsecurity=False))


def _digest(path: Path, digest: Any) -> str:
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return str(digest.hexdigest())
