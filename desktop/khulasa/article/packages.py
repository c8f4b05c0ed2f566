"""Documents that are zip archives of XML: opened without being flooded, and parsed safely."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from khulasa.article.errors import UnreadableError
from khulasa.article.unpacking import KNOWN_WAYS, is_as_long_as_said, is_encrypted
from khulasa.wording import phrase

_MOST_BYTES = 200_000_000
_MOST_FILES = 20_000
_MOST_XML_BYTES = 100_000_000


def check_package(data: bytes, damaged: UnreadableError) -> None:
    """Refuse an archive that is broken, or that would fill the memory when it is unpacked.

    What an archive says of the length of its files is held against what comes out of them.

    Args:
        data: The archive.
        damaged: Raised where it is broken.

    Raises:
        UnreadableError: It is refused.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    # Broken archives show as errors of struct, zipfile, the decoding of names and more.
    except Exception as error:
        raise damaged from error
    unknown = [one for one in entries if one.compress_type not in KNOWN_WAYS]
    total = sum(entry.file_size for entry in entries)
    texts = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if total > _MOST_BYTES or texts > _MOST_XML_BYTES or len(entries) > _MOST_FILES:
        raise UnreadableError(
            phrase(
                "it unpacks to {megabytes} MB, which no article does", megabytes=total // 1_000_000
            ),
            phrase("copy the text you need into a new document"),
        )
    try:
        is_true = not unknown and all(
            is_encrypted(entry) or is_as_long_as_said(BytesIO(data), entry) for entry in entries
        )
    # As above.
    except Exception as error:
        raise damaged from error
    if not is_true:
        raise damaged


def parse_xml(data: bytes) -> Any:
    """Parse XML without expanding entities, fetching anything or following absurd nesting.

    Raises:
        lxml.etree.XMLSyntaxError: It is none, or nested or long beyond reason.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(data, parser)
