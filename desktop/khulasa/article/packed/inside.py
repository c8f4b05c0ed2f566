"""The articles inside an archive or a folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from khulasa.article.errors import ArticlesInside, SeveralInsideError, UnreadableError
from khulasa.article.packed.archive import Archive
from khulasa.wording import count_phrase, list_phrase, phrase

ARCHIVE_SUFFIX = ".zip"
"""Ending of the archives that can be looked into."""

_SEVERAL = 10
_MOST_LISTED = 1_000
# A folder may be a whole disk.
_MOST_LOOKED_AT = 20_000
_NUMBER = re.compile(r"(\d+)")
# How browsers call the folder with what belongs to a page: "files" in their languages.
_FILES = (
    "files?|Dateien|fichiers|archivos|ficheiros|arquivos|bestanden|filer|tiedostot|pliki|soubory"
    "|dosyalar|файлы|ملفات|קבצים|文件|ファイル"
)
_OF_PAGE = re.compile(rf"(.+)[-_.](?:{_FILES})", re.IGNORECASE)
# Windows' own way to write paths, which archives should not have.
_DRIVE = re.compile(r"[A-Za-z]:")


def split_packed(path: Path) -> tuple[Path, str] | None:
    """The archive and the name in it that a path such as ``a.zip/b.txt`` means.

    Args:
        path: Any path.

    Returns:
        Both; None if the path is there as it stands, or no file is above it.

    Raises:
        OSError: It cannot be looked for.
    """
    if os.path.lexists(path):
        return None
    for above in path.parents:
        if above.is_file():
            return above, path.relative_to(above).as_posix()
        if os.path.lexists(above):
            return None
    return None


def articles_in_archive(
    archive: Archive, suffixes: tuple[str, ...], pictures: tuple[str, ...] = ()
) -> list[str]:
    """The names of the articles in an archive, in the order of the numbers in them.

    Args:
        archive: The archive.
        suffixes: Endings of articles.
        pictures: Those of them that pictures have, which mostly belong to another article.

    Raises:
        UnreadableError: All that it holds has paths that lead out of it.
    """
    inside = [name for name in archive.names if _is_inside(name)]
    if archive.names and not inside:
        raise UnreadableError(
            phrase("its files have paths that lead out of it"),
            phrase("get it once more from somebody you trust"),
        )
    return _articles(inside, suffixes, pictures)


def articles_in_folder(
    folder: Path, suffixes: tuple[str, ...], pictures: tuple[str, ...] = ()
) -> tuple[list[str], bool]:
    """The names of the articles in a folder and in those inside it, in the order of their numbers.

    Returns:
        The names, and whether the whole folder was looked through.

    Raises:
        OSError: It cannot be opened.
    """
    names, whole = _names_in(folder)
    return _articles(names, suffixes, pictures), whole


def only_one(names: list[str], place: str, *, whole: bool = True) -> str:
    """The name of the only article.

    Args:
        names: Of all articles.
        place: The path of what they are in, for the reader.
        whole: Whether all of that was looked through.

    Raises:
        UnreadableError: There is none.
        SeveralInsideError: There are more.
    """
    if not names:
        raise UnreadableError(
            phrase("there is no article in it"), phrase("choose a file of a kind that can be read")
        )
    if len(names) == 1:
        return names[0]
    listed = list_phrase([*names[:_SEVERAL], *(["…"] if len(names) > _SEVERAL else [])])
    total = len(names)
    if whole:
        reason = count_phrase(
            "it holds {:,} article: {names}", "it holds {:,} articles: {names}", total, names=listed
        )
    else:
        reason = count_phrase(
            "it holds {:,} article or more: {names}",
            "it holds {:,} articles or more: {names}",
            total,
            names=listed,
        )
    raise SeveralInsideError(
        reason,
        phrase("name one of them, as in {example}", example=f"{place.rstrip('/')}/{names[0]}"),
        ArticlesInside(tuple(names[:_MOST_LISTED]), total, whole),
    )


def _names_in(folder: Path) -> tuple[list[str], bool]:
    """Names of files, and whether they are all; folders that cannot be opened are passed over."""
    os.scandir(folder).close()
    found: list[str] = []
    looked_at = 0
    for above, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += (Path(above, name).relative_to(folder).as_posix() for name in files)
        looked_at += len(files) + len(folders)
        if looked_at > _MOST_LOOKED_AT:
            return found, False
    return found, True


def _is_inside(name: str) -> bool:
    """Whether a path stays in the archive; nothing is ever unpacked to where it leads."""
    path = PurePosixPath(name.replace("\\", "/"))
    return not (path.is_absolute() or ".." in path.parts or _DRIVE.match(name))


def _articles(
    names: Iterable[str], suffixes: tuple[str, ...], pictures: tuple[str, ...]
) -> list[str]:
    """Of all names those of articles, in the order of numbers in them."""
    paths = [PurePosixPath(name) for name in names]
    found = [path for path in paths if path.suffix.lower() in suffixes and not _is_hidden(path)]
    # A browser saves what belongs to a page in a folder beside it.
    pages = {path.parent / path.stem for path in found if path.suffix.lower().startswith(".htm")}
    own = [
        path for path in found if not any(_belongs_to_page(above, pages) for above in path.parents)
    ]
    texts = [path for path in own if path.suffix.lower() not in pictures]
    return sorted(map(str, texts or own), key=_natural)


def _is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith((".", "~$")) or part == "__MACOSX" for part in path.parts)


def _belongs_to_page(folder: PurePosixPath, pages: set[PurePosixPath]) -> bool:
    match = _OF_PAGE.fullmatch(folder.name)
    return match is not None and folder.parent / match[1] in pages


def _natural(name: str) -> list[tuple[int, str]]:
    parts = (
        part.lstrip("0") if n % 2 else part for n, part in enumerate(_NUMBER.split(name.casefold()))
    )
    # Of two numbers the longer one is the greater.
    return [(len(part) if n % 2 else 0, part) for n, part in enumerate(parts)]
