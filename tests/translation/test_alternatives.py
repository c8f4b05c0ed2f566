"""Other translations of one sentence: the best first, none twice, none without words."""

from collections.abc import Callable, Sequence

from khulasa.review.issue import Issue
from khulasa.translation.alternatives import find_alternatives
from khulasa.translation.backend import BEST, Decoding, Hypothesis, NBest
from khulasa.translation.prepared import Options
from khulasa.translation.result import Status, Translation
from translation.words_as_tokens import Words


class Wordy:
    """A model that says the input's first word in each of the given ways."""

    def __init__(self, *ways: str) -> None:
        self._ways = ways

    def submit(
        self, batch: Sequence[Sequence[str]], max_length: int, decoding: Decoding = BEST
    ) -> Callable[[], list[NBest]]:
        assert max_length > 0
        return lambda: [
            tuple(
                Hypothesis(tuple(way.replace("*", tokens[0]).split()), -0.1 * rank, "!" not in way)
                for rank, way in enumerate(self._ways[: decoding.hypotheses])
            )
            for tokens in batch
        ]


def alternatives(text: str, *ways: str, count: int = 5, max_tokens: int = 480) -> list[Translation]:
    options = Options("ar", max_tokens=max_tokens)
    return list(find_alternatives(text, Words(), Wordy(*ways), options, count))


def test_the_likeliest_comes_first_and_none_comes_twice() -> None:
    found = alternatives("نعم", "yes *", "aye *", "yes *", "indeed")
    assert [t.target for t in found] == ["yes نعم", "aye نعم", "indeed"]


def test_no_more_than_were_asked_for() -> None:
    assert len(alternatives("نعم", "yes", "aye", "indeed", count=2)) == 2


def test_answers_without_words_are_left_out() -> None:
    assert [t.target for t in alternatives("نعم", "...", "yes")] == ["yes"]
    assert alternatives("نعم", "...") == []


def test_an_alternative_may_be_doubtful_too() -> None:
    (found,) = alternatives("نعم", "on and on!")
    assert found.status is Status.CHECK


def test_parts_of_a_long_sentence_are_put_together_by_rank() -> None:
    found = alternatives("ا ب ج، د ه و", "one *", "two *", max_tokens=4)
    assert [t.target for t in found] == ["one ا one د", "two ا two د"]


def test_what_needs_no_translation_is_copied() -> None:
    assert alternatives("***", "stars") == [Translation("***", Status.COPIED)]


def test_alternatives_are_reviewed_like_any_translation() -> None:
    issue = Issue("numbers", "12 for 2.")

    def review(source: str, target: str) -> list[Issue]:
        assert source == "نعم"
        return [issue] if "12" in target else []

    found = find_alternatives("نعم", Words(), Wordy("12 yes", "yes"), Options("ar"), 5, review)
    assert found == (
        Translation("12 yes", Status.CHECK, (issue,)),
        Translation("yes", Status.OK),
    )
