"""Loops and sentences said twice are found; what the source repeats may be repeated."""

from __future__ import annotations

import pytest

from review.rules.news_sentence import GOOD, SOURCE, kinds


def test_the_sentence_said_twice() -> None:
    assert "repetition" in kinds(SOURCE, f"{GOOD} {GOOD}")


@pytest.mark.parametrize(
    "words", ["officials", "on Tuesday", "where he met", "a number of officials"]
)
def test_a_loop(words: str) -> None:
    assert "repetition" in kinds(SOURCE, GOOD.replace(words, " ".join([words] * 4)))


def test_what_the_source_repeats_may_be_repeated() -> None:
    assert kinds("لا، لا، لا، لا!", "No, no, no, no!") == set()
