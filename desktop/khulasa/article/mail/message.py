"""Articles in e-mail messages."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from typing import Any

from khulasa.article.blocks import Block, Content, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.mail.bodies import better, read_page_body, read_plain_body
from khulasa.article.mail.headers import single_messages
from khulasa.article.mail.words import (
    about_message,
    attached_words,
    field,
    torn_words,
    unread_words,
    words,
)
from khulasa.article.model import Kind
from khulasa.article.plain.text_file import text_of
from khulasa.wording import phrase

_ENCRYPTED = (
    *("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"),
    "application/pgp-encrypted",
)
_ENCRYPTED_START = "-----BEGIN PGP MESSAGE-----"
_PAGES = ("text/html", "application/xhtml+xml")
_MESSAGES = ("message/rfc822", "message/global")
# More messages in messages than anybody forwards.
_DEEPEST = 20


def read_mail(source: Source) -> Content:
    """Read a message: its subject, its text, and the messages that are forwarded in it.

    In a file of many messages each is read in this way.

    Raises:
        UnreadableError: It is damaged, encrypted, or holds no text.
    """
    try:
        # The parser goes one call deeper for each part inside a part.
        messages = [message_from_bytes(data) for data in single_messages(source.data)]
        message = messages[0]
        reader = _Reader(source)
        blocks = [block for one in messages for block in reader.blocks_in_message(one)]
        subject = field(message, "subject")
        about = about_message(message)
    except UnreadableError:
        raise
    # Messages that are not as they should be show as errors of many kinds.
    except Exception as error:
        raise UnreadableError(
            phrase("it is a damaged message"),
            phrase("open it in your mail program, copy the text and paste it"),
        ) from error
    if not blocks:
        raise reader.problem or no_text()
    return Content(
        blocks,
        reader.encoding,
        len(reader.left_out),
        (
            *attached_words(reader.attached),
            *unread_words(reader.unread),
            *torn_words(*messages),
        ),
        title=subject,
        about=about,
    )


def with_subject(subject: str, blocks: list[Block]) -> list[Block]:
    """A message with its subject above it."""
    if not subject or blocks[0].text == subject:
        return blocks
    return [Block(Kind.HEADING, subject), *blocks]


def no_text() -> UnreadableError:
    """Says that a message is nothing but pictures or files."""
    return UnreadableError(
        phrase("the message holds no text"), phrase("if a file is attached, save it and open that")
    )


def encrypted() -> UnreadableError:
    """Says that only a mail program with a key can read a message."""
    return UnreadableError(
        phrase("the message is encrypted"),
        phrase("open it in your mail program, copy the text and paste it"),
    )


class _Reader:
    """Reads the parts of a message one after another."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.encoding: str | None = None
        self.left_out: list[str] = []
        self.attached: list[str] = []
        self.unread = 0
        self.problem: UnreadableError | None = None

    def blocks_in_message(self, message: Message, depth: int = 0) -> list[Block]:
        blocks = self.blocks_in(message, depth)
        return with_subject(field(message, "subject"), blocks) if blocks else []

    def blocks_in(self, part: Message, depth: int = 0) -> list[Block]:
        kind = part.get_content_type()
        if depth > _DEEPEST:
            self.unread += 1
            return []
        if kind in _ENCRYPTED:
            raise encrypted()
        if kind in _MESSAGES and part.is_multipart():
            inner: Any = part.get_payload(0)
            return self.blocks_in_message(inner, depth + 1)
        if part.is_multipart():
            return self._blocks_in_parts(part, kind, depth)
        name = words(part.get_filename() or "")
        # A part whose own parts cannot be told apart is text to look at.
        is_text = kind in ("text/plain", *_PAGES) or kind.startswith("multipart/")
        if part.get_content_disposition() == "attachment" or not is_text:
            self.attached += [name] if name else []
            return []
        return self._body(part, kind)

    def _blocks_in_parts(self, part: Message, kind: str, depth: int) -> list[Block]:
        parts = [one for one in part.get_payload() if isinstance(one, Message)]
        if kind == "multipart/related":
            # The others are its pictures.
            start = part.get_param("start")
            main = [one for one in parts if start and one.get("Content-ID") == start] or parts
            return self.blocks_in(main[0], depth + 1) if main else []
        if kind != "multipart/alternative":
            return [block for one in parts for block in self.blocks_in(one, depth + 1)]
        plain: list[Block] = []
        page: list[Block] = []
        for one in parts:
            blocks = self.blocks_in(one, depth + 1)
            if one.get_content_type() == "text/plain":
                plain = plain or blocks
            else:
                page = blocks or page
        return better(plain, page)

    def _body(self, part: Message, kind: str) -> list[Block]:
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes) or not data.strip():
            return []
        try:
            decoded = text_of(replace(self._source, data=data), part.get_content_charset())
        except UnreadableError as error:
            self.problem = error
            self.unread += 1
            return []
        self.encoding = self.encoding or decoded.encoding
        if kind in _PAGES:
            return read_page_body(decoded.text, self.left_out)
        if decoded.text.lstrip().startswith(_ENCRYPTED_START):
            raise encrypted()
        flowed = str(part.get_param("format", "")).lower() == "flowed"
        glued = str(part.get_param("delsp", "")).lower() == "yes"
        return read_plain_body(decoded.text, flowed=flowed, glued=glued)
