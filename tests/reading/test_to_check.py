"""What to check follows from the outcomes, in reading order."""

import pytest

from khulasa.reading.to_check import Doubt, describe, find_doubts, is_guesswork, neighbour
from khulasa.review.issue import Issue
from khulasa.translation.result import Status, Translation, by_user, failure
from khulasa.ui.review.differences import changed_words, differences_html

STYLE = Issue("quotes", "A quotation stays open.", serious=False)
NUMBER = Issue("numbers", "The source says 2, the translation 12.")
DOUBTFUL = Translation("Twelve\n men.", Status.CHECK, (STYLE, NUMBER))


def test_doubtful_and_failed_sentences_are_listed_in_order() -> None:
    outcomes = {
        4: failure("No words."),
        0: Translation("Fine.", Status.OK),
        2: DOUBTFUL,
        3: by_user("Mine."),
        1: Translation("*", Status.COPIED),
    }
    doubts = find_doubts(outcomes, ["ا", "ب", "ج", "د", "هـ\nو"], row_of=lambda number: number // 2)
    assert doubts == [
        Doubt(2, 1, "Twelve men.", (STYLE, NUMBER), failed=False),
        Doubt(4, 2, "هـ و", failure("No words.").issues, failed=True),
    ]
    assert [doubt.reason for doubt in doubts] == [
        "The source says 2, the translation 12. A quotation stays open.",
        "No words.",
    ]


@pytest.mark.parametrize(
    ("place", "by", "there"),
    [(-1, 1, 3), (3, 1, 8), (8, 1, 3), (5, 1, 8), (5, -1, 3), (3, -1, 8), (0, -1, 8)],
)
def test_going_from_one_to_the_next_and_round(place: int, by: int, there: int) -> None:
    assert neighbour([3, 8], place, by) == there


def test_there_is_nowhere_to_go_without_doubts() -> None:
    assert neighbour([], 3, 1) is None


def test_an_article_is_guesswork_if_the_model_was_unsure_of_most_that_it_translated() -> None:
    guessed = Translation("Said.", Status.CHECK, (Issue("unsure", "?", serious=False),))
    sure, copied = Translation("Said.", Status.OK), Translation("*", Status.COPIED)
    assert is_guesswork([guessed, guessed, sure, copied, copied])
    assert not is_guesswork([guessed, sure])
    assert not is_guesswork([guessed, by_user("Said."), DOUBTFUL])
    assert not is_guesswork([])


def test_every_outcome_has_words() -> None:
    assert describe(None) == "Not translated yet."
    assert describe(DOUBTFUL).startswith("The source says 2")
    assert describe(failure("No words.")) == "Not translated: No words."
    assert describe(by_user("Mine.")).startswith("Checked by you")
    assert describe(Translation("x", Status.CHECK)) == "Worth checking against the source."
    assert "taken over" in describe(Translation("*", Status.COPIED))


def test_differences_are_whole_words() -> None:
    assert changed_words("It was 12 men", "It was just 2 men") == [
        ("It was", False),
        ("just 2", True),
        ("men", False),
    ]
    assert differences_html("a <b", "a <c") == "a <b>&lt;c</b>"
    assert changed_words("a b", "") == []


def test_another_sentence_altogether_is_not_all_in_bold() -> None:
    assert differences_html("Twelve men came.", "No one < here came.") == "No one &lt; here came."
