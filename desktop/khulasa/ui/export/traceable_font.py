"""The Arabic font with a character for every glyph, so that a PDF can say what its glyphs mean.

Qt notes in a PDF which character a glyph stands for, by the font's own table of characters. Many
glyphs of Arabic are in no such table, because only their neighbours make them; text that is copied
from the PDF would lack them. Here they get characters for private use, and ``export.pdf_text``
writes the real ones in their place.
"""

from __future__ import annotations

import functools
import re
import struct

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from khulasa.resources import resource_path

FAMILY = "Khulasa Naskh"
_FILES = {"Regular": "NotoNaskhArabic-Regular.ttf", "Bold": "NotoNaskhArabic-Bold.ttf"}
_PRIVATE = 0xE000
_LAST_PRIVATE = 0xF8FF
# Glyphs are named by their characters, as in "uniFEDF_uniFEE0.rlig".
_NAMED = re.compile(r"uni([0-9A-F]{4})")

_Tables = dict[bytes, bytes]


@functools.cache
def traceable_family() -> tuple[str, dict[str, str]]:
    """The family's name, and what its characters for private use stand for.

    Needs a QGuiApplication. The meaning is empty if the fonts cannot be made; the name is then
    that of the font as it is.
    """
    meanings: dict[str, str] = {}
    for style, file in _FILES.items():
        tables = _read(resource_path("fonts", file).read_bytes())
        known = _characters(tables)
        names = _glyph_names(tables)
        for glyph, name in enumerate(names):
            private = _PRIVATE + glyph
            if glyph not in known.values() and private <= _LAST_PRIVATE:
                known[private] = glyph
                letters = (chr(int(code, 16)) for code in _NAMED.findall(name.split(".")[0]))
                meanings[chr(private)] = "".join(letters)
        tables[b"cmap"], tables[b"name"] = _cmap(known), _name(style)
        QFontDatabase.addApplicationFontFromData(QByteArray(_written(tables)))
    return FAMILY, meanings


def _read(font: bytes) -> _Tables:
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(count))
    # A signature would be wrong from here on.
    return {tag: font[at : at + size] for tag, _sum, at, size in records if tag != b"DSIG"}


def _characters(tables: _Tables) -> dict[int, int]:
    """The glyph of each character of the basic plane."""
    raw = QRawFont(QByteArray(_written(tables)), 16.0, QFont.HintingPreference.PreferNoHinting)
    codes = [code for code in range(1, 0x10000) if not 0xD800 <= code < 0xE000]
    glyphs = raw.glyphIndexesForString("".join(map(chr, codes)))
    return {code: glyph for code, glyph in zip(codes, glyphs, strict=True) if glyph}


def _glyph_names(tables: _Tables) -> list[str]:
    """The glyphs' own names; empty for those that every font has."""
    post = tables[b"post"]
    (count,) = struct.unpack_from(">H", post, 32)
    own, place = [], 34 + 2 * count
    while place < len(post):
        end = place + 1 + post[place]
        own.append(post[place + 1 : end].decode("ascii"))
        place = end
    indices = struct.unpack_from(f">{count}H", post, 34)
    return ["" if index < 258 else own[index - 258] for index in indices]


def _cmap(characters: dict[int, int]) -> bytes:
    groups = b"".join(
        struct.pack(">III", code, code, glyph) for code, glyph in sorted(characters.items())
    )
    head = struct.pack(">HHII", 12, 0, 16 + len(groups), 0)
    return (
        struct.pack(">HHHHI", 0, 1, 3, 10, 12) + head + struct.pack(">I", len(characters)) + groups
    )


def _name(style: str) -> bytes:
    full = FAMILY if style == "Regular" else f"{FAMILY} {style}"
    names = {1: FAMILY, 2: style, 3: full, 4: full, 6: f"{FAMILY.replace(' ', '')}-{style}"}
    records = texts = b""
    for number, name in names.items():
        text = name.encode("utf-16-be")
        records += struct.pack(">6H", 3, 1, 0x409, number, len(text), len(texts))
        texts += text
    return struct.pack(">HHH", 0, len(names), 6 + len(records)) + records + texts


def _written(tables: _Tables) -> bytes:
    """A font of these tables; its checksums are right, as some systems want them."""
    tables = dict(sorted(tables.items()))
    head = bytearray(tables[b"head"])
    head[8:12] = bytes(4)
    tables[b"head"] = bytes(head)
    power = len(tables).bit_length() - 1
    search = 16 << power
    font = struct.pack(">IHHHH", 0x00010000, len(tables), search, power, 16 * len(tables) - search)
    place, body = 12 + 16 * len(tables), b""
    for tag, table in tables.items():
        padded = table + bytes(-len(table) % 4)
        font += struct.pack(">4sIII", tag, _sum(padded), place + len(body), len(table))
        body += padded
    adjusted = (0xB1B0AFBA - _sum(font + body)) & 0xFFFFFFFF
    at = place + sum(len(table) + -len(table) % 4 for tag, table in tables.items() if tag < b"head")
    whole = bytearray(font + body)
    struct.pack_into(">I", whole, at + 8, adjusted)
    return bytes(whole)


def _sum(padded: bytes) -> int:
    total: int = sum(struct.unpack(f">{len(padded) // 4}I", padded))
    return total & 0xFFFFFFFF
