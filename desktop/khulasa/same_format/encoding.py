"""Texts in the character encoding of the file that they come from."""

from __future__ import annotations

import codecs

_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}


def encoded(text: str, data: bytes, encoding: str, errors: str = "") -> bytes:
    """A text as bytes.

    Args:
        text: The text.
        data: The file that it takes the place of; if that begins with a byte order mark, this does.
        encoding: The encoding of that file.
        errors: How characters are written that the encoding lacks, as codecs name it; by default
            the text is in UTF-8 then.
    """
    try:
        content = text.encode(encoding, errors or "strict")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")
    mark = _MARKS.get(codecs.lookup(encoding).name, b"")
    return mark + content if mark and data.startswith(mark) else content
