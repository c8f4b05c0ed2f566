"""Summarisers without a model: one that behaves, and some that do what models do at their worst."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from random import Random

from khulasa.article.sentences.splitting import split_sentences
from khulasa.summary.writing.writer import Draft, WritingRequest


@dataclass
class Extractor:
    """Writes the first words of what it is given; a token is a word.

    Attributes:
        limit: Most tokens that it reads at once; more is an error, as with a real model.
        asked: All that it was asked.
    """

    limit: int = 200
    portion: int = 0
    asked: list[WritingRequest] = field(default_factory=list)

    def count(self, text: str) -> int:
        return len(text.split())

    def write(
        self, ask: WritingRequest, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[Draft, ...]:
        assert not cancelled()
        assert 0 < self.count(ask.text) <= self.limit
        assert 0 <= ask.min_tokens <= ask.max_tokens
        self.asked.append(ask)
        return self.answer(ask)

    def write_all(
        self, asks: Sequence[WritingRequest], cancelled: Callable[[], bool] = lambda: False
    ) -> list[tuple[Draft, ...]]:
        return [self.write(ask, cancelled) for ask in asks]

    def answer(self, ask: WritingRequest) -> tuple[Draft, ...]:
        last = ask.text.splitlines()[-1]
        spans = split_sentences(last, "en")[: ask.sentences]
        return (Draft(" ".join(last[s.start : s.end].strip() for s in spans)),)


class Silent(Extractor):
    """Has nothing to say."""

    def answer(self, ask: WritingRequest) -> tuple[Draft, ...]:
        return () if len(ask.text) % 2 else (Draft("  \n"),)


class Endless(Extractor):
    """Goes on and on without a full stop, whatever the limit is."""

    def answer(self, ask: WritingRequest) -> tuple[Draft, ...]:
        return (Draft(" ".join(ask.text.split()[:5] * 1000), finished=False),)


class Cut(Extractor):
    """Is stopped in the middle of a sentence."""

    def answer(self, ask: WritingRequest) -> tuple[Draft, ...]:
        (draft,) = super().answer(ask)
        return (Draft(draft.text[: len(draft.text) * 2 // 3], finished=False),)


class Parrot(Extractor):
    """Says one thing again and again."""

    def answer(self, ask: WritingRequest) -> tuple[Draft, ...]:
        (draft,) = super().answer(ask)
        return (Draft(f"{draft.text}\n{draft.text} " * 20),)


class Inventor(Extractor):
    """Puts in numbers, names and deaths that are nowhere in the article."""

    def answer(self, ask: WritingRequest) -> tuple[Draft, ...]:
        (draft,) = super().answer(ask)
        invented = (
            "Some 7319 people were killed in Zanzibar. In 1871 Napoleon fled with forty mules."
        )
        return (Draft(f"{invented} {draft.text}"), Draft(f"{draft.text} It cost 98.7 million."))


class Babbler(Extractor):
    """Writes whatever characters there are, another mess each time."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._random = Random(seed)

    def answer(self, ask: WritingRequest) -> tuple[Draft, ...]:
        signs = "ab c.!? \n\"'()[]{}–…1234,;:\u00ad\u202e\ufffd中أ*#-•"
        text = "".join(self._random.choices(signs, k=self._random.randrange(400)))
        return (Draft(text, bool(self._random.randrange(2))), Draft(ask.text))


def news(sentences: int, *, per_paragraph: int = 4, seed: int = 0) -> list[list[str]]:
    """An article of so many sentences, no two alike."""
    numbers, random = count(1), Random(seed)

    def sentence() -> str:
        return " ".join(
            [
                random.choice(["The mayor", "A teacher", "The company", "Her neighbour", "Police"]),
                random.choice(["opened", "visited", "described", "repaired", "closed"]),
                random.choice(["the old library", "a new bridge", "the flooded road", "a school"]),
                random.choice(["near the river", "in the north", "behind the station", "at noon"]),
                f"and counted {next(numbers) * 7} readers.",
            ]
        )

    def paragraphs() -> Iterator[list[str]]:
        left = sentences
        while left:
            size = min(left, per_paragraph)
            yield [sentence() for _ in range(size)]
            left -= size

    return list(paragraphs())
