"""The formats that can be read: how each is known, and who reads it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from khulasa.article.blocks import Content, Source
from khulasa.article.epub.package import CONTAINER
from khulasa.article.errors import UnreadableError
from khulasa.article.mail.headers import OUTLOOK_MARK, head_of, is_mail, is_mhtml
from khulasa.article.packed.inside import ARCHIVE_SUFFIX
from khulasa.article.plain.text_file import read_text_file, text_of
from khulasa.article.subtitles.cues import looks_like_subtitles
from khulasa.article.web.saved_pages import BINARY_PLIST, is_webarchive
from khulasa.wording import N_, _

_EMPTY_ZIP = b"PK\x05\x06"
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_HTML_START = re.compile(
    rb"\s*+(?:\xef\xbb\xbf\s*+)?(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+"
    rb"<(?:!doctype\s+html|html)",
    re.IGNORECASE,
)
_START = 8_192
_WORD_BODY = "word/document.xml"
# What is no text and cannot be read, by its first bytes.
_OTHERS = (
    (_ZIP, N_("a compressed archive or an office document")),
    (_OLE, N_("an old Office document")),
    (b"%PDF-", N_("a PDF document")),
    (b"{\\rtf", N_("an RTF document")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"GIF8", N_("a picture")),
    (b"\x7fELF", N_("a program")),
    (BINARY_PLIST, N_("a property list")),
    (b"\x1aE\xdf\xa3", N_("a film")),
    (b"ID3\x03", N_("a sound recording")),
    (b"ID3\x04", N_("a sound recording")),
    (b"OggS", N_("a sound recording")),
    (b"\x1f\x8b", N_("a compressed archive")),
    (b"7z\xbc\xaf", N_("a compressed archive")),
    (b"Rar!\x1a", N_("a compressed archive")),
    (b"SQLite format 3", N_("a database")),
)
_TEXT_BYTES, _DOCUMENT_BYTES = 20_000_000, 100_000_000


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
    from khulasa.article.web.page import read_page

    return read_page(source)


def _read_mhtml(source: Source) -> Content:
    from khulasa.article.web.saved_pages import read_mhtml

    return read_mhtml(source)


def _read_webarchive(source: Source) -> Content:
    from khulasa.article.web.saved_pages import read_webarchive

    return read_webarchive(source)


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


def _read_book(source: Source) -> Content:
    from khulasa.article.epub.book import read_book

    return read_book(source)


def _read_mail(source: Source) -> Content:
    from khulasa.article.mail.message import read_mail

    return read_mail(source)


def _read_outlook(source: Source) -> Content:
    from khulasa.article.mail.outlook import read_outlook

    return read_outlook(source)


def _read_film(source: Source) -> Content:
    from khulasa.article.subtitles.film import read_film

    return read_film(source)


TEXT = Format("text", (".txt",), read_text_file)
MARKDOWN = Format("Markdown", (".md",), _read_markdown)
HTML = Format("HTML", (".html", ".htm", ".xhtml"), _read_page)
MHTML = Format("MHTML", (".mhtml", ".mht"), _read_mhtml, _DOCUMENT_BYTES)
WEBARCHIVE = Format("web archive", (".webarchive",), _read_webarchive, _DOCUMENT_BYTES)
EPUB = Format("EPUB", (".epub",), _read_book, _DOCUMENT_BYTES)
MAIL = Format("e-mail", (".eml",), _read_mail, _DOCUMENT_BYTES)
OUTLOOK = Format("Outlook", (".msg",), _read_outlook, _DOCUMENT_BYTES)
SUBTITLES = Format("subtitles", (".srt", ".vtt", ".ass", ".ssa"), _read_film)
WORD = Format("Word", (".docx",), _read_word, _DOCUMENT_BYTES)

FORMATS = (TEXT, MARKDOWN, HTML, WORD, MHTML, WEBARCHIVE, EPUB, MAIL, OUTLOOK, SUBTITLES)

_BY_CONTENT = (
    (WEBARCHIVE, is_webarchive),
    (MHTML, is_mhtml),
    (MAIL, is_mail),
    (SUBTITLES, looks_like_subtitles),
)

READABLE_SUFFIXES = tuple(suffix for known in FORMATS for suffix in known.suffixes)
"""Endings of the files that can be read; one without any is read as what it looks like."""

MOST_BYTES = _DOCUMENT_BYTES
"""The longest file of any format."""

HEAD_BYTES = 1024
"""How much of a file :func:`most_bytes_of` needs."""


def most_bytes_of(head: bytes) -> int:
    """How long a file may be, by its first bytes: documents hold pictures, text does not."""
    is_document = any(head.startswith(start) for start, _name in _OTHERS)
    # Messages carry pictures and other files.
    is_document = is_document or bool(head_of(head[: head.rfind(b"\n") + 1]))
    return _DOCUMENT_BYTES if is_document else _TEXT_BYTES


def format_of(data: bytes, suffix: str) -> Format:
    """The format of a file: by what is in it, and by its name where that leaves a choice.

    Args:
        data: The whole file.
        suffix: Ending of its name, in small letters with the dot; may be wrong or empty.

    Raises:
        UnreadableError: Khulasa cannot read it; the reason names what it is, where that is known.
    """
    if (found := _by_content(data, suffix)) is not None:
        return found
    for start, name in _OTHERS:
        if data.startswith(start):
            raise UnreadableError(
                _("it is {}, not text").format(_(name)),
                _("open it in its own program and save it as text"),
            )
    # The file is some text or other: its name says of which kind.
    named = (MARKDOWN, HTML, SUBTITLES, *((MHTML, MAIL) if head_of(data) else ()))
    return next((known for known in named if suffix in known.suffixes), TEXT)


def is_plain_archive(data: bytes, suffix: str) -> bool:
    """Whether a file is a zip archive to look into, and no document that happens to be one."""
    is_zip = suffix in (ARCHIVE_SUFFIX, "") and data.startswith((_ZIP, _EMPTY_ZIP))
    return is_zip and _by_content(data, suffix) is None


def _by_content(data: bytes, suffix: str) -> Format | None:
    if data.startswith(_ZIP):
        return _in_archive(data, suffix)
    if data.startswith(_OLE):
        return OUTLOOK if OUTLOOK_MARK in data else None
    if _HTML_START.match(data[:_START]):
        return HTML
    return next((known for known, is_one in _BY_CONTENT if is_one(data)), None)


def _in_archive(data: bytes, suffix: str) -> Format | None:
    """The format of an office document, which is a zip archive."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    # A damaged one is read as what its name says, so that the message fits.
    except Exception:
        named = {ARCHIVE_SUFFIX: None, EPUB.suffixes[0]: EPUB}
        return named.get(suffix, WORD)
    if CONTAINER in names:
        return EPUB
    return WORD if _WORD_BODY in names else None
