"""A translation that is too short for its source is found."""

from __future__ import annotations

from review.rules.news_sentence import GOOD, SOURCE, kinds


def test_a_translation_that_breaks_off() -> None:
    assert kinds(SOURCE, GOOD[: len(GOOD) * 3 // 5]) & {"length", "omission"}
