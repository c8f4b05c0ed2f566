"""The control words, groups and bytes of rich text, one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Bytes are read as Latin-1 characters of the same number.
_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})?[ ]?"
    r"|\\'(?P<hex>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)"
    r"|[\r\n]+|\\"
)


class Token(NamedTuple):
    """A piece of rich text.

    Attributes:
        word: Name of a control word, or a sign such as ``*``; empty for what is none.
        number: What stands behind the name, if anything does.
        data: Bytes of text.
        brace: ``{`` or ``}`` for the beginning or end of a group.
    """

    word: str = ""
    number: int | None = None
    data: bytes = b""
    brace: str = ""


def tokens_of(data: bytes) -> Iterator[Token]:
    """Divide rich text; bytes of pictures are left out.

    Args:
        data: The file.
    """
    text = data.decode("latin-1")
    position = 0
    while match := _TOKEN.match(text, position):
        position = match.end()
        if match["word"]:
            number = None if match["number"] is None else int(match["number"])
            if match["word"] == "bin":
                position += max(0, number or 0)
            else:
                yield Token(match["word"], number)
        elif match["hex"]:
            yield Token(data=bytes.fromhex(match["hex"]))
        elif match["sign"]:
            yield Token(match["sign"])
        elif match["brace"]:
            yield Token(brace=match["brace"])
        elif match["text"]:
            yield Token(data=match["text"].encode("latin-1"))
