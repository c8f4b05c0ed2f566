"""Reads, filters and weights the training pairs."""

import hashlib
import lzma
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from training.numbers import lost_numbers
from training.text import normalise_arabic, normalise_english

_LATIN = re.compile(r"[A-Za-z]")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_NUMBER = re.compile(r"\d+")
_LABEL = re.compile(r"^\w+_\w+$")
_VERSE_END = re.compile(r"\s*\(?\((?:رواه|متفق)[^()]*\)\)?\.?$")


@dataclass(frozen=True, slots=True)
class Pair:
    """One Arabic text with its English, and where the two come from."""

    source: str
    licence: str
    arabic: str
    english: str


@dataclass(frozen=True, slots=True)
class Weight:
    """How often a pair is seen in one pass: early in the training, and late in it.

    Attributes:
        words: whether the pairs are single words or names, not sentences.
    """

    early: float
    late: float
    words: bool = False


class Weights:
    """The weight of each source, by the first rule of a TOML file that fits its name."""

    def __init__(self, path: Path) -> None:
        rules = tomllib.loads(path.read_text(encoding="utf-8"))["source"]
        self._rules = [
            (r["match"], Weight(float(r["early"]), float(r["late"]), r.get("words", False)))
            for r in rules
        ]

    def of(self, source: str) -> Weight:
        """Returns the weight of a source; a source that no rule names counts once."""
        for match, weight in self._rules:
            if match in source:
                return weight
        return Weight(1.0, 1.0)


def read_pairs(path: Path) -> Iterator[Pair]:
    """Yields the pairs of a TSV file (source, licence, Arabic, English), packed by xz or not."""
    with _open(path) as stream:
        for line in stream:
            source, licence, arabic, english = line.rstrip("\n").split("\t")
            arabic = _VERSE_END.sub("", arabic)
            yield Pair(source, licence, normalise_arabic(arabic), normalise_english(english))


def _open(path: Path) -> IO[str]:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def fault(pair: Pair) -> str | None:
    """Returns why a pair is unfit for training, or None where it is fit."""
    arabic, english = pair.arabic, pair.english
    if not arabic or not english:
        return "empty"
    if not _ARABIC.search(arabic) or _ARABIC.search(english) or not _LATIN.search(english):
        return "script"
    if len(_LATIN.findall(arabic)) > 0.5 * len(arabic):
        return "script"
    if _LABEL.match(english):
        return "label"
    words_ar, words_en = len(arabic.split()), len(english.split())
    if max(words_ar, words_en) > 110:
        return "long"
    if words_ar + words_en > 8 and not 0.45 <= words_en / words_ar <= 2.4:
        return "ratio"
    if words_en > 5 and sorted(_numbers(arabic)) != sorted(_numbers(english)):
        # Only then by value, which takes longer.
        return "numbers" if lost_numbers(arabic, english) else None
    return None


def _numbers(text: str) -> list[str]:
    """Returns the numbers of two digits or more, the ones that a text does not spell out."""
    return [n for n in _NUMBER.findall(text) if len(n) > 1]


def clean(pairs: Iterable[Pair]) -> tuple[list[Pair], Counter[str]]:
    """Drops unfit and repeated pairs; returns the rest and how many went for each reason."""
    seen: set[bytes] = set()
    kept: list[Pair] = []
    dropped: Counter[str] = Counter()
    for pair in pairs:
        reason = fault(pair)
        key = hashlib.blake2b(
            f"{pair.arabic}\t{pair.english}".casefold().encode(), digest_size=12
        ).digest()
        if reason is None and key in seen:
            reason = "repeated"
        if reason is not None:
            dropped[reason] += 1
            continue
        seen.add(key)
        kept.append(pair)
    return kept, dropped


def split_held_out(pairs: list[Pair], most: int = 100) -> tuple[list[Pair], list[Pair]]:
    """Splits off one pair in a hundred of each source, at most `most`, chosen by its text.

    The choice hangs on the Arabic alone, so one text never stands on both sides.
    """
    training: list[Pair] = []
    held_out: list[Pair] = []
    taken: Counter[str] = Counter()
    for pair in pairs:
        digest = hashlib.blake2b(pair.arabic.casefold().encode(), digest_size=4).digest()
        if int.from_bytes(digest, "big") % 100:
            training.append(pair)
        elif taken[pair.source] < most:
            taken[pair.source] += 1
            held_out.append(pair)
    return training, held_out
