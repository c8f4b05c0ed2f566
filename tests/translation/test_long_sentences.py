"""A sentence over the budget is split at the best places, and no word of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from khulasa.translation.long_sentences import split_over_budget


def count_words(text: str) -> int:
    return len(text.split()) + 1  # the end mark


def test_a_sentence_within_the_budget_stays_whole() -> None:
    text = "قال، ثم أضاف؛ ثم سكت"
    assert split_over_budget(text, count_words, 10) == [text]


def test_semicolons_are_preferred_to_commas() -> None:
    parts = split_over_budget("واحد، اثنان؛ ثلاثة، أربعة", count_words, 4)
    assert parts == ["واحد، اثنان؛", "ثلاثة، أربعة"]


def test_commas_are_preferred_to_the_word_and() -> None:
    parts = split_over_budget("ذهب الولد وعاد، نام الولد وصحا", count_words, 5)
    assert parts == ["ذهب الولد وعاد،", "نام الولد وصحا"]


def test_without_marks_it_splits_before_and() -> None:
    parts = split_over_budget("ذهب الولد الصغير وعاد البيت", count_words, 4)
    assert parts == ["ذهب الولد الصغير", "وعاد البيت"]


def test_one_endless_word_is_cut_to_pieces_that_fit() -> None:
    word = "ب" * 1000
    parts = split_over_budget(word, len, 64)
    assert max(map(len, parts)) <= 64
    assert "".join(parts) == word


def count_letters(text: str) -> int:
    return len("".join(text.split())) + 1


@given(st.text(alphabet="ابو ،؛.", max_size=200), st.integers(min_value=2, max_value=30))
def test_nothing_is_lost_and_everything_fits(text: str, budget: int) -> None:
    text = " ".join(text.split())
    parts = split_over_budget(text, count_letters, budget)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(count_letters(part) <= budget for part in parts) or not text
