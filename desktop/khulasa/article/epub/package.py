"""What an e-book says of itself: its title, its files in their order, its table of contents."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import unquote

from khulasa.article.errors import UnreadableError
from khulasa.article.packed.archive import Archive
from khulasa.wording import phrase

CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_MOST_BYTES = 20_000_000
# Fonts are hidden from copying in these ways, which keeps nobody from reading.
_OF_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#rc")


# What programs write where nobody told them.
_NOBODY = ("unknown", "unknown author")
# With fewer chapters than this, what is called so are the parts of the book.
_FEW_CHAPTERS = 3


class Entry(NamedTuple):
    """An entry of the table of contents.

    Attributes:
        file: Name of the page that it leads to.
        anchor: Id of the place in the page; empty for its beginning.
        title: Its words.
        level: 1 for the outermost.
    """

    file: str
    anchor: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Package:
    """What is known of a book before its chapters are read.

    Attributes:
        title: Its title.
        author: Who wrote it.
        date: When it came out.
        language: Code of its language, as it stands there.
        files: Names of its pages in the order in which they are read.
        entries: The table of contents, down to the chapters.
    """

    title: str
    author: str
    date: str
    language: str
    files: tuple[str, ...]
    entries: tuple[Entry, ...]


def read_package(archive: Archive) -> Package:
    """Read what a book says of itself.

    Raises:
        UnreadableError: It does not say which of its files are pages, or is encrypted.
    """
    container = _xml(archive, CONTAINER)
    place = next((e.get("full-path") for e in _named(container, "rootfile")), None)
    root = _xml(archive, place) if place else None
    if place is None or root is None:
        raise broken_book()
    items = {
        item.get("id", ""): (_inside(archive, place, item.get("href", "")), item)
        for item in _named(root, "item")
    }
    # Also what stands aside (linear="no"): that is where notes are.
    pages = [
        name
        for reference in _named(root, "itemref")
        if (name := items.get(reference.get("idref", ""), (None,))[0]) is not None
    ]
    contents = {
        name: item for name, item in items.values() if name is not None and _is_contents(item, root)
    }
    files = tuple(dict.fromkeys(name for name in pages if name not in contents))
    _check_encryption(archive, files)
    tables = (_entries(archive, name) for name in contents)
    return Package(
        _text(root, "title"),
        ", ".join(dict.fromkeys(_authors(root))),
        _text(root, "date"),
        _text(root, "language"),
        files,
        _chapters(next(filter(None, tables), [])),
    )


def _authors(root: Any) -> Iterator[str]:
    names = map(_text_of, _named(root, "creator"))
    return (name for name in names if name and name.casefold() not in _NOBODY)


def broken_book() -> UnreadableError:
    """Says that a book is damaged."""
    return UnreadableError(
        phrase("it is not an e-book (EPUB), or it is damaged"),
        phrase("get it once more from where it came from"),
    )


def _check_encryption(archive: Archive, files: tuple[str, ...]) -> None:
    for data in _named(_xml(archive, _ENCRYPTION), "EncryptedData"):
        methods = (e.get("Algorithm", "").lower() for e in _named(data, "EncryptionMethod"))
        if next(methods, "") in _OF_FONTS:
            continue
        for reference in _named(data, "CipherReference"):
            if archive.find(unquote(reference.get("URI", ""))) in files:
                raise UnreadableError(
                    phrase("it is protected against copying (DRM)"),
                    phrase("only the program that it was bought for can open it"),
                )


def _is_contents(item: Any, root: Any) -> bool:
    spine = next(_named(root, "spine"), None)
    old = None if spine is None else spine.get("toc")
    return "nav" in item.get("properties", "").split() or (
        (old is not None and item.get("id") == old)
        or item.get("media-type") == "application/x-dtbncx+xml"
    )


def _chapters(entries: list[Entry]) -> tuple[Entry, ...]:
    """The outer entries, and the first of every page; others are sections inside chapters."""
    outer = 1 if sum(entry.level == 1 for entry in entries) >= _FEW_CHAPTERS else 2
    firsts = {entry.file: entry for entry in reversed(entries)}
    chosen = (one for one in entries if one.level <= outer or one is firsts[one.file])
    return tuple({(one.file, one.anchor): one for one in reversed(list(chosen))}.values())[::-1]


def _entries(archive: Archive, name: str) -> list[Entry]:
    """The entries of a table of contents whose pages are there."""
    links = _links(_xml(archive, name))
    found = ((_inside(archive, name, link), link, title, level) for link, title, level in links)
    return [
        Entry(file, unquote(link.partition("#")[2]), title, level)
        for file, link, title, level in found
        if file is not None and title
    ]


def _links(root: Any) -> Iterator[tuple[str, str, int]]:
    """The links of a table of contents, of the newer form (nav) or the older (ncx)."""
    for point in _named(root, "navPoint"):
        level = 1 + sum(1 for _ in point.iterancestors("{*}navPoint"))
        for content in list(_named(point, "content"))[:1]:
            yield content.get("src", ""), _text(point, "text"), level
    for nav in _named(root, "nav"):
        if "toc" in (value for name, value in nav.attrib.items() if name.endswith("type")):
            for link in _named(nav, "a"):
                level = sum(1 for _ in link.iterancestors("{*}ol"))
                yield link.get("href", ""), _text_of(link), level


def _inside(archive: Archive, base: str, link: str) -> str | None:
    """The name of the file that a link leads to, as the archive has it."""
    path = unquote(link.partition("#")[0])
    name = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
    return archive.find(name) if path else None


def _xml(archive: Archive, name: str) -> Any:
    """A file's root element; None where there is none. Nothing else is loaded for it."""
    from lxml import etree

    found = archive.find(name)
    if found is None:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        return etree.fromstring(archive.read(found, _MOST_BYTES), parser)
    except (etree.LxmlError, ValueError):
        return None


def _named(root: Any, name: str) -> Iterator[Any]:
    """The elements of a name, whatever name space a book puts them into."""
    return iter(()) if root is None else root.iter(f"{{*}}{name}")


def _text(root: Any, name: str) -> str:
    return next(filter(None, map(_text_of, _named(root, name))), "")


def _text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
