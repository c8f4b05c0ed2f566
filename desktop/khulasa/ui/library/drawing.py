"""Text in the rows of a list: each in its own direction, cut with an ellipsis where it is long."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from khulasa.article.model import Span
from khulasa.ui.reading.rows.text_units import display_text, script_runs, utf16_length
from khulasa.ui.widgets.fonts import fonts_key, reading_font
from khulasa.ui.widgets.grid import UNIT
from khulasa.ui.widgets.style import Colours, colours

_RIGHT_TO_LEFT = ("R", "AL")
_ROOM = 1.08  # bold words take more room than the plain ones that an ellipsis is reckoned with


@dataclass(frozen=True, slots=True)
class Text:
    """A text to draw.

    Attributes:
        text: May have line breaks, which are drawn as spaces.
        colour: As ``#rrggbb``.
        zoom: Of the size that articles are read in.
        bold: All of it.
        matches: What of it is bold and in the colour ``match_colour``.
        right_to_left: The direction that it is written in.
    """

    text: str
    colour: str
    zoom: float = 1.0
    bold: bool = False
    matches: tuple[Span, ...] = ()
    match_colour: str = ""
    right_to_left: bool = False


def is_right_to_left(text: str, *, expected: bool = False) -> bool:
    """Whether most letters of a text are of a script that is written from right to left.

    The first letter says little: Arabic sentences often begin with a Latin name.

    Args:
        text: The text.
        expected: It is of a language that is written so: then a single such letter is enough.
    """
    if text.isascii():
        return False
    kinds = [unicodedata.bidirectional(char) for char in text]
    from_right = sum(kind in _RIGHT_TO_LEFT for kind in kinds)
    return from_right > (0 if expected else kinds.count("L"))


def row_font(*, arabic: bool, zoom: float, bold: bool) -> QFont:
    """A font for the rows of a list."""
    return _row_font(fonts_key(), arabic=arabic, zoom=zoom, bold=bold)


@lru_cache(maxsize=32)
def _row_font(_fonts: str, *, arabic: bool, zoom: float, bold: bool) -> QFont:
    font = reading_font(arabic=arabic, zoom=zoom)
    font.setBold(bold)
    return font


def draw(painter: QPainter, place: QRect, text: Text, lines: int = 1) -> float:
    """Draw a text at the beginning of a place, whatever its direction.

    Args:
        painter: Its layout direction says which side a line begins at.
        place: The lines share its height evenly.
        text: What to draw.
        lines: How many there may be.

    Returns:
        The width that the widest line took, in pixels.
    """
    if place.width() <= 0 or not text.text:
        return 0.0
    layout, broken = _lay_out(display_text(text.text), text, place.width(), lines, fonts_key())
    height = place.height() / lines
    parts = [layout.lineAt(number) for number in range(broken)]
    widest = max((line.naturalTextWidth() for line in parts), default=0.0)
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    block = place.width() - widest if mirrored else 0.0
    for number, line in enumerate(parts):
        # Within the block each line begins where the text's own direction has it begin.
        short = widest - line.naturalTextWidth() if text.right_to_left else 0.0
        y = number * height + (height - line.height()) / 2
        line.setPosition(QPointF(block + short, y))
    painter.setPen(QColor(text.colour))
    layout.draw(painter, QPointF(place.topLeft()))
    return widest


def lines_needed(text: Text, width: int, most: int) -> int:
    """How many lines a text takes, up to so many."""
    return max(1, _broken(display_text(text.text), _font(text), text, width, most)[1])


def text_width(text: str, *, zoom: float, bold: bool = False, arabic: bool = False) -> float:
    """How wide a text is, in pixels."""
    font = row_font(arabic=arabic, zoom=zoom, bold=bold)
    return QFontMetricsF(font).horizontalAdvance(text)


def row_colours(option: QStyleOptionViewItem) -> Colours:
    """The colours of a row; what is quiet elsewhere would be too faint on a chosen one."""
    palette = colours()
    if option.state & QStyle.StateFlag.State_Selected:
        return replace(palette, quiet=palette.source_ink, accent=palette.ink)
    return palette


def draw_line(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """The thin line below a row."""
    y = option.rect.bottom()
    painter.setPen(QColor(colours().line))
    painter.drawLine(option.rect.left() + 2 * UNIT, y, option.rect.right() - 2 * UNIT, y)


def _font(text: Text) -> QFont:
    return row_font(arabic=text.right_to_left, zoom=text.zoom, bold=text.bold)


# Most of a row, such as its languages, stands in the rows before it, too.
@lru_cache(maxsize=512)
def _lay_out(
    shown: str, text: Text, width: int, lines: int, _fonts: str
) -> tuple[QTextLayout, int]:
    font = _font(text)
    layout, count, rest = _broken(shown, font, text, width, lines)
    if rest is None:
        return layout, count
    metrics = QFontMetricsF(font)
    tail = metrics.elidedText(
        _from(shown, rest), Qt.TextElideMode.ElideRight, width / (_ROOM if text.matches else 1.0)
    )
    layout, count, _rest = _broken(_before(shown, rest) + tail, font, text, width, lines)
    return layout, count


def _broken(
    shown: str, font: QFont, text: Text, width: int, lines: int
) -> tuple[QTextLayout, int, int | None]:
    """The text in lines, their number, and where the last one begins if not all finds room."""
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(
        QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        if lines > 1
        else QTextOption.WrapMode.NoWrap
    )
    # The app's own words are in the window's font, and yet from the right where they are Arabic.
    from_right = text.right_to_left or is_right_to_left(shown)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight
    )
    layout = QTextLayout(shown, font)
    layout.setTextOption(option)
    layout.setFormats(_formats(shown, text))
    layout.beginLayout()
    count, start, fits = 0, 0, True
    while count < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start, count = line.textStart(), count + 1
        end = start + line.textLength()
        fits = end >= utf16_length(shown) and line.naturalTextWidth() <= width + 1
    layout.endLayout()
    return layout, count, None if fits else start


def _formats(shown: str, text: Text) -> list[QTextLayout.FormatRange]:
    ranges = _latin_in_arabic(shown, text) if text.right_to_left else []
    for match in text.matches:
        if match.start >= len(shown):
            continue
        part = QTextLayout.FormatRange()
        part.start = utf16_length(shown[: match.start])
        part.length = utf16_length(shown[match.start : match.end])
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setForeground(QColor(text.match_colour or text.colour))
        part.format = look
        ranges.append(part)
    return ranges


def _latin_in_arabic(shown: str, text: Text) -> list[QTextLayout.FormatRange]:
    """Latin words in the size that they have in Latin text; Naskh is drawn smaller on its body."""
    latin = row_font(arabic=False, zoom=text.zoom, bold=text.bold)
    ranges, start = [], 0
    for run, is_latin in script_runs(shown):
        part = QTextLayout.FormatRange()
        part.start, part.length = start, utf16_length(run)
        start += part.length
        if is_latin:
            look = QTextCharFormat()
            look.setFont(latin)
            part.format = look
            ranges.append(part)
    return ranges


def _before(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def _from(text: str, units: int) -> str:
    return text.encode("utf-16-le")[2 * units :].decode("utf-16-le", "ignore")
