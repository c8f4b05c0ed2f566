"""The icon files of Windows and macOS hold the drawing in every size they promise."""

from __future__ import annotations

import io
import struct

from app_icons import DRAWING, ICNS_TYPES, ICO_SIZES, SIDE, icns, ico, png, side_picture
from PIL import Image


def test_the_windows_icon_is_read_in_every_size() -> None:
    with Image.open(io.BytesIO(ico())) as icon:
        assert icon.info["sizes"] == {(size, size) for size in ICO_SIZES}
        for size in ICO_SIZES:
            picture = icon.ico.getimage((size, size))  # type: ignore[attr-defined]
            assert picture.size == (size, size)
            colour = picture.convert("RGBA").getpixel((size // 2, size // 8))
            teal = (15, 118, 110, 255)
            assert all(abs(a - b) < 4 for a, b in zip(colour, teal, strict=True)), (size, colour)


def test_the_macos_icon_is_read_in_every_size() -> None:
    data = icns()
    kind, length = struct.unpack_from(">4sI", data)
    assert (kind, length) == (b"icns", len(data))
    place, found = 8, {}
    while place < len(data):
        name, length = struct.unpack_from(">4sI", data, place)
        with Image.open(io.BytesIO(data[place + 8 : place + length])) as picture:
            found[name.decode()] = picture.size[0]
        place += length
    assert found == ICNS_TYPES


def test_its_corners_are_clear() -> None:
    with Image.open(io.BytesIO(png(DRAWING, 64))) as picture:
        assert picture.convert("RGBA").getpixel((0, 0))[3] == 0


def test_the_picture_of_the_installer_is_a_bitmap_of_the_size_that_it_wants() -> None:
    with Image.open(io.BytesIO(side_picture())) as picture:
        assert (picture.format, picture.size) == ("BMP", SIDE)
