"""Word documents for tests, made of pieces of their XML."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from khulasa.article.blocks import Source
from khulasa.article.word.document import read_word

NAMESPACES = nsdecls("w", "r") + (
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def run(text: str, properties: str = "") -> str:
    """A run of characters; properties such as ``<w:vanish/>``."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs; text without marks is a run of its own."""
    runs = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def notes(kind: str, **texts: str) -> bytes:
    """A part of notes by their ids (``n1``), with the separator that Word writes."""
    separator = f'<w:{kind} w:type="separator" w:id="0">{paragraph("---")}</w:{kind}>'
    written = "".join(
        f'<w:{kind} w:id="{name[1:]}">{text}</w:{kind}>' for name, text in texts.items()
    )
    return f"<w:{kind}s {NAMESPACES}>{separator}{written}</w:{kind}s>".encode()


def document(
    *body: str, footnotes: bytes = b"", endnotes: bytes = b"", numbering: str = ""
) -> bytes:
    """A document with this body."""
    made = Document()
    for xml in body:
        name, rest = xml[1:].split(">", 1)
        made.element.body.insert_element_before(
            parse_xml(f"<{name} {NAMESPACES}>{rest}"), "w:sectPr"
        )
    for kind, content in (("FOOTNOTES", footnotes), ("ENDNOTES", endnotes)):
        if content:
            name = PackURI(f"/word/{kind.lower()}.xml")
            part = Part(name, "application/xml", content, made.part.package)
            made.part.relate_to(part, getattr(RELATIONSHIP_TYPE, kind))
    if numbering:
        part = made.part.numbering_part
        part._element = parse_xml(f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>")
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def texts(*body: str, **parts: Any) -> list[str]:
    """The texts of what is read of a document with this body."""
    return [block.text for block in read_word(Source(document(*body, **parts))).blocks]
