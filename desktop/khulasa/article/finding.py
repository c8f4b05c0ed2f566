"""The file of an article: by itself, or inside a folder or an archive."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from khulasa.article.errors import UnreadableError
from khulasa.article.formats import MOST_BYTES, PICTURE, READABLE_SUFFIXES
from khulasa.article.packed.archive import Archive
from khulasa.article.packed.inside import (
    articles_in_archive,
    articles_in_folder,
    only_one,
    split_packed,
)
from khulasa.article.recognition import HEAD_BYTES, is_plain_archive, most_bytes_of
from khulasa.long_paths import reachable
from khulasa.reasons import reason_of
from khulasa.wording import phrase

_SUFFIX = re.compile(r"\.(?=[0-9]*[a-z])[a-z0-9]{1,10}")


def find_article(path: Path, password: str | None = None) -> tuple[bytes, Path]:
    """Read the bytes of an article.

    Args:
        path: A file; or a folder or a zip archive, or something inside one.
        password: Opens what is in an archive.

    Returns:
        The bytes, and where they are: inside a folder or an archive that was named.

    Raises:
        UnreadableError: There is none, or it cannot be opened.
        SeveralInsideError: There are several.
        PasswordNeededError: It is encrypted, and the password is missing or wrong.
    """
    with _told_to_readers():
        return _found(path, password)


def _found(path: Path, password: str | None) -> tuple[bytes, Path]:
    if (packed := split_packed(path)) is not None:
        archive = Archive(_contents(reachable(packed[0])), password)
        name = archive.find(packed[1])
        if name is None:
            raise _no_such_file()
        return archive.read(name, MOST_BYTES), path
    if reachable(path).is_dir():
        names, whole = articles_in_folder(reachable(path), READABLE_SUFFIXES, PICTURE.suffixes)
        path /= only_one(names, str(path), whole=whole)
    data = _contents(reachable(path))
    if is_plain_archive(data, suffix_of(path.name)):
        archive = Archive(data, password)
        name = only_one(
            articles_in_archive(archive, READABLE_SUFFIXES, PICTURE.suffixes), str(path)
        )
        return archive.read(name, MOST_BYTES), path / name
    return data, path


def _contents(path: Path) -> bytes:
    status = path.stat()
    # Opening a pipe or a device may wait for ever.
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError(
            phrase("it is not a regular file"), phrase("save its content to a file first")
        )
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
        most = most_bytes_of(head)
        check_size(status.st_size, most)
        # What the system makes up while it is read, as in /proc, has no size beforehand.
        data = head + file.read(most + 1 - len(head))
    check_size(len(data), most)
    return data


@contextmanager
def _told_to_readers() -> Iterator[None]:
    """What the system says of a file, in words for readers."""
    try:
        yield
    except FileNotFoundError as error:
        raise _no_such_file() from error
    except PermissionError as error:
        raise UnreadableError(
            phrase("you have no permission to open it"),
            phrase("ask its owner, or copy it to your own folder"),
        ) from error
    except (OSError, ValueError) as error:
        known = isinstance(error, OSError) and error.errno
        raise UnreadableError(
            reason_of(error) if known else phrase("its name is not a valid path")
        ) from error


def _no_such_file() -> UnreadableError:
    return UnreadableError(phrase("there is no such file"), phrase("check its name and folder"))


def suffix_of(name: str) -> str:
    """The suffix of a name that tells a format; "د. أحمد" and "report.2022" have none."""
    suffix = Path(name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def check_size(size: int, most: int) -> None:
    """Refuse a file that is too long.

    Raises:
        UnreadableError: It has more bytes than it may.
    """
    if size > most:
        raise UnreadableError(
            phrase("it has {} MB and the limit is {} MB", size // 1_000_000, most // 1_000_000),
            phrase("cut the part you need into a file of its own"),
        )
