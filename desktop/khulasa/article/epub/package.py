"""What an e-book says of itself: its title, its files in their order, its table of contents."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from khulasa.article.errors import UnreadableError
from khulasa.article.packed.archive import Archive
from khulasa.wording import _

CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_MOST_BYTES = 20_000_000
# Fonts are hidden from copying in these ways, which keeps nobody from reading.
_OF_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#rc")


@dataclass(frozen=True, slots=True)
class Package:
    """What is known of a book before its chapters are read.

    Attributes:
        title: Its title.
        author: Who wrote it.
        date: When it came out.
        language: Code of its language, as it stands there.
        files: Names of its pages in the order in which they are read.
        titles: Titles in the table of contents, by the name of the page that they lead to.
    """

    title: str
    author: str
    date: str
    language: str
    files: tuple[str, ...]
    titles: dict[str, str]


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
    pages = [
        name
        for reference in _named(root, "itemref")
        if reference.get("linear", "yes") != "no"
        and (name := items.get(reference.get("idref", ""), (None,))[0]) is not None
    ]
    contents = {
        name: item for name, item in items.values() if name is not None and _is_contents(item, root)
    }
    files = tuple(dict.fromkeys(name for name in pages if name not in contents))
    _check_encryption(archive, files)
    titles: dict[str, str] = {}
    for name in contents:
        for link, title in _links(_xml(archive, name)):
            target = _inside(archive, name, link)
            if target is not None and title:
                titles.setdefault(target, title)
    return Package(
        _text(root, "title"),
        ", ".join(dict.fromkeys(filter(None, map(_text_of, _named(root, "creator"))))),
        _text(root, "date"),
        _text(root, "language"),
        files,
        titles,
    )


def broken_book() -> UnreadableError:
    """Says that a book is damaged."""
    return UnreadableError(
        _("it is not an e-book (EPUB), or it is damaged"),
        _("get it once more from where it came from"),
    )


def _check_encryption(archive: Archive, files: tuple[str, ...]) -> None:
    for data in _named(_xml(archive, _ENCRYPTION), "EncryptedData"):
        methods = (e.get("Algorithm", "").lower() for e in _named(data, "EncryptionMethod"))
        if next(methods, "") in _OF_FONTS:
            continue
        for reference in _named(data, "CipherReference"):
            if archive.find(unquote(reference.get("URI", ""))) in files:
                raise UnreadableError(
                    _("it is protected against copying (DRM)"),
                    _("only the program that it was bought for can open it"),
                )


def _is_contents(item: Any, root: Any) -> bool:
    spine = next(_named(root, "spine"), None)
    old = None if spine is None else spine.get("toc")
    return "nav" in item.get("properties", "").split() or (
        (old is not None and item.get("id") == old)
        or item.get("media-type") == "application/x-dtbncx+xml"
    )


def _links(root: Any) -> Iterator[tuple[str, str]]:
    """The entries of a table of contents, of the newer form (nav) or the older (ncx)."""
    for point in _named(root, "navPoint"):
        for content in list(_named(point, "content"))[:1]:
            yield content.get("src", ""), _text(point, "text")
    for nav in _named(root, "nav"):
        if "toc" in (value for name, value in nav.attrib.items() if name.endswith("type")):
            for link in _named(nav, "a"):
                yield link.get("href", ""), _text_of(link)


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
