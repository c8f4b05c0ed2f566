"""The likeliest words at a place of a translation, each with its probability."""

# ruff: noqa: ARG002
import math
from collections.abc import Callable, Sequence

import pytest

from khulasa.translation.backend import BEST, Decoding, Hypothesis, NBest
from khulasa.translation.candidates import find_candidates
from khulasa.translation.prepared import Options


class Pieces:
    """A tokenizer as Marian's: a piece that begins a word has a mark for the space before it."""

    def encode(self, text: str) -> list[str]:
        return [*text.split(), "</s>"]

    def encode_target(self, text: str) -> list[str]:
        return [f"▁{word}" for word in text.split()]

    def decode(self, tokens: Sequence[str]) -> str:
        return "".join(tokens).replace("▁", " ").strip()


class Scripted:
    """A model that goes on in given ways, each piece as likely as the others of its way."""

    def __init__(self, *ways: tuple[float, str]) -> None:
        self._ways = ways

    def submit(
        self, batch: Sequence[Sequence[str]], max_length: int, decoding: Decoding = BEST
    ) -> Callable[[], list[NBest]]:
        raise NotImplementedError

    def continuations(
        self, source: Sequence[str], prefix: Sequence[str], count: int, longest: int
    ) -> list[Hypothesis]:
        assert list(prefix) == ["▁He", "▁visited"]
        found = []
        for probability, pieces in self._ways[:count]:
            tokens = tuple(pieces.split())
            log_prob = math.log(probability)
            found.append(Hypothesis(tokens, log_prob, True, (log_prob,) * len(tokens)))
        return found


def candidates(*ways: tuple[float, str], max_tokens: int = 480) -> dict[str, float]:
    options = Options("ar", max_tokens=max_tokens)
    found = find_candidates("زار المدينة", "He visited ", Pieces(), Scripted(*ways), options, 5)
    return {one.word: one.probability for one in found}


def test_a_word_ends_where_the_next_begins_and_its_pieces_count_together() -> None:
    found = candidates((0.5, "▁Ba sra ▁in ▁May"), (0.3, "▁Mosul . ▁Then"))
    assert found == {"Mosul": pytest.approx(0.3), "Basra": pytest.approx(0.25)}
    assert list(found) == ["Mosul", "Basra"]


def test_a_word_that_stands_alone_after_its_space_is_one_word() -> None:
    assert candidates((0.5, "▁ Ba sra ▁in")) == {"Basra": pytest.approx(0.125)}


def test_a_name_with_its_article_is_one_word() -> None:
    assert candidates((0.5, "▁Al - Ja afari ▁in")) == {"Al-Jaafari": pytest.approx(0.5**4)}


def test_an_end_without_a_word_is_no_candidate() -> None:
    assert candidates((0.9, "")) == {}


def test_a_sentence_that_was_read_in_parts_has_none() -> None:
    assert candidates((0.5, "▁Basra"), max_tokens=2) == {}
