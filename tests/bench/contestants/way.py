"""What every contestant is: a loaded model that reads an article again and again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

Paragraphs = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Article:
    """What is to be translated.

    Attributes:
        text: As a file has it.
        paragraphs: Its sentences.
        known: Whether what was read before may be known; only Khulasa could know it.
    """

    text: str
    paragraphs: Paragraphs
    known: bool = False


@dataclass(frozen=True, slots=True)
class Took:
    """What a contestant took for an article.

    Attributes:
        first: Seconds until its first paragraph was finished.
        whole: Seconds until all of it was.
        tokens: How many tokens were written, each end mark counted.
        translated: How many inputs the model was given.
        translation: Seconds until all was translated, which ``whole`` may have a summary beyond.
    """

    first: float
    whole: float
    tokens: int
    translated: int
    translation: float | None = None


Way = Callable[[Article], Took]


class Clock:
    """Takes the time of an article's first paragraph."""

    def __init__(self) -> None:
        self._began = perf_counter()
        self._first: float | None = None
        self._translation: float | None = None

    def paragraph_done(self) -> None:
        """Say that a paragraph is finished; only the first time counts."""
        if self._first is None:
            self._first = perf_counter() - self._began

    def translation_done(self) -> None:
        """Say that all is translated; only the first time counts."""
        if self._translation is None:
            self._translation = perf_counter() - self._began

    def took(self, tokens: int, translated: int) -> Took:
        """What it took, now that all is done."""
        whole = perf_counter() - self._began
        first = self._first if self._first is not None else whole
        return Took(first, whole, tokens, translated, self._translation)
