"""Marian's tokens: SentencePiece pieces of the two languages and the shared vocabulary."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import sentencepiece

from khulasa.reasons import reason_of
from khulasa.translation.backend import ModelLoadError
from khulasa.wording import phrase

END = "</s>"
UNKNOWN = "<unk>"
PAD = "<pad>"


class MarianTokenizer:
    """The tokenizer in a Marian model folder (``source.spm``, ``target.spm``, ``vocab.json``).

    It gives the tokens of ``transformers.MarianTokenizer`` without importing transformers, which
    would cost seconds and hundreds of megabytes at every start of the engine.

    Args:
        folder: The model's folder.
        prefix: Mark of the target language before every text, such as ``>>ara<<``, for a model
            of several targets; else empty.

    Raises:
        ModelLoadError: A file is missing or broken, or the model does not know the mark.
    """

    def __init__(self, folder: Path, prefix: str = "") -> None:
        try:
            self._source = sentencepiece.SentencePieceProcessor(str(folder / "source.spm"))
            self._target = sentencepiece.SentencePieceProcessor(str(folder / "target.spm"))
            self.vocabulary: dict[str, int] = json.loads(
                (folder / "vocab.json").read_text(encoding="utf-8")
            )
        except (OSError, RuntimeError, ValueError) as error:
            raise ModelLoadError(
                phrase(
                    "The tokenizer in {folder} cannot be read: {error}",
                    folder=str(folder),
                    error=reason_of(error),
                )
            ) from error
        if prefix and prefix not in self.vocabulary:
            raise ModelLoadError(
                phrase(
                    "The model in {folder} does not know the mark {prefix}.",
                    folder=str(folder),
                    prefix=prefix,
                )
            )
        self._prefix = [prefix] if prefix else []
        self._spelled: dict[str, bool] = {}

    def encode(self, text: str) -> list[str]:
        """Source pieces with the end mark, which SentencePiece does not add by itself."""
        return [*self._prefix, *self._source.encode(text, out_type=str), END]

    def encode_target(self, text: str) -> list[str]:
        """Target pieces, without an end mark; what the model never says is left out."""
        pieces = [str(piece) for piece in self._target.encode(text, out_type=str)]
        return [piece for piece in pieces if piece in self.vocabulary]

    def unknown_symbols(self, text: str) -> frozenset[str]:
        """See ``Tokenizer.unknown_symbols``."""
        symbols = (c for c in set(text) if not (c.isalnum() or c.isspace()))
        return frozenset(symbol for symbol in symbols if not self._spells(symbol))

    def _spells(self, symbol: str) -> bool:
        if symbol not in self._spelled:
            pieces = self._source.encode(symbol, out_type=str)
            self._spelled[symbol] = all(piece in self.vocabulary for piece in pieces)
        return self._spelled[symbol]

    def decode(self, tokens: Sequence[str]) -> str:
        """Text of target pieces; special tokens are left out."""
        pieces = [token for token in tokens if token not in (END, UNKNOWN, PAD)]
        return str(self._target.decode_pieces(pieces))
