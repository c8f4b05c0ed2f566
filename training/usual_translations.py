"""Writes what each Arabic stem is usually translated to, counted over the written pairs.

The review reads that list (`khulasa/review/data/usual_translations_ar_en.txt`) for its "unsure".
Counted by IBM model 1 (Brown et al. 1993), stems on both sides, with an empty word in each source.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from khulasa.review.data.lexicon import arabic_stem, english_stem
from khulasa.review.words import words
from training.written import written_pairs

ROUNDS = 6
_LONGEST = 60  # stems of a source
_EMPTY = ""
_ARABIC = re.compile(r"[\u0621-\u064a]")
# A stem is listed if it was seen so often, with so many of its translations, each of such a share.
_SEEN, _MOST, _LEAST_SHARE, _LEAST_COUNT = 5.0, 4, 0.1, 1.0
# What a stem is usually translated to has several words: its three commonest make up the whole.
_WHOLE = 3

HEAD = """\
# Arabic stems, each with the beginnings of the English words that it is usually translated to, in
# percent of its three commonest. Made by training/usual_translations.py from training/written.
"""


def usual_translations(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Counts which English stems go with each Arabic one.

    Args:
        pairs: Arabic and English texts.

    Returns:
        For each stem its English ones, commonest first, in percent of its three commonest.
    """
    arabic, english = _Numbers(), _Numbers()
    links: list[np.ndarray] = []
    positions: list[np.ndarray] = []
    position = 0
    for source, target in pairs:
        ours = {arabic_stem(word.text) for word in words(source)} | {_EMPTY}
        theirs = dict.fromkeys(english_stem(word.text) for word in words(target))
        if len(ours) > _LONGEST:
            continue
        left = np.array([arabic[stem] for stem in sorted(ours)], np.int64)
        right = np.array([english[stem] for stem in theirs], np.int64)
        links.append(((left << 32)[None, :] | right[:, None]).ravel())
        places = np.arange(position, position + len(right), dtype=np.int32)
        positions.append(np.repeat(places, len(left)))
        position += len(right)
    kinds, link = np.unique(np.concatenate(links), return_inverse=True)
    owner, place = kinds >> 32, np.concatenate(positions)
    share = np.ones(len(kinds))
    for _ in range(ROUNDS):
        likely = share[link]
        likely /= np.bincount(place, likely)[place]
        count = np.bincount(link, likely, len(kinds))
        seen = np.bincount(owner, count)
        share = count / seen[owner]
    kept = (seen[owner] >= _SEEN) & (share >= _LEAST_SHARE) & (count >= _LEAST_COUNT)
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for kind, value in zip(kinds[kept], share[kept], strict=True):
        found[arabic.names[kind >> 32]].append((value, english.names[kind & 0xFFFFFFFF]))
    # Numbers and Latin names are not translated, and the empty word is none.
    return {stem: _in_percent(found[stem]) for stem in sorted(found) if _ARABIC.match(stem)}


class _Numbers(dict[str, int]):
    """Numbers words as they are first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def __missing__(self, word: str) -> int:
        self.names.append(word)
        self[word] = number = len(self)
        return number


def _in_percent(shares: Sequence[tuple[float, str]]) -> dict[str, int]:
    best = sorted(shares, reverse=True)[:_MOST]
    whole = sum(share for share, _ in best[:_WHOLE])
    return {word: round(100 * share / whole) for share, word in best}


def as_text(usual: Mapping[str, Mapping[str, int]]) -> str:
    """Returns the list as the review reads it."""
    lines = (
        f"{stem} {' '.join(f'{word}:{percent}' for word, percent in ways.items())}\n"
        for stem, ways in usual.items()
    )
    return HEAD + "".join(lines)


def main() -> None:
    """Runs as `python -m training.usual_translations`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("written", type=Path, nargs="+", help="folders of written pairs")
    parser.add_argument("output", type=Path)
    given = parser.parse_args()
    pairs = ((pair.arabic, pair.english) for pair in written_pairs(given.written))
    given.output.write_text(as_text(usual_translations(pairs)), encoding="utf-8")


if __name__ == "__main__":
    main()
