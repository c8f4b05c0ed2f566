"""Pages that a browser saved with their pictures in one file: MHTML, and Safari's web archive."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from khulasa.article.blocks import Content, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.web.page import read_page
from khulasa.wording import phrase

BINARY_PLIST = b"bplist00"
_HEAD = 1024
_PAGES = ("text/html", "application/xhtml+xml")


def is_webarchive(data: bytes) -> bool:
    """Whether a file is a page as Safari saves it."""
    is_plist = data.startswith(BINARY_PLIST) or b"<plist" in data[:_HEAD]
    return is_plist and b"WebMainResource" in data


def read_mhtml(source: Source) -> Content:
    """Read a page that a browser saved as one file.

    Raises:
        UnreadableError: It is damaged, or holds no page.
    """
    from email import message_from_bytes

    from khulasa.article.mail.words import torn_words

    try:
        # The parser goes one call deeper for each part inside a part.
        message = message_from_bytes(source.data)
        address = str(message.get("Snapshot-Content-Location", "")).strip()
        main = _main_part(message, address)
        data = None if main is None else main.get_payload(decode=True)
        torn = torn_words(message)
        charset = None if main is None else main.get_content_charset()
    except Exception as error:
        raise _broken() from error
    if main is None or not isinstance(data, bytes) or not data.strip():
        raise _broken()
    address = address or str(main.get("Content-Location", "")).strip()
    content = read_page(replace(source, data=data), charset, address)
    return replace(content, notes=torn)


def _main_part(message: Any, address: str) -> Any:
    """The page itself among its pictures, style sheets and frames."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = str(message.get_param("start", "")).strip()
    for part in pages:
        is_first = start and str(part.get("Content-ID", "")).strip() == start
        if is_first or (address and str(part.get("Content-Location", "")).strip() == address):
            return part
    return pages[0] if pages else None


def read_webarchive(source: Source) -> Content:
    """Read a page that Safari saved as a web archive.

    Raises:
        UnreadableError: It is damaged, or holds no page.
    """
    import plistlib

    try:
        main = plistlib.loads(source.data)["WebMainResource"]
        data, charset = main["WebResourceData"], main.get("WebResourceTextEncodingName")
        address = str(main.get("WebResourceURL", ""))
        is_page = str(main.get("WebResourceMIMEType", _PAGES[0])).lower() in _PAGES
    except Exception as error:
        raise _broken() from error
    if not is_page or not isinstance(data, bytes) or not data.strip():
        raise _broken()
    charset = charset if isinstance(charset, str) else None
    return read_page(replace(source, data=data), charset, address)


def _broken() -> UnreadableError:
    return UnreadableError(
        phrase("it is damaged, or holds no web page"),
        phrase("open it in a browser, copy the text and paste it"),
    )
