"""Zip files from elsewhere: unpacked so that they can neither write outside nor fill the disk."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from khulasa.models.errors import (
    InstallError,
    Problem,
    StoppedError,
    broken,
    disk_full,
    size_phrase,
)
from khulasa.whole_files import replacing
from khulasa.wording import Phrase, phrase

_CHUNK = 1 << 20
MOST_FILES = 2_000
# No model in any catalogue comes near; a bomb does.
MOST_BYTES = 64 << 30


def unpack(
    archive: Path,
    folder: Path,
    *,
    free: int,
    wanted: Callable[[str], bool] = lambda _name: True,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Unpack a zip file; if all of it lies in one folder, what is in that folder.

    Args:
        archive: The file.
        folder: Where to; it must be new or empty.
        free: Bytes that may be used.
        wanted: Which of its files, by their path in the zip.
        stopped: Whether the user stopped it.

    Raises:
        InstallError: It is no zip, is damaged, or holds what a model has no business to hold.
        StoppedError: The user stopped it.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [m for m in opened.infolist() if not m.is_dir() and wanted(m.filename)]
            _check(archive, members, free)
            top = _common_folder([member.filename for member in members])
            for member in members:
                target = folder / PurePosixPath(member.filename).relative_to(top)
                target.parent.mkdir(parents=True, exist_ok=True)
                _unpack_one(opened, member, target, stopped)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise broken(
            phrase("{file} cannot be unpacked: {error}", file=archive.name, error=_why(error))
        ) from error


def _why(error: Exception) -> Phrase:
    if isinstance(error, RuntimeError) and not isinstance(error, NotImplementedError):
        return phrase("it is protected with a password")
    if isinstance(error, NotImplementedError):
        return phrase("it is packed in a way that Khulasa does not know")
    return phrase("it is damaged, or no zip archive")


def pack(folder: Path, archive: Path) -> None:
    """Write a folder as a zip file, which appears whole or not at all.

    Raises:
        OSError: It cannot be written.
    """
    # Quantised weights hardly shrink, and storing them is many times faster.
    with replacing(archive) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as opened:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                opened.write(path, f"{folder.name}/{path.relative_to(folder).as_posix()}")


def _check(archive: Path, members: list[zipfile.ZipInfo], free: int) -> None:
    total = sum(member.file_size for member in members)
    if len(members) > MOST_FILES or total > MOST_BYTES:
        raise broken(
            phrase(
                "{file} would unpack to {count} files of {size}, which is no model",
                file=archive.name,
                count=len(members),
                size=size_phrase(total),
            )
        )
    if total > free:
        raise disk_full(archive.parent, total, free)
    seen = set()
    for member in members:
        name = member.filename
        path = PurePosixPath(name)
        is_link = stat.S_ISLNK(member.external_attr >> 16)
        if (
            is_link
            or path.is_absolute()
            or ".." in path.parts
            or "\\" in name
            or ":" in name
            or str(path).casefold() in seen
        ):
            raise InstallError(
                Problem.BROKEN,
                phrase(
                    "{file} was refused: it holds {name!r}, which is not safe.",
                    file=archive.name,
                    name=name,
                ),
            )
        seen.add(str(path).casefold())


def _common_folder(names: list[str]) -> PurePosixPath:
    tops = {PurePosixPath(name).parts[0] for name in names}
    nested = all(len(PurePosixPath(name).parts) > 1 for name in names)
    return PurePosixPath(tops.pop()) if len(tops) == 1 and nested else PurePosixPath()


def _unpack_one(
    opened: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, stopped: Callable[[], bool]
) -> None:
    """Write one file; zipfile itself stops at the announced size and compares the checksum."""
    with opened.open(member) as source, target.open("xb") as stream:
        while chunk := source.read(_CHUNK):
            if stopped():
                raise StoppedError
            stream.write(chunk)
