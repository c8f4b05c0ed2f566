"""A vocabulary and a model that learn to spell further symbols, and what they knew."""

import io

import pytest
import sentencepiece as spm
import torch

from training.symbols import EMBEDDINGS, with_rows, with_symbols


@pytest.fixture(scope="module")
def model() -> bytes:
    written = io.BytesIO()
    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(["one two three", "two and three", "one and one"] * 20),
        model_writer=written,
        vocab_size=40,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    return written.getvalue()


def test_symbols_get_pieces_behind_all_others(model: bytes) -> None:
    old = spm.SentencePieceProcessor(model_proto=model)
    new = spm.SentencePieceProcessor(model_proto=with_symbols(model, "%€"))
    assert new.get_piece_size() == old.get_piece_size() + 2
    assert old.unk_id() in old.encode("one 5%")
    assert new.id_to_piece(new.encode("one%")[-1]) == "%"
    assert new.decode(new.encode("two% three€")) == "two% three€"


def test_other_words_are_cut_as_before(model: bytes) -> None:
    old = spm.SentencePieceProcessor(model_proto=model)
    new = spm.SentencePieceProcessor(model_proto=with_symbols(model))
    assert new.encode("three and two") == old.encode("three and two")


def test_a_symbol_that_is_known_is_left_alone(model: bytes) -> None:
    once = with_symbols(model, "%")
    assert with_symbols(once, "%") == once


def test_new_rows_stand_before_the_padding() -> None:
    rows = torch.tensor([[1.0, 2.0], [3.0, 4.0], [9.0, 9.0]])
    grown = with_rows({EMBEDDINGS: rows, "other": rows}, 2)
    expected = torch.tensor([[1.0, 2.0], [3.0, 4.0], [2.0, 3.0], [2.0, 3.0], [9.0, 9.0]])
    assert torch.equal(grown[EMBEDDINGS], expected)
    assert grown["other"] is rows
