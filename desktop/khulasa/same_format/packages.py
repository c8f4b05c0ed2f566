"""Files that are zip archives of XML: some parts are replaced, all others stay byte by byte."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from lxml import etree


def names_of_roots(data: bytes, roots: Iterable[Any], ending: str = ".xml") -> dict[Any, str]:
    """The names of the parts of an archive by their roots, which were parsed before.

    Args:
        data: The archive.
        roots: Root elements that are as they were parsed.
        ending: How the names of the parts end.
    """
    # Readers drop blanks between elements and comments, or not; here it is done on both sides.
    parser = etree.XMLParser(
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        no_network=True,
    )
    wanted = {
        etree.tostring(etree.fromstring(etree.tostring(root), parser)): root for root in roots
    }
    found: dict[Any, str] = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith(ending):
                continue
            try:
                part = etree.tostring(etree.fromstring(archive.read(name), parser))
            except etree.XMLSyntaxError:
                continue
            if part in wanted:
                found[wanted[part]] = name
    return found


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A copy of an archive in which some parts have another content.

    Args:
        data: The archive.
        parts: The new contents by their names.
    """
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for entry in old.infolist():
            content = parts.get(entry.filename)
            new.writestr(entry, old.read(entry) if content is None else content)
    return result.getvalue()


def serialised(root: Any) -> bytes:
    """A part as it stands in an archive."""
    content: bytes = etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return content
