"""From letters as they are seen to text as it is read."""

from __future__ import annotations

import pytest

from khulasa.article.pdf.direction import backward_words, read_row, with_right_brackets
from khulasa.article.pdf.letters import Letter
from khulasa.article.pdf.words import Row, rows_of


def seen(*texts: str) -> Row:
    """Letters side by side, from left to right as given; a text of several letters is one shape."""
    letters = [Letter(text, 6.0 * n, 6.0 * n + 6, 100, 12) for n, text in enumerate(texts)]
    return rows_of(letters)[0]


def turned(text: str) -> list[str]:
    return list(reversed(text))


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ([*"2017", *turned("في عام ")], "في عام 2017"),
        ([*turned(" في"), *"Green Roofs", *turned("منظمة ")], "منظمة Green Roofs في"),
        ([*"12,500", *turned("جمعوا ")], "جمعوا 12,500"),
        ([*".%", *"18", *turned("بنسبة ")], "بنسبة 18%."),
        ([*"2021", "-", *"2020", *turned("بين ")], "بين 2020-2021"),
        ([*"14/5/2021", *turned("يوم ")], "يوم 14/5/2021"),
        ([*turned(" جديد"), *"Windows 11", *turned("نظام ")], "نظام Windows 11 جديد"),
        ([*".14 ", *"Genova", *turned("في ")], "في Genova 14."),
        ([".", *"Barcelona"], "Barcelona."),
    ],
)
def test_latin_words_and_numbers_keep_their_order_in_arabic(shown: list[str], read: str) -> None:
    assert read_row(seen(*shown), True) == read


def test_arabic_words_keep_their_order_in_english() -> None:
    shown = [*"the word ", *turned("المدينة الكبيرة"), *" means"]
    assert read_row(seen(*shown), False) == "the word المدينة الكبيرة means"


def test_lam_comes_before_alef_in_whichever_order_the_file_has_them() -> None:
    for pair in ("لا", "ال"):
        letters = [Letter(text, 0, 6, 100, 12) for text in pair]
        assert read_row(rows_of(letters)[0], True) == "لا"


def test_vowel_signs_stay_with_the_letter_that_they_stand_on() -> None:
    letters = [
        Letter("\u064b", 7, 10, 104, 12),
        Letter("ا", 0, 6, 100, 12),
        Letter("ح", 6, 12, 100, 12),
        Letter("\u0651", 13, 16, 104, 12),
        Letter("ط", 12, 18, 100, 12),
    ]
    assert read_row(rows_of(letters)[0], True) == "طّحًا"


def test_a_letter_that_is_drawn_twice_is_one() -> None:
    letters = [Letter("A", 0, 8, 100, 12), Letter("A", 0.4, 8.4, 100, 12)]
    assert read_row(rows_of(letters)[0], False) == "A"


def test_kashida_is_not_part_of_words_but_of_its_abbreviation() -> None:
    assert read_row(seen(*turned("كتـــاب")), True) == "كتاب"
    assert read_row(seen(*turned("هـ")), True) == "هـ"


@pytest.mark.parametrize(
    "text", ["»الأرض لنا«", "«الأرض لنا»", "قال (نعم) و)لا(", "في )بيروت( و)حلب("]
)
def test_brackets_open_before_they_close(text: str) -> None:
    fixed = with_right_brackets(text)
    for opening, closing in ("()", "«»"):
        assert fixed.count(opening) == fixed.count(closing)
        assert fixed.find(opening) <= fixed.find(closing)


def test_arabic_that_was_written_from_left_to_right_gives_itself_away() -> None:
    assert backward_words(seen(*"المدينة القديمة كبيرة")) > 2
    assert backward_words(seen(*turned("المدينة القديمة كبيرة"))) < -2
