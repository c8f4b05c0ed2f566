"""A tokenizer for models that are made up."""

from __future__ import annotations

from collections.abc import Sequence


class Words:
    """One token a word.

    Args:
        unknown: Symbols that the model has no token for.
    """

    def __init__(self, unknown: str = "") -> None:
        self._unknown = frozenset(unknown)

    def encode(self, text: str) -> list[str]:
        return [*text.split(), "</s>"]

    def unknown_symbols(self, text: str) -> frozenset[str]:
        return self._unknown.intersection(text)

    def decode(self, tokens: Sequence[str]) -> str:
        return " ".join(tokens)
