"""Words that the model guessed are found in the final text, names sooner than others."""

from khulasa.translation.guesses import guessed_words
from khulasa.translation.result import Status, Translation


def words(target: str, certainty: str) -> list[str]:
    translation = Translation(target, Status.OK, certainty=certainty)
    return [target[span.start : span.end] for span in guessed_words(translation)]


def test_a_word_is_guessed_if_all_its_pieces_together_are_unlikely() -> None:
    # Each piece of "virology" is likelier than a guess; of "diabetes" only the first is not sure.
    certainty = "3:5 4:120 5:130 4:10 4:150 5:2 1:300 0:10"
    assert words("The virology and diabetes.", certainty) == ["virology"]


def test_a_name_is_guessed_sooner_than_another_word() -> None:
    assert words("in Ninetown", "2:1 5:90 4:90") == ["Ninetown"]
    assert words("in ninetown", "2:1 5:90 4:90") == []


def test_a_short_word_is_marked_only_if_it_is_a_name() -> None:
    assert words("it is for Ur", "2:1 3:1 4:400 3:400") == ["Ur"]


def test_the_first_word_of_a_sentence_is_no_name_for_its_capital() -> None:
    assert words("Ninetown is", "4:90 4:90 3:1") == []


def test_of_a_sentence_of_which_nothing_is_known_no_word_is_a_guess() -> None:
    assert words("A word.", "") == []
    assert words("A word.", "3:900") == []
