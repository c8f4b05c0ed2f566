"""Adds symbols to a vocabulary that cannot spell them, and rows for them to a trained model.

A new row begins as the mean of all rows: a token that stands nowhere in particular yet.
"""

import argparse
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from sentencepiece import sentencepiece_model_pb2
from torch import Tensor

SYMBOLS = "%$€£&@#°*=[]؛é"
EMBEDDINGS = "shared.weight"


def with_symbols(model: bytes, symbols: str = SYMBOLS) -> bytes:
    """Returns a serialised SentencePiece model that spells these symbols, its other ids unmoved.

    Args:
        model: as SentencePiece stores it.
        symbols: characters; one that is a piece already is left alone.
    """
    read = sentencepiece_model_pb2.ModelProto.FromString(model)
    known = {piece.piece for piece in read.pieces}
    rarest = min(piece.score for piece in read.pieces)
    for symbol in dict.fromkeys(symbols):
        if symbol not in known:
            read.pieces.add(piece=symbol, score=rarest)
    read.trainer_spec.vocab_size = len(read.pieces)
    return read.SerializeToString()


def with_rows(weights: dict[str, Tensor], count: int) -> dict[str, Tensor]:
    """Returns the weights with `count` more embeddings before the padding token, the last one.

    Args:
        weights: tensors of a `training.network.Translator` by name.
        count: rows to add to the embeddings of shape (vocabulary, width).
    """
    rows = weights[EMBEDDINGS]
    new = rows[:-1].mean(0, keepdim=True).expand(count, -1)
    return weights | {EMBEDDINGS: torch.cat([rows[:-1], new, rows[-1:]])}


def main() -> None:
    """Adds the symbols to a vocabulary and to weights from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pieces", type=Path, help="SentencePiece model of the weights")
    parser.add_argument("weights", type=Path, help="model.safetensors of a training")
    parser.add_argument("new_pieces", type=Path, help="for prepare --pieces")
    parser.add_argument("new_weights", type=Path, help="for train --start")
    given = parser.parse_args()
    old = given.pieces.read_bytes()
    new = with_symbols(old)
    given.new_pieces.write_bytes(new)
    added = len(sentencepiece_model_pb2.ModelProto.FromString(new).pieces) - len(
        sentencepiece_model_pb2.ModelProto.FromString(old).pieces
    )
    save_file(with_rows(load_file(given.weights), added), given.new_weights)


if __name__ == "__main__":
    main()
