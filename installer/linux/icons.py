"""The icon in the sizes of the hicolor theme, drawn from its SVG by Qt."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def write_icons(svg: Path, theme: Path) -> None:
    """Write an icon as SVG and as PNG in every size.

    Args:
        svg: The drawing.
        theme: Folder of the theme, which gets ``SIZExSIZE/apps/NAME.png``.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawing = QSvgRenderer(str(svg))
    if not drawing.isValid():
        raise ValueError(f"{svg} is no drawing that Qt can read")
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter, QRectF(0, 0, size, size))
        painter.end()
        folder = theme / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True, exist_ok=True)
        image.save(str(folder / f"{svg.stem}.png"))
    scalable = theme / "scalable/apps"
    scalable.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(svg, scalable / svg.name)
