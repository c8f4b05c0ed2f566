"""Where documents and results of a cluster lie: folders that all machines see, or URLs."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from fsspec.core import url_to_fs

from khulasa.batch.results import CannotWriteResultError, Writer
from khulasa.wording import _

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def is_url(text: str) -> bool:
    """Whether a place is a URL, such as ``s3://bucket/folder``."""
    return _URL.match(text) is not None


def local_path(text: str) -> str | None:
    """The path that a place or a ``file://`` URL stands for; None for other URLs."""
    if not is_url(text):
        return text
    parts = urlsplit(text)
    return url2pathname(unquote(parts.path)) if parts.scheme.lower() == "file" else None


def file_system(url: str) -> tuple[Any, str]:
    """What reads and writes a URL (``fsspec.AbstractFileSystem``), and its path there.

    Raises:
        OSError: Nothing that is installed knows such URLs; the message says what would.
    """
    try:
        fs, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise OSError(str(error)) from error
    return fs, str(path)


class Store(Protocol):
    """Where results go; names have ``/`` between their parts."""

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole, over one that is there.

        Raises:
            CannotWriteResultError: It cannot be written.
            NoRoomError: Nothing can be written any more.
        """

    def has(self, name: str) -> bool:
        """Whether there is such a file."""

    def remove(self, name: str) -> None:
        """Remove a file or a folder, if it is there and can be removed."""


class FolderStore:
    """A folder; see ``Store``.

    Args:
        folder: The folder.
        beside: Below it, for what is being written.
        writer: Names the file that is written to first; no two writers share it.
    """

    def __init__(self, folder: Path, beside: Path, writer: str) -> None:
        beside.mkdir(parents=True, exist_ok=True)
        self._folder, self._writer = folder, Writer(folder, beside, writer)

    def write(self, name: str, content: bytes) -> None:
        """See ``Store``."""
        self._writer.write_bytes(name, content)

    def has(self, name: str) -> bool:
        """See ``Store``."""
        return (self._folder / name).exists()

    def remove(self, name: str) -> None:
        """See ``Store``."""
        path = self._folder / name
        with suppress(OSError):
            if path.is_dir():
                for inner in path.iterdir():
                    inner.unlink(missing_ok=True)
                path.rmdir()
            else:
                path.unlink(missing_ok=True)


class UrlStore:
    """What a URL leads to; see ``Store``. A write is whole where the store's own writes are."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._fs, self._root = file_system(self._url)
        self._folders: set[str] = set()

    def write(self, name: str, content: bytes) -> None:
        """See ``Store``."""
        path = f"{self._root}/{name}"
        folder = path.rpartition("/")[0]
        try:
            if folder not in self._folders:
                self._fs.makedirs(folder, exist_ok=True)
                self._folders.add(folder)
            self._fs.pipe_file(path, content)
        # What stores raise is of many classes.
        except Exception as error:
            message = _("Cannot write {place}: {reason}.").format(
                place=f"{self._url}/{name}", reason=error
            )
            raise CannotWriteResultError(message) from error

    def has(self, name: str) -> bool:
        """See ``Store``."""
        self._fs.invalidate_cache()
        return bool(self._fs.exists(f"{self._root}/{name}"))

    def remove(self, name: str) -> None:
        """See ``Store``."""
        # There may be no such file, and none has to be.
        with suppress(Exception):
            self._fs.rm(f"{self._root}/{name}", recursive=True)

    def fetch(self, name: str, path: Path) -> bool:
        """Copy a file to this machine; says whether there is one.

        Raises:
            OSError: It cannot be read.
        """
        if not self.has(name):
            return False
        self._fs.get_file(f"{self._root}/{name}", str(path))
        return True

    def is_empty(self) -> bool:
        """Whether there is nothing below the URL."""
        self._fs.invalidate_cache()
        try:
            return not self._fs.ls(self._root, detail=False)
        except FileNotFoundError:
            return True


def open_store(place: str, beside: str, writer: str) -> Store:
    """The store that a place stands for.

    Args:
        place: A folder or a URL.
        beside: Below a folder, for what is being written; a name in it.
        writer: No two writers share it.
    """
    path = local_path(place)
    if path is None:
        return UrlStore(place)
    return FolderStore(Path(path), Path(path) / beside, writer)
