"""What translating needs of a model: its tokens, and the best hypotheses for each input."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from khulasa.reasons import WordedError, reason_of
from khulasa.wording import phrase

# Marian models decode with a beam of 4 in their own generation_config.json.
BEAM_SIZE = 4


class ModelLoadError(WordedError):
    """The model's files are missing or broken.

    Args:
        words: Name the folder and the reason.
    """

    @classmethod
    def of(cls, folder: Path, error: Exception) -> ModelLoadError:
        """What to raise where a library cannot load a folder."""
        return cls(
            phrase(
                "The model in {folder} cannot be loaded: {error}",
                folder=str(folder),
                error=reason_of(error),
            )
        )


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to search for a translation, and what to tell of it; the default serves nearly always.

    Attributes:
        hypotheses: How many to give for each input, best first; the beam is as wide at least.
        no_repeat_ngram_size: No run of as many tokens comes twice in an output; 0 for no such rule,
            which also forbids what is rightly said twice.
        token_scores: Tell the ``log_probs`` of hypotheses, which may take time of their own.
    """

    hypotheses: int = 1
    no_repeat_ngram_size: int = 0
    token_scores: bool = True


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What the model made of one input.

    Attributes:
        tokens: Target tokens, without the end mark.
        score: Mean log-probability per token, at most 0.
        finished: The model ended the sentence itself; False if it ran into the length limit.
        log_probs: Log-probability of each token and, if finished, of the end mark; ``score`` is
            their mean. May be empty where nobody asked.
        blind_score: The same mean if the model had not seen the source; None if nobody asked.
    """

    tokens: tuple[str, ...]
    score: float
    finished: bool
    log_probs: tuple[float, ...] = ()
    blind_score: float | None = None


# The hypotheses of one input, best first; one at least.
NBest = tuple[Hypothesis, ...]

BEST = Decoding()


class Tokenizer(Protocol):
    """The model's way of writing text as tokens."""

    def encode(self, text: str) -> list[str]:
        """Source tokens of a text, the end mark included."""
        ...

    def encode_target(self, text: str) -> list[str]:
        """Target tokens of a text, without an end mark."""
        ...

    def unknown_symbols(self, text: str) -> frozenset[str]:
        """What of a source text is no letter, digit or space, and that no token stands for."""
        ...

    def decode(self, tokens: Sequence[str]) -> str:
        """Text of target tokens."""
        ...


class Backend(Protocol):
    """A loaded model."""

    def submit(
        self, batch: Sequence[Sequence[str]], max_length: int, decoding: Decoding = BEST
    ) -> Callable[[], list[NBest]]:
        """Start on a batch.

        Args:
            batch: Source tokens of each input, the end mark included; at most 512 each.
            max_length: Most target tokens that an output may have.
            decoding: How to search.

        Returns:
            A function that waits for the batch and gives the hypotheses of each input, in order.
        """
        ...

    def continuations(
        self, source: Sequence[str], prefix: Sequence[str], count: int, longest: int
    ) -> list[Hypothesis]:
        """Ways to go on after the beginning of an output, each with another next token.

        Args:
            source: Source tokens, the end mark included.
            prefix: Target tokens of the beginning.
            count: How many ways, the likeliest next tokens first.
            longest: Most tokens of each.

        Returns:
            What comes after the prefix, with its log-probabilities.
        """
        ...
