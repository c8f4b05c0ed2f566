"""Files of text: bytes to characters, and what is no text told apart."""

from __future__ import annotations

import re

from khulasa.article.blocks import Content, Source
from khulasa.article.errors import UnreadableError
from khulasa.article.model import BROKEN_LETTER
from khulasa.article.plain.encodings import Decoded, UnknownEncodingError, decode
from khulasa.article.plain.plain_text import read_plain_text
from khulasa.wording import phrase

MOST_CHARACTERS = 10_000_000
"""Longest text after decoding, markup included: a million words of any language."""

# Not ESC: what a terminal printed in colour is text, and file(1) and git take it for text, too.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_FEW_CONTROL = 2
_MOST_CONTROL = 0.005
_VISIBLE = re.compile(r"[^\s\u200b-\u200f\ufeff]")
# NUL ends a text in SQLite and in Qt, and lone surrogates can't be encoded.
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


def read_text_file(source: Source) -> Content:
    """Read plain text.

    Raises:
        UnreadableError: As with :func:`text_of`.
    """
    decoded = text_of(source)
    blocks = read_plain_text(decoded.text, join_lines=source.join_lines)
    return Content(blocks, decoded.encoding)


def text_of(source: Source, declared: str | None = None) -> Decoded:
    """Decode a file of text.

    Args:
        source: The file.
        declared: The encoding that it names inside.

    Raises:
        UnreadableError: It is empty, too long, binary, or not in the encoding asked for.
    """
    decoded = _decoded(source.data, source.encoding, declared)
    return Decoded(checked(decoded.text), decoded.encoding)


def checked(text: str) -> str:
    """Refuse what is empty, too long or binary; replace what no text can hold.

    Raises:
        UnreadableError: The text is refused.
    """
    if _VISIBLE.search(text) is None:
        raise UnreadableError(phrase("it is empty"))
    if len(text) > MOST_CHARACTERS:
        raise UnreadableError(
            phrase("it has {:,} characters and the limit is {:,}", len(text), MOST_CHARACTERS),
            phrase("cut the part you need into a file of its own"),
        )
    if len(_CONTROL.findall(text)) > max(_FEW_CONTROL, _MOST_CONTROL * len(text)):
        raise UnreadableError(phrase("it is binary, not text"), phrase("choose a text file"))
    return storable(text)


def storable(text: str) -> str:
    """A text with U+FFFD for what no text can hold: NUL and lone surrogates."""
    return _NOT_STORABLE.sub(BROKEN_LETTER, text)


def _decoded(data: bytes, encoding: str | None, declared: str | None) -> Decoded:
    way_out = phrase("try another one, such as utf-8 or cp1256")
    try:
        decoded = decode(data, encoding, declared)
    except UnknownEncodingError as error:
        raise UnreadableError(
            phrase("no encoding is called {!r}", str(encoding)), way_out
        ) from error
    if decoded is None and encoding is not None:
        raise UnreadableError(phrase("it is not written in the encoding {}", encoding), way_out)
    if decoded is None:
        raise UnreadableError(
            phrase("it is binary, or in an unknown encoding"),
            phrase("if it is text, name its encoding"),
        )
    return decoded
