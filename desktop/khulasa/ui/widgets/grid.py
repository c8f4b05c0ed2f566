"""The grid of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

UNIT = 8  # pixels


def status_height(window: QWidget) -> int:
    """Height of the status line in pixels: a font's line and the frame of its buttons."""
    return window.fontMetrics().height() + UNIT
