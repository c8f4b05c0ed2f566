"""What the fields of a message say: words in any encoding, names, dates."""

from __future__ import annotations

from contextlib import suppress
from email.errors import CloseBoundaryNotFoundDefect
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from khulasa.article.model import About
from khulasa.article.plain.encodings import decode
from khulasa.wording import Phrase, count_phrase, list_phrase, phrase

# Some forms of longer ones take the library quadratic time.
_LONGEST_FIELD = 10_000


def field(message: Message, name: str) -> str:
    """A field as one line of text; empty if the message has none."""
    # Not by message[name], which fails on some that are not as they should be.
    for found, value in message.raw_items():
        if found.lower() == name:
            return words(str(value)[:_LONGEST_FIELD])
    return ""


def words(value: str) -> str:
    """A text as fields of messages have it, decoded."""
    try:
        pieces = decode_header(value)
    except (ValueError, LookupError):
        pieces = [(value, None)]
    return " ".join("".join(_decoded(piece, charset) for piece, charset in pieces).split())


def _decoded(piece: str | bytes, charset: str | None) -> str:
    data = piece if charset and isinstance(piece, bytes) else _bytes_between(piece)
    found = decode(data, declared=charset)
    return data.decode("utf-8", "replace") if found is None else found.text


def _bytes_between(piece: str | bytes) -> bytes:
    """The bytes of what stands between encoded words; those that are no ASCII are surrogates."""
    try:
        text = piece if isinstance(piece, str) else piece.decode("raw-unicode-escape")
        return text.encode("utf-8", "surrogateescape")
    except UnicodeError:
        return piece.encode("utf-8", "replace") if isinstance(piece, str) else piece


def unread_words(count: int) -> tuple[Phrase | str, ...]:
    """A sentence on the parts of a message that could not be read; nothing if all were."""
    if not count:
        return ()
    return (
        count_phrase(
            "{:,} part of the message cannot be read and is not part of the article.",
            "{:,} parts of the message cannot be read and are not part of the article.",
            count,
        ),
    )


def torn_words(*messages: Message) -> tuple[Phrase | str, ...]:
    """A sentence on what is missing at the end of a file; nothing if it is whole."""
    defects = (
        type(defect) for message in messages for part in message.walk() for defect in part.defects
    )
    if CloseBoundaryNotFoundDefect not in defects:
        return ()
    return (phrase("The file ends too early: what comes last is missing."),)


def about_message(message: Message) -> About:
    """Who wrote a message, and when."""
    date = field(message, "date")
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        date = parsedate_to_datetime(date).isoformat()
    return About(author_name(field(message, "from")), date)


def author_name(sender: str) -> str:
    """The name of a sender, or else the address."""
    name, address = parseaddr(sender)
    return name or address or sender


def attached_words(names: list[str]) -> tuple[Phrase | str, ...]:
    """A sentence on the files that come with a message; nothing if none do."""
    if not names:
        return ()
    return (
        count_phrase(
            "A file is attached and not part of the article: {names}.",
            "{:,} files are attached and not part of the article: {names}.",
            len(names),
            names=list_phrase(names),
        ),
    )
