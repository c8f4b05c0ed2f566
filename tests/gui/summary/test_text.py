"""The text of a summary ends with a whole line, whatever height it has."""

from __future__ import annotations

import math

import pytest
from pytestqt.qtbot import QtBot

from khulasa.ui.summary.text import SummaryText

WORDS = "The lamps on the pier were lit at six, and nobody knew by whom. " * 12


@pytest.fixture
def text(qtbot: QtBot) -> SummaryText:
    text = SummaryText()
    qtbot.addWidget(text)
    text.resize(400, 120)
    text.show()
    text.show_words(WORDS, 1.0)
    return text


@pytest.mark.parametrize("height", [60, 97, 120, 133])
def test_no_line_is_cut_in_two(text: SummaryText, height: int) -> None:
    text.resize(400, height)
    ends = [math.ceil(end) for end in text._contents.line_ends()]
    assert len(ends) > 8
    assert text.viewport().height() in ends
    assert 0 <= text.contentsRect().height() - text.viewport().height() < ends[1] - ends[0]


def test_what_fits_has_all_the_room(text: SummaryText) -> None:
    text.show_words("The lamps were lit.", 1.0)
    assert text.viewport().height() == text.contentsRect().height()
