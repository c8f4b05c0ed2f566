"""What translating needs of a model: its tokens, and its hypotheses for each input."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

# Marian models decode with a beam of 4 in their own generation_config.json.
BEAM_SIZE = 4


class ModelLoadError(Exception):
    """The model's files are missing or broken; the message names the folder and the reason."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What the model made of one input.

    Attributes:
        tokens: Target tokens, without the end mark.
        score: Mean log-probability per token, at most 0.
        finished: The model ended the sentence itself; False if it ran into the length limit.
    """

    tokens: tuple[str, ...]
    score: float
    finished: bool


class Tokenizer(Protocol):
    """The model's way of writing text as tokens."""

    def encode(self, text: str) -> list[str]:
        """Source tokens of a text, the end mark included."""
        ...

    def decode(self, tokens: Sequence[str]) -> str:
        """Text of target tokens."""
        ...


class Backend(Protocol):
    """A loaded model."""

    def submit(
        self, batch: Sequence[Sequence[str]], max_length: int, count: int = 1
    ) -> Callable[[], list[list[Hypothesis]]]:
        """Start on a batch.

        Args:
            batch: Source tokens of each input, the end mark included; at most 512 each.
            max_length: Most target tokens that an output may have.
            count: How many hypotheses an input is to get.

        Returns:
            A function that waits for the batch and gives the hypotheses of each input, in order;
            the best one first, and at least one.
        """
        ...
