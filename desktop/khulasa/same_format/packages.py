"""Files that are zip archives of XML: some parts are replaced, all others stay byte by byte."""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from lxml import etree

from khulasa.article.packed.archive import name_of
from khulasa.article.unpacking import packed_bytes

_SIZES_BEHIND = 0x8


def names_of_roots(data: bytes, roots: Iterable[Any]) -> dict[Any, list[str]]:
    """The names of the parts of an archive by their roots, which were parsed before.

    Parts that are the same are told by their order; one that was read once has all their names.

    Args:
        data: The archive.
        roots: Root elements that are as they were parsed.
    """
    # Readers drop blanks between elements and comments, or not; here it is done on both sides.
    parser = etree.XMLParser(
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        no_network=True,
    )
    wanted: dict[bytes, list[Any]] = defaultdict(list)
    for root in roots:
        wanted[etree.tostring(etree.fromstring(etree.tostring(root), parser))].append(root)
    found: dict[Any, list[str]] = defaultdict(list)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for entry in archive.infolist():
            if not entry.filename.endswith(".xml"):
                continue
            try:
                part = etree.tostring(etree.fromstring(archive.read(entry), parser))
            except etree.XMLSyntaxError:
                continue
            if same := wanted.get(part):
                found[same[0]].append(name_of(entry))
                del same[: len(same) > 1]
    return found


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A copy of an archive in which some parts have another content.

    Args:
        data: The archive.
        parts: The new contents by their names.

    Raises:
        zipfile.BadZipFile: It has none of the name of a part, or is damaged.
    """
    result = BytesIO()
    missing = set(parts)
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        if sum(entry.compress_size for entry in old.infolist()) > len(data):
            raise zipfile.BadZipFile("Its files overlap")
        for entry in old.infolist():
            # Names in letters of old programs are written in those of today.
            entry.filename = name_of(entry)
            missing.discard(entry.filename)
            if (content := parts.get(entry.filename)) is not None:
                new.writestr(entry, content)
            else:
                _copy(data, entry, new)
    if missing:
        raise zipfile.BadZipFile(f"No such part: {missing.pop()}")
    return result.getvalue()


def _copy(data: bytes, entry: zipfile.ZipInfo, new: zipfile.ZipFile) -> None:
    """Copy what is packed as it is: it may be damaged, or packed in a way that nobody knows."""
    packed = packed_bytes(BytesIO(data), entry)
    entry.header_offset = new.start_dir
    # The sizes stand in the header, and not behind the content.
    entry.flag_bits &= ~_SIZES_BEHIND
    assert new.fp is not None
    new.fp.write(entry.FileHeader() + packed)
    new.start_dir = new.fp.tell()
    new.filelist.append(entry)
    new.NameToInfo[entry.filename] = entry


def serialised(root: Any) -> bytes:
    """A part as it stands in an archive."""
    content: bytes = etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return content
