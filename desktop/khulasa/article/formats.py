"""The formats that can be read: how each is known, and who reads it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from khulasa.article.blocks import Content, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.plain.text_file import read_text_file, text_of
from khulasa.wording import N_, _

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_HTML_START = re.compile(rb"\s*+(?:\xef\xbb\xbf\s*+)?<(?:!doctype\s+html|html)", re.IGNORECASE)
_WORD_BODY = "word/document.xml"
# What is no text and cannot be read, by its first bytes.
_OTHERS = (
    (_ZIP, N_("a compressed archive or an office document")),
    (_OLE, N_("an old Office document")),
    (b"{\\rtf", N_("an RTF document")),
    (b"GIF8", N_("a picture")),
    (b"\x7fELF", N_("a program")),
    (b"\x1aE\xdf\xa3", N_("a film")),
    (b"ID3\x03", N_("a sound recording")),
    (b"ID3\x04", N_("a sound recording")),
    (b"OggS", N_("a sound recording")),
    (b"\x1f\x8b", N_("a compressed archive")),
    (b"7z\xbc\xaf", N_("a compressed archive")),
    (b"Rar!\x1a", N_("a compressed archive")),
    (b"SQLite format 3", N_("a database")),
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_PDF_START = b"%PDF-"
_TEXT_BYTES, _DOCUMENT_BYTES, _PDF_BYTES = 20_000_000, 100_000_000, 200_000_000


@dataclass(frozen=True, slots=True)
class Format:
    """A format that articles come in.

    Attributes:
        name: Names it in messages and tests.
        suffixes: Endings of its files, in small letters with the dot; the first is the usual one.
        read: Reads a file; raises ``UnreadableError``.
        most_bytes: The longest file; pictures make documents large, a book of 1,000 pages is a
            text of 2 MB.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], Content]
    most_bytes: int = _TEXT_BYTES


def _read_page(source: Source) -> Content:
    from khulasa.article.web.html import declared_charset, read_html

    decoded = text_of(source, declared_charset(source.data))
    left_out: list[str] = []
    blocks = read_html(decoded.text, left_out)
    if not blocks:
        raise UnreadableError(
            _("the page holds no text of an article"),
            _("open it in a browser, copy the text and paste it"),
        )
    return Content(blocks, decoded.encoding, len(left_out))


def _read_markdown(source: Source) -> Content:
    from khulasa.article.markdown.document import read_markdown

    decoded = text_of(source)
    left_out: list[str] = []
    blocks = read_markdown(decoded.text, left_out)
    return Content(blocks, decoded.encoding, len(left_out))


def _read_word(source: Source) -> Content:
    from khulasa.article.word.document import read_word

    left_out: list[str] = []
    blocks = read_word(source.data, left_out)
    return Content(blocks, left_out=len(left_out))


def _read_pdf(source: Source) -> Content:
    from khulasa.article.pdf.document import read_pdf

    return read_pdf(source)


def _read_picture(source: Source) -> Content:
    from khulasa.article.ocr.recognising import read_picture

    return read_picture(source)


TEXT = Format("text", (".txt",), read_text_file)
MARKDOWN = Format("Markdown", (".md",), _read_markdown)
HTML = Format("HTML", (".html", ".htm"), _read_page)
WORD = Format("Word", (".docx",), _read_word, _DOCUMENT_BYTES)
PDF = Format("PDF", (".pdf",), _read_pdf, _PDF_BYTES)
PICTURE = Format(
    "picture", (".png", ".jpg", ".jpeg", ".tif", ".tiff"), _read_picture, _DOCUMENT_BYTES
)

FORMATS = (TEXT, MARKDOWN, HTML, WORD, PDF, PICTURE)

READABLE_SUFFIXES = tuple(suffix for known in FORMATS for suffix in known.suffixes)
"""Endings of the files that can be read; one without any is read as what it looks like."""

MOST_BYTES = max(known.most_bytes for known in FORMATS)
"""The longest file of any format."""

HEAD_BYTES = 1024
"""How much of a file :func:`most_bytes_of` needs."""


def most_bytes_of(head: bytes) -> int:
    """How long a file may be, by its first bytes: documents hold pictures, text does not."""
    if _PDF_START in head:
        return _PDF_BYTES
    is_document = head.startswith((*_PICTURES, *(start for start, _name in _OTHERS)))
    return _DOCUMENT_BYTES if is_document else _TEXT_BYTES


def format_of(data: bytes, suffix: str) -> Format:
    """The format of a file: by what is in it, and by its name where that leaves a choice.

    Args:
        data: The whole file.
        suffix: Ending of its name, in small letters with the dot; may be wrong or empty.

    Raises:
        UnreadableError: Khulasa cannot read it; the reason names what it is, where that is known.
    """
    if (found := _by_content(data)) is not None:
        return found
    for start, name in _OTHERS:
        if data.startswith(start):
            raise UnreadableError(
                _("it is {}, not text").format(_(name)),
                _("open it in its own program and save it as text"),
            )
    # The file is some text or other: its name says of which kind.
    named = next((known for known in (MARKDOWN, HTML) if suffix in known.suffixes), None)
    return named or TEXT


def _by_content(data: bytes) -> Format | None:
    if data.startswith(_ZIP):
        return _in_archive(data)
    if _HTML_START.match(data):
        return HTML
    if data.startswith(_PICTURES):
        return PICTURE
    # Some programs write bytes of their own in front.
    if _PDF_START in data[:HEAD_BYTES]:
        return PDF
    return None


def _in_archive(data: bytes) -> Format | None:
    """The format of an office document, which is a zip archive."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    # A damaged one is read as what its name says, so that the message fits.
    except Exception:
        return WORD
    return WORD if _WORD_BODY in names else None
