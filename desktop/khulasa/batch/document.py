"""One document of a batch, and where its result goes."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from khulasa.export.sentence_text import one_line, printable_name

# Names of files have 255 bytes at most, and the ending has to fit as well.
_MOST_BYTES_OF_NAME = 200
# What Windows allows in no name; an archive may have been packed anywhere.
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')
_NOWHERE = ("..", "/")


@dataclass(frozen=True, slots=True)
class Document:
    """Something to translate.

    Attributes:
        path: Its file; of what is packed in an archive, that archive.
        member: Its name in the archive; empty for a file.
        place: Where its result goes, as the parts of a path below the output folder.
        size: In bytes.
        changed: Another number after each change: the file's time, or the checksum in the archive.
        problem: Why it cannot be read, if that is known already; else empty.
        known_as: What it is called where its file is only a copy; else empty.
    """

    path: str
    member: str
    place: str
    size: int = 0
    changed: int = 0
    problem: str = ""
    known_as: str = ""

    @property
    def name(self) -> str:
        """What it is called in reports."""
        if self.known_as:
            return self.known_as
        name = f"{self.path}/{self.member}" if self.member else self.path
        return storable_name(name)


def storable_name(name: str) -> str:
    """A name whose bytes are no UTF-8, as well as it can be written."""
    return os.fsencode(name).decode("utf-8", "replace")


def place_of_file(path: str, base: Path) -> str:
    """The place of a file below a base folder, or else by its whole path.

    Args:
        path: The file.
        base: The folder whose tree the results repeat.
    """
    whole = Path(os.path.abspath(path))  # noqa: PTH100 (a link stays one)
    if whole.is_relative_to(base):
        return _joined(whole.relative_to(base).parts)
    drive = re.sub(r"\W+", "", whole.drive)
    return _joined(((drive,) if drive else ()) + whole.parts[1:])


def place_in_archive(archive: str, member: str) -> str:
    """The place of what is packed in an archive; it cannot lead out of the output folder.

    Args:
        archive: The archive's own place; empty if its tree is the whole output.
        member: The name in the archive.
    """
    parts = [_FORBIDDEN.sub("_", part).rstrip(". ") for part in re.split(r"[/\\]", member)]
    kept = tuple(part for part in parts if part)
    return _joined((*PurePath(archive).parts, *(kept or ("_",))))


def result_place(place: str, target: str, suffix: str) -> str:
    """Where the result of a document goes: its own whole name, the language, the ending."""
    return f"{place}.{target}.{suffix}"


def shard_of(place: str, count: int) -> int:
    """Which of ``count`` shards, from 0, a place falls to; the same on every machine."""
    digest = hashlib.sha256(place.encode("utf-8")).digest()
    return int.from_bytes(digest[:8], "big") % count


def _joined(parts: tuple[str, ...]) -> str:
    named = (
        printable_name(one_line(storable_name(part))) for part in parts if part not in _NOWHERE
    )
    return "/".join(_short(name) for name in named)


def _short(name: str) -> str:
    data = name.encode("utf-8")
    if len(data) <= _MOST_BYTES_OF_NAME:
        return name
    digest = hashlib.sha256(data).hexdigest()[:12]
    return f"{data[: _MOST_BYTES_OF_NAME - 13].decode('utf-8', 'ignore')}-{digest}"
