"""Repetition, numbers, untranslated text and leaks."""

from __future__ import annotations

import pytest

from training.quality import is_untranslated, leaks, numbers_kept, repeats


@pytest.mark.parametrize(
    ("translation", "loop"),
    [
        ("He went to the market and came back.", False),
        ("the the the the", True),
        ("of the city of the city of the city of the city of the city", True),
        ("He said that he said that he said that he said that", True),
    ],
)
def test_repetition_is_what_the_app_calls_so(translation: str, loop: bool) -> None:
    assert repeats("ذهب إلى السوق", translation) is loop


def test_a_source_that_repeats_may_be_translated_so() -> None:
    assert not repeats("نعم نعم نعم نعم", "yes yes yes yes")


def test_numbers_count_whatever_their_digits() -> None:
    assert numbers_kept("في ١٢ مارس ٢٠٢١ كان 3", "on 12 March") == (1, 2)
    assert numbers_kept("١٬٢٠٠ شخص", "1,200 people") == (1, 1)
    assert numbers_kept("783،562 كيلومترا", "783,562 kilometres") == (1, 1)
    assert numbers_kept("في 2010، 45 شخصا", "45 people in 2010") == (2, 2)
    assert numbers_kept("في 2010،45 شخصا", "45 people in 2010") == (2, 2)


def test_untranslated() -> None:
    assert is_untranslated("...")
    assert is_untranslated("هذا كتاب new")
    assert not is_untranslated("This is a book")


def test_leaks_need_eight_words_in_a_row() -> None:
    sentence = "one two three four five six seven eight nine"
    assert leaks([sentence, "too short"], [f"and {sentence} again"]) == (1, 1)
    assert leaks([sentence], ["one two three four five six seven"]) == (0, 1)
