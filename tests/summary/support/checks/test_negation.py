"""Denials that were added or lost are found."""

from __future__ import annotations

import pytest

from khulasa.summary.support.sentence_support import find_support
from summary.support.rocket_article import only_issue

ARTICLE = (
    (
        "The bakery no longer delivers bread to the hospital. "
        "The pilot refused to fly the old plane.",
    ),
    ("The witness did not speak to the judge. Nobody swam across the canal in winter.",),
    ("The village has no doctor. The engineers failed to repair the bridge.",),
    ("The orchestra did not only play waltzes. The guests did not leave until midnight.",),
    ("The gardener did not sell the roses. On Friday the gardener sold the roses to a hotel.",),
    ("The independent council did not choose a new chairman.",),
    ("Two ships left the harbour with wheat, and the crew kept the lamps on.",),
)
PARAGRAPHS = [[f"{one.strip()}." for one in text.split(".") if one.strip()] for (text,) in ARTICLE]


def messages(sentence: str) -> list[str]:
    (found,) = find_support(PARAGRAPHS, [sentence])
    return [issue.message for issue in found.issues if issue.kind == "contradiction"]


def test_a_denial_that_was_lost_is_found() -> None:
    assert only_issue("The army did arrest people, said the minister Ahmed Khalil.").message == (
        "The article denies this."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The bakery delivers bread to the hospital.",
        "The pilot flew the old plane.",
        "The witness spoke to the judge.",
        "A boy swam across the canal in winter.",
        "The village has a doctor.",
        "The engineers repaired the bridge.",
        "The independent council chose a new chairman.",
    ],
)
def test_a_denial_that_was_lost_with_the_form_of_the_verb_is_found(sentence: str) -> None:
    assert messages(sentence) == ["The article denies this."]


@pytest.mark.parametrize(
    "sentence",
    [
        "The bakery does not deliver bread to the hospital any more.",
        "The pilot would not fly the old plane.",
        "The witness never spoke to the judge.",
        "There is no doctor in the village.",
        "The engineers could not repair the bridge.",
        "The independent council chose no new chairman.",
    ],
)
def test_a_denial_said_in_other_words_is_one(sentence: str) -> None:
    assert messages(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The orchestra played waltzes.",
        "The guests left at midnight.",
        "The gardener sold the roses to a hotel.",
    ],
)
def test_what_the_article_says_as_well_is_not_denied(sentence: str) -> None:
    assert messages(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Two ships never left the harbour with wheat.",
        "Two ships did not leave the harbour with wheat.",
        "Two ships no longer left the harbour with wheat.",
        "The crew kept no lamps on.",
    ],
)
def test_a_denial_that_was_added_is_found(sentence: str) -> None:
    assert messages(sentence) == ["The article does not deny this."]


def test_a_word_that_both_have_hides_no_added_denial() -> None:
    article = [["The singer lost her voice and cancelled the concert in Vienna."]]
    (found,) = find_support(article, ["The singer had not lost her voice in Vienna."])
    assert [issue.kind for issue in found.issues] == ["contradiction"]


def test_another_form_of_a_word_hides_no_lost_denial() -> None:
    article = [["The driver was unable to stop the tram."]]
    (found,) = find_support(article, ["The driver stopped the tram."])
    assert [issue.kind for issue in found.issues] == ["contradiction"]


def test_a_denial_said_in_another_way_is_one() -> None:
    article = [["The board refused to publish the report.", "Nobody reads it."]]
    (found,) = find_support(article, ["The board did not publish the report."])
    assert found.issues == ()
