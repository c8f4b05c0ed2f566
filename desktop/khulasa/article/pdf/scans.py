"""Pages that are pictures: told apart, and drawn for text recognition."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium

# Text is recognised best at 300 dots an inch.
_DOTS, _MOST_DOTS = 300 / 72, 30_000_000


def has_picture(page: Any) -> bool:
    """Whether there is a picture on a page of pypdfium2."""
    return any(True for _picture in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def picture_of(page: Any) -> bytes:
    """A page of pypdfium2 in shades of grey, in the plainest format of pictures there is (PGM).

    Raises:
        pypdfium2.PdfiumError: It cannot be drawn.
    """
    width, height = page.get_size()
    scale = min(_DOTS, (_MOST_DOTS / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    rows = bytes(bitmap.buffer)
    if bitmap.stride != bitmap.width:
        starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
        rows = b"".join(rows[start : start + bitmap.width] for start in starts)
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + rows
