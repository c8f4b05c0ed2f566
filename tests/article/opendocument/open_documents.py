"""OpenDocument files for tests, made of pieces of their XML."""

from __future__ import annotations

import zipfile
from io import BytesIO

from khulasa.article.blocks import Block, Content, Source
from khulasa.article.opendocument.document import read_opendocument

_NAMES = (
    *("office", "text", "table", "style", "meta", "fo:xsl-fo-compatible", "draw:drawing"),
    "presentation",
)
NAMESPACES = " ".join(
    f'xmlns:{name.split(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:{name.split(":")[-1]}:1.0"'
    for name in _NAMES
) + (' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"')


def flat(body: str, *, kind: str = "text", styles: str = "", meta: str = "") -> bytes:
    """A flat document with this body."""
    return (
        f"<?xml version='1.0' encoding='UTF-8'?><office:document {NAMESPACES}>"
        f"<office:meta>{meta}</office:meta>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>"
    ).encode()


def packed(files: dict[str, bytes]) -> bytes:
    """An archive with these files and what makes it a document."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", files.pop("META-INF/manifest.xml", b"<m/>"))
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def content(body: str, parts: frozenset[str] | None = None, **others: str) -> Content:
    """What is read of a flat document with this body."""
    return read_opendocument(Source(flat(body, **others), parts=parts))


def blocks(body: str, **others: str) -> list[Block]:
    """The blocks of a flat document with this body."""
    return content(body, **others).blocks


def p(text: str, style: str = "") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'
