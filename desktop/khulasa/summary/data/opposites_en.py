"""English words that exclude each other: whoever was wounded was not killed."""

from __future__ import annotations

from khulasa.review.data.word_lists import read_parts

Pair = tuple[tuple[str, ...], tuple[str, ...]]


def _pairs(part: str) -> tuple[Pair, ...]:
    lines = read_parts("opposites_en.txt", __package__)[part]
    groups = (line.split("|") for line in lines)
    return tuple((tuple(one.split()), tuple(two.split())) for one, two in groups)


CASUALTY_PAIRS = _pairs("casualties")
OTHER_PAIRS = _pairs("others")
