"""Makes the icon files of Windows (.ico) and macOS (.icns) from the drawing.

    python installer/app_icons.py khulasa.ico khulasa.icns

Both are containers of PNG pictures, so this runs on every system.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

DRAWING = Path(__file__).resolve().parents[1] / "resources" / "icons" / "khulasa.svg"

ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
# Of the installer's picture, as NSIS wants it, doubled for sharp screens; the window's page colour.
SIDE, GROUND = (328, 628), "#e6f2f0"
# Types of Apple's icon image format that hold PNG, and the pixels of each.
ICNS_TYPES = {
    "icp4": 16,
    "icp5": 32,
    "ic11": 32,
    "ic12": 64,
    "ic07": 128,
    "ic13": 256,
    "ic08": 256,
    "ic14": 512,
    "ic09": 512,
    "ic10": 1024,
}


def png(drawing: Path, size: int) -> bytes:
    """The drawing as a square PNG of so many pixels."""
    return _painted(drawing, (size, size), (0, 0, size), None, "PNG")


def side_picture(drawing: Path = DRAWING) -> bytes:
    """The picture beside the first and the last page of the installer for Windows, as BMP."""
    width, height = SIDE
    return _painted(drawing, SIDE, (width // 4, height // 5, width // 2), GROUND, "BMP")


def _painted(
    drawing: Path,
    picture: tuple[int, int],
    place: tuple[int, int, int],
    ground: str | None,
    kind: str,
) -> bytes:
    """The drawing on a ground; the place is its left, its top and its size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QRectF, Qt
    from PySide6.QtGui import QColor, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(drawing))
    if not renderer.isValid():
        raise ValueError(f"{drawing} is no drawing that Qt can read")
    transparent = QImage.Format.Format_ARGB32
    image = QImage(*picture, QImage.Format.Format_RGB32 if ground else transparent)
    image.fill(QColor(ground) if ground else Qt.GlobalColor.transparent)
    painter = QPainter(image)
    left, top, size = place
    renderer.render(painter, QRectF(left, top, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)
    return bytes(buffer.data().data())


def ico(drawing: Path = DRAWING) -> bytes:
    """The icon for Windows."""
    pictures = [(size, png(drawing, size)) for size in ICO_SIZES]
    place = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in pictures:
        # 256 is written 0.
        directory += struct.pack(
            "<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), place
        )
        place += len(picture)
    return directory + b"".join(picture for _size, picture in pictures)


def icns(drawing: Path = DRAWING) -> bytes:
    """The icon for macOS."""
    body = b""
    for kind, size in ICNS_TYPES.items():
        picture = png(drawing, size)
        body += kind.encode("ascii") + struct.pack(">I", 8 + len(picture)) + picture
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def main() -> None:
    """Write the files that the command line names."""
    makers = {".ico": ico, ".icns": icns}
    for name in sys.argv[1:]:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(makers[path.suffix]())


if __name__ == "__main__":
    main()
