"""Messages as Outlook saves them (.msg)."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from khulasa.article.blocks import Block, Content, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.mail.bodies import better, read_page_body, read_plain_body
from khulasa.article.mail.message import encrypted, no_text, with_subject
from khulasa.article.mail.words import attached_words, author_name
from khulasa.article.model import About
from khulasa.article.plain.encodings import decode
from khulasa.article.plain.text_file import checked, text_of
from khulasa.wording import phrase

# What the library takes where a message names no encoding.
_FALLBACK = "iso-8859-15"
_ARABIC = ("cp1256", "iso8859-6")


def read_outlook(source: Source) -> Content:
    """Read a message of Outlook.

    Raises:
        UnreadableError: It is damaged, encrypted, or holds no text.
    """
    from oxmsg import Message
    from oxmsg.domain.constants import PID_HTML

    left_out: list[str] = []
    try:
        message = Message.load(BytesIO(source.data))
        if "SMIME" in message.message_class.upper() and ".MULTIPARTSIGNED" not in (
            message.message_class.upper()
        ):
            raise encrypted()
        subject = " ".join(_mended(message.subject).split())
        plain = _mended(message.body or "")
        html = message.properties.binary_prop_value(PID_HTML) or b""
        charset = message.properties.body_encoding
        blocks = _blocks(source, plain, html, charset, left_out)
        sender = author_name(_mended(message.sender or ""))
        names = [_mended(attached.file_name or "") for attached in message.attachments]
        date = message.sent_date.isoformat() if message.sent_date else ""
    except UnreadableError:
        raise
    # A damaged container shows as errors of many kinds.
    except Exception as error:
        raise UnreadableError(
            phrase("it is a damaged message of Outlook"),
            phrase("open it in Outlook, copy the text and paste it"),
        ) from error
    if not blocks:
        raise no_text()
    return Content(
        with_subject(subject, blocks),
        left_out=len(left_out),
        notes=attached_words([name for name in names if name]),
        title=subject,
        about=About(sender, date),
    )


def _blocks(
    source: Source, plain: str, html: bytes, charset: str, left_out: list[str]
) -> list[Block]:
    page: list[Block] = []
    if html.strip():
        page = read_page_body(text_of(replace(source, data=html), charset).text, left_out)
    return better(read_plain_body(checked(plain)) if plain.strip() else [], page)


def _mended(text: str) -> str:
    """A text that the library took for a Western one, in Arabic if it is."""
    try:
        data = text.encode(_FALLBACK)
    except UnicodeError:
        return text
    found: Any = None if text.isascii() else decode(data)
    return found.text if found and found.encoding in _ARABIC else text
