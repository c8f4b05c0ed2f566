"""Splitting a sentence that is longer than the model can read."""

from __future__ import annotations

import re
from collections.abc import Callable

# Places to split at, best first: clause marks, the Arabic "and" before a word, any white space.
_MARKS = (
    re.compile(r"(?<=[؛;:])\s+"),
    re.compile(r"(?<=[،,])\s+"),
    re.compile(r"\s+(?=و\w)"),
    re.compile(r"\s+"),
)


def split_over_budget(text: str, count_tokens: Callable[[str], int], budget: int) -> list[str]:
    """Split a sentence into parts that fit, or leave it whole if it does.

    A part is never empty, and the parts joined by single spaces are the text, but for white
    space and for a word that alone is over the budget: that one is cut.

    Args:
        text: A normalised sentence.
        count_tokens: Number of the model's tokens for a text, the end mark included. No token may
            reach over white space, so that counts add up.
        budget: Most tokens of a part; at least 2.
    """
    return _split(text, count_tokens, budget, 0)


def _split(text: str, count_tokens: Callable[[str], int], budget: int, rank: int) -> list[str]:
    # A token of over 16 characters on average is unheard of: no need to count a megabyte.
    if len(text) <= budget * 16 and count_tokens(text) <= budget:
        return [text]
    if rank == len(_MARKS):
        middle = len(text) // 2
        if middle == 0:
            return [text]
        halves = (text[:middle], text[middle:])
        return [part for half in halves for part in _split(half, count_tokens, budget, rank)]
    pieces = [piece for piece in _MARKS[rank].split(text) if piece]
    parts = [part for piece in pieces for part in _split(piece, count_tokens, budget, rank + 1)]
    return _join(parts, count_tokens, budget)


def _join(parts: list[str], count_tokens: Callable[[str], int], budget: int) -> list[str]:
    """Join neighbours again while they fit: fewer and longer parts translate better."""
    groups: list[list[str]] = []
    total = budget + 1
    for part in parts:
        count = count_tokens(part)
        if total + count <= budget:
            groups[-1].append(part)
            total += count
        else:
            groups.append([part])
            total = count
    return [" ".join(group) for group in groups]
