"""Finding the documents that a batch was told of: folders, archives, patterns, lists."""

from __future__ import annotations

import glob
import os
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from khulasa.article.formats import PICTURE, READABLE_SUFFIXES
from khulasa.batch.document import Document, place_in_archive, place_of_file
from khulasa.reasons import reason_of
from khulasa.wording import _

ARCHIVE = ".zip"
# A picture beside an article belongs to it; one that is named is read.
_SUFFIXES = tuple(suffix for suffix in READABLE_SUFFIXES if suffix not in PICTURE.suffixes)
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds documents, in the same order each time.

    Attributes:
        base: The folder, or archive, whose tree the results repeat.
        output: The folder of the results, which is not searched.
        here: The current folder: what lies below it is named from there.
    """

    base: Path
    output: Path
    here: Path = field(default_factory=Path.cwd)

    def find(self, inputs: Sequence[str]) -> Iterator[Document]:
        """All documents of files, folders, archives and patterns.

        Of a folder or an archive those whose ending Khulasa knows; a file that is named is one
        whatever it is called.
        """
        for given in inputs:
            if os.path.lexists(given) or not glob.has_magic(given):
                yield from self._named(given)
            else:
                paths = sorted(glob.glob(given, recursive=True))  # noqa: PTH207
                for path in paths or [given]:
                    if not os.path.isdir(path):  # noqa: PTH112
                        yield from self._named(path)

    def find_listed(self, lines: Iterable[bytes]) -> Iterator[Document]:
        """All documents of a list, one path a line."""
        for line in lines:
            if path := os.fsdecode(line.rstrip(b"\r\n")):
                yield from self._named(path)

    def _named(self, path: str) -> Iterator[Document]:
        if Path(path).is_dir():
            yield from self._in_folder(path)
        elif path.lower().endswith(ARCHIVE) and Path(path).is_file():
            yield from self._in_archive(path)
        else:
            yield self._file(path)

    def _in_folder(self, folder: str) -> Iterator[Document]:
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            path, place = self._from_here(folder), place_of_file(folder, self.base)
            reason = _("Cannot read {}: {}.").format(path, reason_of(error))
            yield Document(path, "", place, problem=reason)
            return
        for entry in entries:
            if entry.name.startswith((".", "~$")):
                continue
            if entry.is_dir(follow_symlinks=False):
                if Path(entry.path).resolve() != self.output:
                    yield from self._in_folder(entry.path)
            elif entry.name.lower().endswith(ARCHIVE):
                yield from self._in_archive(entry.path)
            elif is_article(entry.name) and entry.is_file():
                yield self._file(entry.path)

    def _file(self, path: str) -> Document:
        path, place = self._from_here(path), place_of_file(path, self.base)
        try:
            status = Path(path).stat()
        except (OSError, ValueError):
            return Document(path, "", place)  # reading it will say what is wrong
        return Document(path, "", place, status.st_size, status.st_mtime_ns)

    def _in_archive(self, path: str) -> Iterator[Document]:
        own = Path(os.path.abspath(path))  # noqa: PTH100
        place = "" if own == self.base else place_of_file(path, self.base)
        path = self._from_here(path)
        yield from documents_packed_in(path, path, place)

    def _from_here(self, path: str) -> str:
        whole = Path(path)
        return str(whole.relative_to(self.here) if whole.is_relative_to(self.here) else whole)


def is_article(name: str) -> bool:
    """Whether a file of a folder or an archive is a document; not every one that can be read is."""
    return name.lower().endswith(_SUFFIXES)


def documents_packed_in(file: str | IO[bytes], path: str, place: str) -> Iterator[Document]:
    """All documents of a zip archive; of one that cannot be read, one that says so.

    Args:
        file: The archive, or its path.
        path: What it is called.
        place: Its own place; empty if its tree is the whole output.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            members = sorted(archive.infolist(), key=lambda member: member.filename)
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        reason = _("Cannot read {}: it is damaged, or no zip archive.").format(path)
        yield Document(path, "", place or place_in_archive("", path), problem=reason)
        return
    for member in members:
        name = _name_of(member)
        if member.is_dir() or not is_article(name) or name.startswith("__MACOSX/"):
            continue
        problem = ""
        if member.flag_bits & _ENCRYPTED:
            problem = _("Cannot read {}: it is encrypted; unpack it first.").format(
                f"{path}/{name}"
            )
        yield Document(
            path,
            member.filename,
            place_in_archive(place, name),
            member.file_size,
            member.CRC,
            problem,
        )


def finder(inputs: Sequence[str], output: Path) -> Finder:
    """What finds the documents of inputs; one folder or archive alone gives the tree of results.

    Args:
        inputs: Files, folders, archives, patterns.
        output: The folder of the results.
    """
    base = Path.cwd()
    if len(inputs) == 1:
        only = Path(os.path.abspath(inputs[0]))  # noqa: PTH100
        if only.is_dir() or (only.suffix.lower() == ARCHIVE and only.is_file()):
            base = only
    return Finder(base, output.resolve())


def _name_of(member: zipfile.ZipInfo) -> str:
    """The name in an archive; programs of macOS write UTF-8 without saying so."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename
