"""How sure the model was of each piece, at the place of the piece in the final text."""

from collections.abc import Sequence

import pytest

from khulasa.translation.backend import Hypothesis
from khulasa.translation.certainty import mean, pack, text_of, unpack


class Pieces:
    """A tokenizer as Marian's: a piece that begins a word has a mark for the space before it."""

    def encode(self, text: str) -> list[str]:
        raise NotImplementedError

    def decode(self, tokens: Sequence[str]) -> str:
        return "".join(tokens).replace("▁", " ").strip()


def shown(target: str, *parts: Hypothesis) -> list[tuple[str, float]]:
    pieces = unpack(pack(parts, Pieces()), target)
    return [(target[piece.start : piece.end], piece.log_prob) for piece in pieces]


def test_each_piece_lies_where_it_is_read() -> None:
    said = Hypothesis(("▁The", "▁Euph", "rates", "."), -0.5, True, (-0.1, -1.25, -0.3, 0.0, -0.85))
    assert shown("The Euphrates.", said) == [
        ("The", -0.1),
        (" Euph", -1.25),
        ("rates", -0.3),
        (".", 0.0),
        ("", -0.85),  # the end mark
    ]


def test_parts_of_a_long_sentence_have_a_space_between_them() -> None:
    one = Hypothesis(("▁One", "▁part"), -0.2, True, (-0.1, -0.2, -0.3))
    two = Hypothesis(("▁Two",), -2.0, False, (-2.0,))
    assert shown("One part Two", one, two) == [
        ("One", -0.1),
        (" part", -0.2),
        ("", -0.3),
        (" Two", -2.0),
    ]


def test_an_entity_of_several_pieces_is_the_one_character_that_is_shown() -> None:
    said = Hypothesis(("▁A", "▁&", "amp", ";", "▁B"), -1.0, False, (-0.1, -0.2, -0.3, -0.4, -0.5))
    pieces = shown("A & B", said)
    assert "".join(text for text, _ in pieces) == "A & B"
    assert pieces[-1] == (" B", -0.5)


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (("▁&quot;", "Yes", "&quot;"), '"Yes"'),
        (("▁& ", "quot", " ;", "Yes"), '"Yes'),
        (("▁R", "&amp;", "amp;", "D"), "R&D"),
        (("▁it", "&", "#", "▁39", ";", "s"), "it's"),
        (("▁A", "▁&", "▁B", ";"), "A & B;"),
    ],
)
def test_codes_for_characters_are_put_right(tokens: tuple[str, ...], text: str) -> None:
    said = Hypothesis(tokens, -1.0, False, (-0.1,) * len(tokens))
    assert text_of(said, Pieces()) == text
    assert "".join(piece for piece, _ in shown(text, said)) == text


def test_what_is_not_known_or_belongs_to_another_text_has_no_pieces() -> None:
    assert pack([Hypothesis(("▁One",), -0.1, True)], Pieces()) == ""
    assert unpack("", "One") == ()
    assert unpack("3:10", "Four") == ()
    assert unpack("3:ten", "One") == ()


def test_the_mean_is_the_score_of_the_search() -> None:
    assert mean(unpack("3:10 0:30", "One")) == pytest.approx(-0.2)
