"""Which sentences the backend gets at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import TypeVar

T = TypeVar("T")

# Eight inputs fill a batch well and come back within a second at opus-mt's size on two cores;
# long sentences fill it sooner.
BATCH_PARTS = 8
_BATCH_TOKENS = 384
# From so many parts in a row those of one length are put together: a batch takes as many steps as
# its longest output. The first goes alone, so that the reader sees it soon; a sentence never waits
# for more than the last number of others.
_WINDOWS = (1, 8, 16, 32)
# Enough to keep every worker of the backend busy while the oldest batch is waited for.
BATCHES_IN_FLIGHT = 4
# Fewer until the first sentence is out: scoring it would wait behind them.
BATCHES_AT_FIRST = 2
# A doubtful sentence waits this many batches for others that are to be tried again with it: eight
# together cost little more than two alone. It holds back those behind it, so it waits no longer.
BATCHES_TO_WAIT = 4
# While it is tried again, translating goes on as far ahead of it as this.
MOST_SENTENCES_AHEAD = 128


def in_windows(
    sentences: Iterable[T], parts_of: Callable[[T], Sequence[Sequence[str]]]
) -> Iterator[list[T]]:
    """Yield sentences that stand in a row, as many as are put into batches at a time.

    Args:
        sentences: In reading order.
        parts_of: The parts of a sentence that the model reads, each as tokens.
    """
    sizes = chain(_WINDOWS, repeat(_WINDOWS[-1]))
    window: list[T] = []
    parts, most = 0, next(sizes)
    for sentence in sentences:
        window.append(sentence)
        parts += len(parts_of(sentence))
        if parts >= most:
            yield window
            window, parts, most = [], 0, next(sizes)
    if window:
        yield window


def in_batches(
    window: Sequence[T], parts_of: Callable[[T], Sequence[Sequence[str]]]
) -> list[list[T]]:
    """Put sentences of like length together, the longest first.

    So what is left over for a small batch is short, and no core is idle while another one works at
    a long batch that came last.

    Args:
        window: In reading order.
        parts_of: See ``in_windows``.
    """

    def longest(one: T) -> int:
        return max(map(len, parts_of(one)), default=0)

    batches: list[list[T]] = []
    parts = tokens = 0
    for one in sorted(window, key=longest, reverse=True):
        own = parts_of(one)
        size = sum(map(len, own))
        full = parts + len(own) > BATCH_PARTS or tokens + size > _BATCH_TOKENS
        if not batches or (full and parts):
            batches.append([])
            parts = tokens = 0
        batches[-1].append(one)
        parts, tokens = parts + len(own), tokens + size
    return batches
