"""How many sentences the backend gets at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

BATCH_PARTS = 8
_BATCH_TOKENS = 384
# The first batch is small so that the reader sees the first sentence soon.
_FIRST_BATCH_PARTS = 2
# Enough to keep every worker of the backend busy while the oldest batch is waited for.
BATCHES_IN_FLIGHT = 4
# Fewer until the first sentence is out: scoring it would wait behind them.
BATCHES_AT_FIRST = 2
# A doubtful sentence waits this many batches for others that are to be tried again with it: eight
# together cost little more than two alone. It holds back those behind it, so it waits no longer.
BATCHES_TO_WAIT = 4
# While it is tried again, translating goes on as far ahead of it as this.
MOST_SENTENCES_AHEAD = 128


def in_batches(
    sentences: Iterable[T], parts_of: Callable[[T], Sequence[Sequence[str]]]
) -> Iterator[list[T]]:
    """Yield sentences in batches, each as soon as it is full.

    Args:
        sentences: In reading order.
        parts_of: The parts of a sentence that the model reads, each as tokens.
    """
    batch: list[T] = []
    parts = tokens = 0
    most_parts = _FIRST_BATCH_PARTS
    for sentence in sentences:
        batch.append(sentence)
        parts += len(parts_of(sentence))
        tokens += sum(map(len, parts_of(sentence)))
        if parts >= most_parts or tokens >= _BATCH_TOKENS:
            yield batch
            batch, parts, tokens, most_parts = [], 0, 0, BATCH_PARTS
    if batch:
        yield batch
