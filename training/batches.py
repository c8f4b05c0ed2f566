"""Batches of pairs as tokens, and where a training has them from."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor

LONGEST = 160  # tokens of a text in training


@dataclass(frozen=True, slots=True)
class Batch:
    """Sources of one length, and targets padded at their end."""

    source: Tensor
    target: Tensor

    def tokens(self, padding: int) -> int:
        """Returns how many target tokens are there to be learnt."""
        return int((self.target != padding).sum())

    def to(self, device: torch.device) -> "Batch":
        """Returns the batch on another device."""
        return Batch(self.source.to(device), self.target.to(device))


class Pairs(Protocol):
    """Where a training has its batches from: drawn afresh, or packed."""

    padding: int

    def batches(self, number: int, late: float, size: int) -> Sequence[Batch]:
        """Returns the batches of pass `number`; it may be repeated after a cut-off.

        Args:
            number: fixes the draw.
            late: where the weights of sources stand between the early (0) and the late ones (1).
            size: most tokens of a batch, on the longer side, padding included.
        """
        ...

    def plain(self) -> Sequence[Batch]:
        """Returns the batches of one pass without variation, to align words in."""
        ...

    def watched(self) -> Sequence[Batch]:
        """Returns the batches of held-out prose."""
        ...


def make_batches(
    pairs: Iterator[tuple[list[int], list[int]]], padding: int, size: int, rng: random.Random
) -> Iterator[Batch]:
    """Yields batches whose sources are equally long and whose targets nearly so."""
    by_length: dict[int, list[tuple[list[int], list[int]]]] = defaultdict(list)
    for source, target in pairs:
        by_length[len(source)].append((source, target))
    for length, group in by_length.items():
        rng.shuffle(group)
        group.sort(key=lambda pair: len(pair[1]))
        widths = [len(target) for _, target in group]
        start = 0
        while start < len(group):
            count = how_many(widths, start, length, size)
            part = group[start : start + count]
            start += count
            widest = len(part[-1][1])
            target_rows = [t + [padding] * (widest - len(t)) for _, t in part]
            yield Batch(
                torch.tensor([s for s, _ in part], dtype=torch.int32),
                torch.tensor(target_rows, dtype=torch.int32),
            )


def how_many(widths: Sequence[int], start: int, length: int, size: int) -> int:
    """Returns how many pairs make one batch.

    Args:
        widths: lengths of the targets, rising.
        start: the first pair of the batch.
        length: that of all sources.
        size: most tokens on the longer side, padding included.
    """
    count = max(1, min(size // length, len(widths) - start))
    while count > 1 and count * widths[start + count - 1] > size:
        count = max(1, min(count - 1, size // int(widths[start + count - 1])))
    return count
