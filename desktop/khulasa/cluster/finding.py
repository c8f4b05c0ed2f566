"""Finding the documents of URLs, as ``khulasa.batch.finding`` finds those of folders."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from khulasa.batch.document import Document, place_in_archive
from khulasa.batch.finding import ARCHIVE, documents_packed_in, is_article
from khulasa.cluster.stores import file_system
from khulasa.wording import _

# One of them is another after each change; which there are depends on the store.
_CHANGES = ("ETag", "etag", "md5Hash", "mtime", "LastModified", "last_modified", "updated")


def find(url: str, *, alone: bool) -> Iterator[Document]:
    """All documents that a URL leads to: a file, an archive, or all below a folder.

    Args:
        url: Where to look.
        alone: It is the only input, so that its tree is that of the results.
    """
    base = "" if alone else url.partition("://")[2]
    try:
        fs, root = file_system(url.rstrip("/"))
        if fs.isfile(root):
            info = fs.info(root)
            name = root.rpartition("/")[2]
            place = base if base or name.lower().endswith(ARCHIVE) else name
            yield from _file(fs, info, url, place)
        elif not fs.isdir(root):
            yield _unreadable(url, base, _("there is no such file"))
        else:
            yield from _below(fs, root, url.rstrip("/"), base)
    # What stores raise is of many classes.
    except Exception as error:
        yield _unreadable(url, base, str(error) or type(error).__name__)


def _below(fs: Any, root: str, url: str, base: str) -> Iterator[Document]:
    for folder, folders, files in fs.walk(root, detail=True):
        folders_here = sorted(name for name in folders if not name.startswith("."))
        for name in list(folders):
            if name not in folders_here:
                del folders[name]
        for name, info in sorted(files.items()):
            if name.startswith((".", "~$")) or not name:
                continue
            if name.lower().endswith(ARCHIVE) or is_article(name):
                inside = f"{folder}/{name}"[len(root) :].lstrip("/")
                yield from _file(fs, info, f"{url}/{inside}", f"{base}/{inside}".lstrip("/"))


def _file(fs: Any, info: dict[str, Any], url: str, place: str) -> Iterator[Document]:
    if url.lower().endswith(ARCHIVE):
        with fs.open(info["name"], "rb") as file:
            yield from documents_packed_in(file, url, place_in_archive("", place) if place else "")
        return
    yield Document(url, "", place_in_archive("", place), int(info.get("size") or 0), _changed(info))


def _changed(info: dict[str, Any]) -> int:
    told = "".join(str(info[key]) for key in _CHANGES if info.get(key))
    # As large as SQLite's numbers may be.
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:7], "big")


def _unreadable(url: str, base: str, reason: str) -> Document:
    problem = _("Cannot read {}: {}.").format(url, reason)
    return Document(url, "", place_in_archive("", base or url), problem=problem)
