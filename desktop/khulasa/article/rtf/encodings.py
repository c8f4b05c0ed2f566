"""The character encodings of rich text: that of the file, and those of its fonts."""

from __future__ import annotations

import codecs

DEFAULT = "cp1252"
ARABIC = "cp1256"
SYMBOLS = "symbols"
"""Stands for a font that shows symbols in the place of letters."""

_OF_CHARSETS = {
    **{2: SYMBOLS, 77: "mac_roman", 83: "mac_arabic", 128: "cp932", 129: "cp949", 130: "johab"},
    **{134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255"},
    **{178: ARABIC, 179: ARABIC, 180: ARABIC, 186: "cp1257", 204: "cp1251", 222: "cp874"},
    **{238: "cp1250", 254: "cp437", 255: "cp850"},
}


def encoding_of_charset(number: int) -> str:
    """The encoding of a font by the number of its charset; empty for that of the file."""
    return _OF_CHARSETS.get(number, "")


def encoding_of_code_page(number: int) -> str:
    """The encoding of a file by the number of its code page."""
    name = {65001: "utf-8", 10000: "mac_roman", 10004: "mac_arabic"}.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return DEFAULT
    return name
