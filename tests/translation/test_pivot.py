"""Two models in a row lose no sentence and no doubt."""

from khulasa.review.issue import Issue
from khulasa.translation.pivot import join_outcomes, second_input
from khulasa.translation.result import Status, Translation, failure

DOUBT = Issue("unfinished", "The model ran on.")
FINE = Translation("Where is the library?", Status.OK)
DOUBTFUL = Translation("The the the", Status.CHECK, (DOUBT,))


def test_only_what_has_words_goes_on() -> None:
    first = {2: DOUBTFUL, 0: FINE, 1: Translation("***", Status.COPIED), 3: failure("No words.")}
    assert second_input(first) == ((0, "Where is the library?"), (2, "The the the"))


def test_doubts_of_both_count() -> None:
    good = Translation("Où est la bibliothèque ?", Status.OK)
    assert join_outcomes(FINE, good) == good
    assert join_outcomes(DOUBTFUL, good) == Translation(good.target, Status.CHECK, (DOUBT,))
    assert join_outcomes(FINE, failure("No words.")).status is Status.FAILED


def test_a_failed_second_half_says_only_why_it_failed() -> None:
    assert join_outcomes(DOUBTFUL, failure("No words.")) == failure("No words.")


def test_places_in_the_text_between_are_left_out() -> None:
    found = Issue("numbers", "9 is missing.", source_span=(3, 4), target_span=(5, 6))
    there = Translation("In English.", Status.CHECK, (found,))
    arrived = join_outcomes(there, Translation("En français.", Status.CHECK, (found,)))
    assert [(i.source_span, i.target_span) for i in arrived.issues] == [
        ((3, 4), None),
        (None, (5, 6)),
    ]
