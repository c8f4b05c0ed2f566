"""What office documents tell about themselves, beside their text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from khulasa.article.blocks import Block, Content
from khulasa.article.language import declared_language
from khulasa.article.model import About, Kind

# What the templates have that python-docx, python-pptx and openpyxl make documents of.
_NO_AUTHORS = frozenset({"python-docx", "openpyxl"})
_NO_DATES = frozenset(
    {
        datetime(2013, 12, 23, 23, 15, tzinfo=UTC),
        datetime(2013, 1, 27, 9, 14, 16, tzinfo=UTC),
    }
)


def with_told(content: Content, title: str, language: str, about: About) -> Content:
    """Content with what its file tells, as far as that is to be believed.

    Args:
        content: What was read.
        title: Of the file.
        language: Of the file, such as ``ar-SA``.
        about: What else it tells.
    """
    return replace(
        content,
        # Titles of files are those of their templates often enough.
        title="" if _has_heading(content.blocks) else title,
        language=declared_language(language, "\n".join(block.text for block in content.blocks)),
        about=about,
    )


def with_core_properties(content: Content, properties: Any, data: bytes) -> Content:
    """Content with what the properties of a document of Microsoft Office tell.

    Args:
        content: What was read.
        properties: Of the document, as python-docx, python-pptx and openpyxl have them; where it
            has none, they make some up: "Word Document", made today.
        data: The document.
    """
    if not _has_core_properties(data):
        return with_told(content, "", "", About())
    author = getattr(properties, "author", None) or getattr(properties, "creator", None) or ""
    created = properties.created
    if created is not None and created.tzinfo is None:
        created = created.replace(tzinfo=UTC)
    about = About(
        "" if author in _NO_AUTHORS else author,
        "" if created is None or created in _NO_DATES else created.date().isoformat(),
    )
    return with_told(content, properties.title or "", properties.language or "", about)


def _has_core_properties(data: bytes) -> bool:
    """Whether a document of Microsoft Office has properties of its own."""
    with ZipFile(BytesIO(data)) as archive:
        return any(re.match(r"/?docProps/core", name) for name in archive.namelist())


def _has_heading(blocks: list[Block]) -> bool:
    return any(block.kind is Kind.HEADING for block in blocks)
