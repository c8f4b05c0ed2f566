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


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "هذا كتاب المعلم. وذاك دفتره.",
            "This is the book of the teacher. That is the book of the pupil.",
        ),
        (
            "وصل الوزير صباحا. ثم غادر.",
            "He arrived at the airport in spring. He left at the airport in May.",
        ),
        (
            "البيت كبير! والحديقة أكبر!",
            "It is one of the big houses! It is one of the big gardens!",
        ),
    ],
)
def test_short_sentences_side_by_side_may_begin_alike(source: str, target: str) -> None:
    assert "repetition" not in kinds(source, target)


def test_what_one_of_several_sentences_repeats_is_found() -> None:
    target = "He came. The mayor of the town met the mayor of the town."
    assert "repetition" in kinds("وصل. قابله رئيس البلدية.", target)
