"""The XML of an OpenDocument file, which is a zip archive or one flat document."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from khulasa.article.errors import UnreadableError
from khulasa.article.opendocument.names import OFFICE
from khulasa.article.packages import check_package, parse_xml
from khulasa.wording import phrase

_ENCRYPTED = b"encryption-data"
# Pictures in a flat document; they may be longer than what a parser takes for one text.
_PICTURE = re.compile(rb"<office:binary-data[^>]*+>[^<]*+</office:binary-data>")


@dataclass(frozen=True, slots=True)
class Files:
    """What is in a document.

    Attributes:
        body: The ``office:text``, ``office:presentation`` or ``office:spreadsheet`` element.
        roots: The documents that have styles, those of the body last, and what the file tells.
        formulas: MathML of the objects in it, by their names.
    """

    body: Any
    roots: tuple[Any, ...]
    formulas: dict[str, Any]


def files_of(data: bytes) -> Files:
    """Open a document.

    Raises:
        UnreadableError: It is broken, encrypted, unpacks to an absurd size, or is of another kind
            than text, slides and spreadsheet.
    """
    if data.startswith(b"PK"):
        check_package(data, damaged())
    try:
        contents = _unpacked(data)
        roots = tuple(
            parse_xml(contents[name])
            for name in ("meta.xml", "styles.xml", "content.xml")
            if name in contents
        )
        formulas = {
            name.rpartition("/")[0]: parse_xml(content)
            for name, content in contents.items()
            if name.endswith("/content.xml") and b"MathML" in content[:4000]
        }
        body = roots[-1].find(OFFICE + "body")
    # A damaged document shows as errors of zipfile, zlib, lxml and more.
    except UnreadableError:
        raise
    except Exception as error:
        raise damaged() from error
    for name in ("text", "presentation", "spreadsheet"):
        if body is not None and (found := body.find(OFFICE + name)) is not None:
            return Files(found, roots, formulas)
    raise UnreadableError(
        phrase("it is a drawing, a chart or a formula, not a text"),
        phrase("open it in LibreOffice, copy the text you need and paste it"),
    )


def damaged() -> UnreadableError:
    """A file is no OpenDocument."""
    return UnreadableError(
        phrase("it is not an OpenDocument file, or it is damaged"),
        phrase("open it in LibreOffice and save it again"),
    )


def _unpacked(data: bytes) -> dict[str, bytes]:
    if not data.startswith(b"PK"):
        return {"content.xml": _PICTURE.sub(b"", data)}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        manifest = "META-INF/manifest.xml"
        if manifest in names and _ENCRYPTED in archive.read(manifest):
            raise UnreadableError(
                phrase("it is protected with a password"),
                phrase("open it in LibreOffice and save it without a password"),
            )
        wanted = {"meta.xml", "styles.xml", "content.xml"}
        return {
            name: archive.read(name)
            for name in names
            if name in wanted or (name.endswith("/content.xml") and name.count("/") == 1)
        }
