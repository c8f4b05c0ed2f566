"""Fonts: the system's own for Latin script, the bundled Noto Naskh for Arabic, or the reader's."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

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
_TALL = "أَلِّيٍ"  # high and low letters, with marks above and below them
_UNIT = 100.0  # points, in which fonts are compared


@dataclass(frozen=True, slots=True)
class Families:
    """Fonts for what is read; an empty name leaves the choice to Khulasa."""

    latin: str = ""
    arabic: str = ""


_chosen = Families()


def use_families(families: Families) -> None:
    """Have what is read set in these from now on; those that this computer lacks are left out."""
    global _chosen
    _chosen = Families(*(name if has_family(name) else "" for name in _names(families)))


def has_family(name: str) -> bool:
    """Whether there is such a font here."""
    return bool(name) and QFontDatabase.hasFamily(name)


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
    latin = _chosen.latin or QFontInfo(font).family()
    naskh = _chosen.arabic or ARABIC_FAMILY
    font.setFamilies([naskh, latin] if arabic else [latin, naskh])
    points = max(_MIN_POINTS, font.pointSizeF() * _READING_SCALE) * zoom
    font.setPointSizeF(points * _arabic_scale(naskh) if arabic else points)
    return font


def fonts_key() -> str:
    """Tells the fonts that hold now from others, for whoever keeps what was laid out in them."""
    return "|".join((QGuiApplication.font().key(), *_names(_chosen)))


def scaled_font(zoom: float) -> QFont:
    """The window's own font, in another size."""
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(font.pointSizeF() * zoom)
    return font


def line_height(zoom: float = 1.0) -> float:
    """Height in pixels of a line in both columns, so that lines stand level with each other."""
    points = reading_font(arabic=False, zoom=zoom).pointSizeF()
    screen = QGuiApplication.primaryScreen()
    dots_per_inch = screen.logicalDotsPerInch() if screen else 96.0
    height = round(points * dots_per_inch / 72 * LINE_HEIGHT)
    if _chosen.arabic:  # such as Nastaliq, whose words come down from above
        tall = QFontMetricsF(reading_font(arabic=True, zoom=zoom)).tightBoundingRect(_TALL)
        height = max(height, math.ceil(tall.height()))
    return height


def character_width(zoom: float = 1.0) -> float:
    """Width in pixels of a character in running text."""
    font = reading_font(arabic=False, zoom=zoom)
    return QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)


def _names(families: Families) -> tuple[str, str]:
    return families.latin, families.arabic


@lru_cache(maxsize=8)
def _arabic_scale(family: str) -> float:
    """By how much a font is larger than Latin text: so that its letters are as tall as Naskh's."""
    if family == ARABIC_FAMILY:
        return _ARABIC_SCALE
    ours, theirs = (
        QFontMetricsF(QFont(name, int(_UNIT))).tightBoundingRect("ا").height()
        for name in (ARABIC_FAMILY, family)
    )
    return _ARABIC_SCALE * min(1.25, max(0.75, ours / theirs)) if theirs else _ARABIC_SCALE
