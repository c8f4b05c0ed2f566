"""A translation that is too short for its source is found."""

from __future__ import annotations

import pytest

from review.rules.news_sentence import GOOD, SOURCE, kinds


def test_a_translation_that_breaks_off() -> None:
    assert kinds(SOURCE, GOOD[: len(GOOD) * 3 // 5]) & {"length", "omission"}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("في سبعينيات القرن الماضي", "In the 1970s"),
        ("مئتان وثلاثة وسبعون ألفا وستمئة وثمانية عشر", "273,618"),
        ("في التاسع والعشرين من كانون الثاني عام ألف وتسعمئة وأربعة وثمانين", "On 29 January 1984"),
        ("خمسة وثلاثون بالمئة منهم.", "35% of them."),
    ],
)
def test_words_that_are_digits_now_are_short(source: str, target: str) -> None:
    assert not kinds(source, target) & {"length", "omission"}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("انقطاع التيار الكهربائي", "a blackout"),
        ("القارة القطبية الجنوبية", "Antarctica"),
        ("معالجة مياه الصرف الصحي", "sewage treatment"),
    ],
)
def test_a_fragment_may_be_one_word(source: str, target: str) -> None:
    assert not kinds(source, target) & {"length", "omission"}


def test_a_fragment_may_not_be_next_to_nothing() -> None:
    assert "length" in kinds("معالجة مياه الصرف الصحي في المدينة", "the")
