"""Whether what is written and marked can be told from what it stands on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor

from khulasa.ui.reading.columns.scroll_marks import KINDS
from khulasa.ui.reading.rows import text_formats
from khulasa.ui.widgets.style import DARK, LIGHT, Colours

# What is written in which colours, by where it is written.
TEXT = {
    "page": ("ink", "source_ink", "quiet", "accent", "warning"),
    "chrome": ("ink", "quiet", "accent", "warning"),
    "hover": ("ink", "source_ink", "quiet", "accent"),
    "pinned": ("ink", "source_ink", "quiet", "accent"),
    "spot": ("ink", "source_ink", "quiet"),
    "notice": ("ink", "quiet", "accent"),
    "warning_page": ("ink", "warning"),
    "accent": ("on_accent",),
}
# Underlines, frames, handles and marks of scroll bars, chunks of progress.
MARKS = {
    "page": ("doubtful", "accent", "quiet", "edge", *(kind.ink for kind in KINDS.values())),
    "chrome": ("accent", "edge"),
    "hover": ("doubtful", "accent"),
    "pinned": ("doubtful", "accent"),
    "spot": ("doubtful",),
}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 has it."""
    made = QColor(colour)
    parts = (made.redF(), made.greenF(), made.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(colours: Colours, pairs: dict[str, tuple[str, ...]], least: float) -> list[str]:
    return [
        f"{ink} on {ground}: {found:.2f}"
        for ground, inks in pairs.items()
        for ink in inks
        if (found := contrast(getattr(colours, ink), getattr(colours, ground))) < least
    ]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_marks_can_be_told_from_what_they_stand_on(colours: Colours) -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert too_weak(colours, TEXT, 4.5) == []
    assert too_weak(colours, MARKS, 3) == []


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_lines_under_words_can_be_told_from_whatever_marks_their_sentence(
    colours: Colours, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_formats, "colours", lambda: colours)
    lines = (text_formats.term_format("A term"), text_formats.guess_format())
    grounds = (colours.page, colours.hover, colours.pinned, colours.spot)
    for line in lines:
        ink = line.underlineColor().name()
        assert min(contrast(ink, ground) for ground in grounds) >= 3


def test_marks_of_the_scroll_bar_differ_in_colour_and_place() -> None:
    for colours in (LIGHT, DARK):
        assert len({getattr(colours, kind.ink) for kind in KINDS.values()}) == len(KINDS)
    places = sorted((kind.place(10) for kind in KINDS.values()), key=lambda place: place.left())
    assert all(one.right() <= other.left() for one, other in pairwise(places))
