"""Which format a file has: by what is in it, and by its name where that leaves a choice."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from khulasa.article import formats
from khulasa.article.epub.package import CONTAINER
from khulasa.article.errors import UnreadableError
from khulasa.article.formats import DOCUMENT_BYTES, PDF_BYTES, TEXT_BYTES, Format
from khulasa.article.mail.headers import OUTLOOK_MARK, head_of, is_mail, is_mhtml
from khulasa.article.packed.inside import ARCHIVE_SUFFIX
from khulasa.article.subtitles.cues import looks_like_subtitles
from khulasa.article.web.saved_pages import BINARY_PLIST, is_webarchive
from khulasa.wording import N_, phrase

_EMPTY_ZIP = b"PK\x05\x06"
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_START = 8_192
_RTF_START, _PDF_START = b"{\\rtf", b"%PDF-"
_PICTURE_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_HTML_START = re.compile(
    rb"\s*+(?:\xef\xbb\xbf\s*+)?(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+"
    rb"<(?:!doctype\s+html|html)",
    re.IGNORECASE,
)
_FLAT_START = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+<office:document\s"
)
_BY_MEMBER = {
    "word/document.xml": formats.WORD,
    "ppt/presentation.xml": formats.SLIDES,
    "xl/workbook.xml": formats.WORKBOOK,
    CONTAINER: formats.EPUB,
}
_OPENDOCUMENT_NAMES = {"content.xml", "META-INF/manifest.xml"}
_BY_CONTENT = (
    (formats.WEBARCHIVE, is_webarchive),
    (formats.MHTML, is_mhtml),
    (formats.MAIL, is_mail),
    (formats.SUBTITLES, looks_like_subtitles),
)
# What is no text and cannot be read, by its first bytes.
_OTHERS = (
    (_ZIP, N_("a compressed archive or an office document")),
    (_OLE, N_("an old Office document")),
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

HEAD_BYTES = 1024
"""How much of a file :func:`most_bytes_of` needs."""


def most_bytes_of(head: bytes) -> int:
    """How long a file may be, by its first bytes: documents hold pictures, text does not."""
    if _PDF_START in head:
        return PDF_BYTES
    starts = (_RTF_START, *_PICTURE_STARTS, *(start for start, _name in _OTHERS))
    # Messages carry pictures and other files.
    is_message = bool(head_of(head[: head.rfind(b"\n") + 1]))
    return DOCUMENT_BYTES if is_message or head.startswith(starts) else TEXT_BYTES


def format_of(data: bytes, suffix: str) -> Format:
    """The format of a file.

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
                phrase("it is {}, not text", phrase(name)),
                phrase("open it in its own program and save it as text"),
            )
    # The file is some text or other: its name says of which kind.
    named = [formats.MARKDOWN, formats.HTML, formats.SUBTITLES, formats.SEPARATED]
    if head_of(data):
        named += [formats.MHTML, formats.MAIL]
    return next((known for known in named if suffix in known.suffixes), formats.TEXT)


def is_plain_archive(data: bytes, suffix: str) -> bool:
    """Whether a file is a zip archive to look into, and no document that happens to be one."""
    is_zip = suffix in (ARCHIVE_SUFFIX, "") and data.startswith((_ZIP, _EMPTY_ZIP))
    return is_zip and _by_content(data, suffix) is None


def _by_content(data: bytes, suffix: str) -> Format | None:
    if data.startswith(_ZIP):
        return _in_archive(data, suffix)
    if data.startswith(_OLE):
        return _in_old_container(data)
    if data.startswith(_RTF_START):
        return formats.RTF
    if data.startswith(_PICTURE_STARTS):
        return formats.PICTURE
    if _HTML_START.match(data[:_START]):
        return formats.HTML
    if _FLAT_START.match(data[:_START]):
        return formats.OPENDOCUMENT
    found = next((known for known, is_one in _BY_CONTENT if is_one(data)), None)
    # Some programs write bytes of their own in front.
    return formats.PDF if found is None and _PDF_START in data[:HEAD_BYTES] else found


def _in_archive(data: bytes, suffix: str) -> Format | None:
    """The format of a document that is a zip archive."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    # A damaged one is read as what its name says, so that the message fits.
    except Exception:
        if suffix == ARCHIVE_SUFFIX:
            return None
        packed = (formats.EPUB, formats.OPENDOCUMENT, formats.SLIDES, formats.WORKBOOK)
        return next((known for known in packed if suffix in known.suffixes), formats.WORD)
    found = (known for name, known in _BY_MEMBER.items() if name in names)
    opendocument = formats.OPENDOCUMENT if names >= _OPENDOCUMENT_NAMES else None
    return next(found, opendocument)


def _in_old_container(data: bytes) -> Format | None:
    """The format of an OLE file."""
    from khulasa.article.old_office.kinds import old_kind_of

    if OUTLOOK_MARK in data:
        return formats.OUTLOOK
    return None if old_kind_of(data) is None else formats.OLD_OFFICE
