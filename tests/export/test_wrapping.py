"""Lines of text as wide as a terminal's cells."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from khulasa.export.text.wrapping import wrapped


def test_words_stay_whole_and_lines_are_filled_on_the_other_side() -> None:
    assert wrapped("one two three", 8) == ["one two ", "three   "]
    assert wrapped("one two three", 8, "right") == [" one two", "   three"]


def test_a_word_that_is_wider_than_a_line_is_cut_and_its_end_has_others_beside_it() -> None:
    assert wrapped("a abcdefgh b", 5) == ["a    ", "abcde", "fgh b"]


def test_marks_above_letters_take_no_cell_and_chinese_letters_take_two() -> None:
    assert wrapped("مُدَرِّس", 4) == ["مُدَرِّس"]
    assert wrapped("漢字か", 5) == ["漢字 ", "か   "]


def test_line_breaks_and_tabs_are_kept_as_such() -> None:
    assert wrapped("a\tb\nc", 10) == ["a       b ", "c         "]
    assert wrapped("", 3) == ["   "]


@pytest.mark.parametrize("width", [1, 2, 7, 40])
def test_no_letter_is_lost(width: int) -> None:
    text = "وصلَ الوفدُ إلى مدينةِ 漢字 internationalisation في ١٢ يومًا"
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) == max(width, cell_len(line.strip())) for line in lines)
