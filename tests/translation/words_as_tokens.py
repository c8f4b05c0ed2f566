"""A tokenizer for models that are made up."""

from __future__ import annotations

from collections.abc import Sequence


class Words:
    """One token a word."""

    def encode(self, text: str) -> list[str]:
        return [*text.split(), "</s>"]

    def decode(self, tokens: Sequence[str]) -> str:
        return " ".join(tokens)
