"""What is packed in a zip archive, unpacked a piece at a time.

``zipfile`` unpacks a file as a whole before it cuts it to the length that the archive says, so that
a few kilobytes may fill the memory.
"""

from __future__ import annotations

import bz2
import lzma
import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any

KNOWN_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
"""Ways of packing that can be unpacked."""

_PIECE = 1 << 18
_ENCRYPTED = 0x1
# The header of a packed file: its length, and where the lengths of what follows it stand.
_HEADER, _LENGTHS_AT = 30, 26
_LZMA_HEADER = struct.Struct("<xxHBI")
_LEAST_DICTIONARY = 4096


def is_encrypted(entry: zipfile.ZipInfo) -> bool:
    """Whether a file in an archive needs a password."""
    return bool(entry.flag_bits & _ENCRYPTED)


def packed_bytes(file: IO[bytes], entry: zipfile.ZipInfo) -> bytes:
    """What stands for a file in an archive.

    Args:
        file: The archive.
        entry: The file.

    Raises:
        struct.error: The archive is cut off.
    """
    file.seek(entry.header_offset + _LENGTHS_AT)
    lengths = file.read(_HEADER - _LENGTHS_AT)
    file.seek(sum(struct.unpack("<HH", lengths)), os.SEEK_CUR)
    return file.read(entry.compress_size)


def content_of(file: IO[bytes], entry: zipfile.ZipInfo) -> bytes:
    """The content of a file in an archive that is not encrypted.

    Args:
        file: The archive.
        entry: The file; its ``file_size`` is the most that comes out of it.

    Raises:
        zipfile.BadZipFile: It is not what the archive says of it.
        Exception: It is damaged otherwise; the kind of error depends on the way of packing.
    """
    content = bytearray()
    for piece in _unpacked(packed_bytes(file, entry), entry):
        content += piece
        if len(content) > entry.file_size:
            raise zipfile.BadZipFile("Longer than the archive says")
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise zipfile.BadZipFile("Not what was packed")
    return bytes(content)


def is_as_long_as_said(file: IO[bytes], entry: zipfile.ZipInfo) -> bool:
    """Whether a file in an archive unpacks to no more than the archive says.

    Raises:
        Exception: It is damaged.
    """
    length = 0
    for piece in _unpacked(packed_bytes(file, entry), entry):
        length += len(piece)
        if length > entry.file_size:
            return False
    return True


def _unpacked(packed: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    if entry.compress_type == zipfile.ZIP_STORED:
        yield packed
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        yield from _inflated(packed)
    elif entry.compress_type == zipfile.ZIP_BZIP2:
        yield from _decompressed(bz2.BZ2Decompressor(), packed)
    else:
        size, settings, dictionary = _LZMA_HEADER.unpack_from(packed)
        # A longer dictionary than the file is of no use, and would be set up beforehand.
        filters = _lzma_filter(settings, min(dictionary, max(entry.file_size, _LEAST_DICTIONARY)))
        decompressor = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[filters])
        yield from _decompressed(decompressor, packed[4 + size :])


def _inflated(packed: bytes) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(0, len(packed), _PIECE):
        piece = packed[start : start + _PIECE]
        while piece and not inflater.eof:
            yield inflater.decompress(piece, _PIECE)
            piece = inflater.unconsumed_tail


def _decompressed(
    decompressor: bz2.BZ2Decompressor | lzma.LZMADecompressor, packed: bytes
) -> Iterator[bytes]:
    yield decompressor.decompress(packed, _PIECE)
    while not decompressor.eof and not decompressor.needs_input:
        yield decompressor.decompress(b"", _PIECE)


def _lzma_filter(settings: int, dictionary: int) -> dict[str, Any]:
    rest, literal_context = divmod(settings, 9)
    position, literal_position = divmod(rest, 5)
    return {
        "id": lzma.FILTER_LZMA1,
        "dict_size": dictionary,
        "lc": literal_context,
        "lp": literal_position,
        "pb": position,
    }
