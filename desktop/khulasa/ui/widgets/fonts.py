"""Fonts: the system's own for Latin script, the bundled Noto Naskh for Arabic."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QGuiApplication

from khulasa.resources import resource_path

ARABIC_FAMILY = "Noto Naskh Arabic"
_FILES = ("NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf")

_READING_SCALE = 1.15  # of the window's own text size
_ARABIC_SCALE = 1.3  # Naskh is drawn smaller on its body than Latin type
_MIN_POINTS = 11.0
# Letters about as often as they come in English; a font's own average counts all its signs.
_SAMPLE = "a line that is neither long nor short is one that readers find their way back from"
LINE_HEIGHT = 1.75  # of the Latin size; Naskh's marks above and below need that much


def load_fonts() -> list[str]:
    """Make the bundled fonts known to Qt, and name the files that it could not read.

    Needs a QGuiApplication.
    """
    return [
        name
        for name in _FILES
        if QFontDatabase.addApplicationFont(str(resource_path("fonts", name))) < 0
    ]


def reading_font(*, arabic: bool, zoom: float = 1.0) -> QFont:
    """The font of a column, with the other script's family to fall back on."""
    font = QFont(QGuiApplication.font())
    # An alias such as "Sans Serif" would let Qt take some Latin punctuation from the Arabic font.
    latin = QFontInfo(font).family()
    font.setFamilies([ARABIC_FAMILY, latin] if arabic else [latin, ARABIC_FAMILY])
    points = max(_MIN_POINTS, font.pointSizeF() * _READING_SCALE) * zoom
    font.setPointSizeF(points * _ARABIC_SCALE if arabic else points)
    return font


def scaled_font(zoom: float) -> QFont:
    """The window's own font, in another size."""
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(font.pointSizeF() * zoom)
    return font


def line_height(zoom: float = 1.0) -> float:
    """Height in pixels of a line in both columns, so that lines stand level with each other."""
    font = reading_font(arabic=False, zoom=zoom)
    screen = QGuiApplication.primaryScreen()
    dots_per_inch = screen.logicalDotsPerInch() if screen else 96.0
    return round(font.pointSizeF() * dots_per_inch / 72 * LINE_HEIGHT)


def character_width(zoom: float = 1.0) -> float:
    """Width in pixels of a character in running text."""
    font = reading_font(arabic=False, zoom=zoom)
    return QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
