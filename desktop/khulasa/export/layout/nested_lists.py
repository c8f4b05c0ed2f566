"""Items that follow each other as lists in lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from khulasa.export.layout.laid_out import Block


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with the lists below it.

    Attributes:
        block: The item.
        below: The lists in it.
    """

    block: Block
    below: tuple[List, ...]


@dataclass(frozen=True, slots=True)
class List:
    """Items on one level that have the same kind of sign in front.

    Attributes:
        entries: The items.
        depth: How many levels it is deeper than what it stands in; 1 unless levels are left out.
    """

    entries: tuple[Entry, ...]
    depth: int = 1


def nested_lists(items: Sequence[Block], level: int = 0) -> Iterator[List]:
    """Items as lists.

    Args:
        items: The items, in their order.
        level: Of the item that they stand below; 0 for none.
    """
    heads = []
    start = 0
    for place in range(1, len(items) + 1):
        if place == len(items) or items[place].item.level <= items[start].item.level:
            below = tuple(nested_lists(items[start + 1 : place], items[start].item.level))
            heads.append(Entry(items[start], below))
            start = place
    for _kind, entries in groupby(heads, lambda entry: _kind_of(entry.block)):
        found = tuple(entries)
        yield List(found, max(1, found[0].block.item.level - level))


def _kind_of(block: Block) -> tuple[object, ...]:
    item = block.item
    end = item.end if item.number is not None else ""
    return (
        item.level,
        item.number is None,
        end,
        item.has_bullet,
        block.language,
        block.is_backwards,
    )
