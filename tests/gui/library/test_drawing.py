"""Each text is laid out in its own direction and within its lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from khulasa.article.model import Span
from khulasa.ui.library.drawing import Text, draw, is_right_to_left, lines_needed

LONG = "المدينة القديمة " * 30
ALIKE = pytest.mark.parametrize("lines", [1, 2])


@pytest.mark.parametrize(
    ("text", "expected", "from_right"),
    [
        ("أعلنت الحكومة قرارها", False, True),
        ("Microsoft أعلنت اليوم عن منتج جديد", False, True),
        ("The word مدينة means city", False, False),
        ("iPhone 17 Pro Max الجديد", False, False),
        ("iPhone 17 Pro Max الجديد", True, True),
        ("What is new?", True, False),
        ("2026", True, False),
        ("", True, False),
    ],
)
def test_letters_tell_the_direction(text: str, expected: bool, from_right: bool) -> None:
    assert is_right_to_left(text, expected=expected) is from_right


def drawn(text: Text, lines: int, direction: Qt.LayoutDirection) -> tuple[QRect, float]:
    """Where the ink is in a place of 300 by 60 at (20, 20), and what was said of its width."""
    image = QImage(340, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    width = draw(painter, QRect(20, 20, 300, 60), text, lines)
    painter.end()
    inked = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < 128
    ]
    xs, ys = [x for x, _ in inked], [y for _, y in inked]
    return QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1), width


@ALIKE
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("text", [LONG, "The old city " * 30])
def test_a_long_text_stays_in_its_place(
    text: str, direction: Qt.LayoutDirection, lines: int
) -> None:
    from_right = is_right_to_left(text)
    ink, width = drawn(Text(text, "#000000", right_to_left=from_right), lines, direction)
    assert 250 < width <= 301
    assert QRect(18, 18, 304, 64).contains(ink)


@pytest.mark.parametrize("text", ["المدينة", "city"])
def test_a_short_text_stands_where_the_windows_lines_begin(text: str) -> None:
    shown = Text(text, "#000000", right_to_left=is_right_to_left(text))
    ink, _width = drawn(shown, 1, Qt.LayoutDirection.LeftToRight)
    assert 18 <= ink.left() < 26
    ink, _width = drawn(shown, 1, Qt.LayoutDirection.RightToLeft)
    assert 314 < ink.right() <= 322


def test_matches_count_in_characters_even_behind_an_emoji() -> None:
    plain = Text("\U0001f30d city", "#000000")
    marked = Text("\U0001f30d city", "#000000", matches=(Span(2, 6),))
    assert (
        drawn(marked, 1, Qt.LayoutDirection.LeftToRight)[1]
        > (drawn(plain, 1, Qt.LayoutDirection.LeftToRight)[1])
    )


def test_lines_are_counted() -> None:
    assert lines_needed(Text("short", "#000000"), 300, 2) == 1
    assert lines_needed(Text("", "#000000"), 300, 2) == 1
    assert lines_needed(Text(LONG, "#000000", right_to_left=True), 300, 2) == 2
