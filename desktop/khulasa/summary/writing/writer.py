"""The interface of a model that summarises: how much it reads, and its answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from khulasa.summary.writing.grounding import Grounding


@dataclass(frozen=True, slots=True)
class WritingRequest:
    """One call of a summariser.

    Attributes:
        text: What to summarise; at most ``Writer.limit`` tokens.
        sentences: How many sentences are wanted.
        min_tokens, max_tokens: How long the answer is to be, in the model's tokens.
        grounding: The words that it may write; None if any.
        attempt: 0 for the best answer, 1 and more for other ones.
    """

    text: str
    sentences: int
    min_tokens: int
    max_tokens: int
    grounding: Grounding | None = None
    attempt: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer; ``finished`` is False where it ran into the length limit."""

    text: str
    finished: bool = True


class Writer(Protocol):
    """A loaded summariser."""

    @property
    def limit(self) -> int:
        """Most tokens of text that one call can read; the prompt does not count."""
        ...

    @property
    def portion(self) -> int:
        """Tokens of text about which it writes one sentence best; 0 if it can read all at once.

        The summary of a model that has such a number is picked from the sentences about portions.
        """
        ...

    def count(self, text: str) -> int:
        """How many of its tokens a text has."""
        ...

    def write(
        self, request: WritingRequest, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[Draft, ...]:
        """Answers, the best first; none if the model finds none.

        Args:
            request: The call.
            cancelled: Asked now and then; once it is true, what is written may be cut short.
        """
        ...

    def write_all(
        self, requests: Sequence[WritingRequest], cancelled: Callable[[], bool] = lambda: False
    ) -> list[tuple[Draft, ...]]:
        """The answers of ``write`` to each; faster where the model can do several at once."""
        ...
