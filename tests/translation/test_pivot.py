"""Two models in a row lose no sentence and no doubt."""

from khulasa.review.issue import Issue
from khulasa.translation.pivot import joined, second_leg
from khulasa.translation.result import Status, Translation, failure

DOUBT = Issue("unfinished", "The model ran on.")
FINE = Translation("Where is the library?", Status.OK)
DOUBTFUL = Translation("The the the", Status.CHECK, (DOUBT,))


def test_only_what_has_words_goes_on() -> None:
    first = {2: DOUBTFUL, 0: FINE, 1: Translation("***", Status.COPIED), 3: failure("No words.")}
    assert second_leg(first) == ((0, "Where is the library?"), (2, "The the the"))


def test_doubts_of_both_count() -> None:
    good = Translation("Où est la bibliothèque ?", Status.OK)
    assert joined(FINE, good) == good
    assert joined(DOUBTFUL, good) == Translation(good.target, Status.CHECK, (DOUBT,))
    assert joined(FINE, failure("No words.")).status is Status.FAILED
    assert joined(DOUBTFUL, failure("No words.")).issues[0] == DOUBT
