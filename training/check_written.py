"""Checks written pairs: their form, scripts and numbers, repetition, and overlap with test texts.

Prints file:line: reason for each doubt, and ends with 1 where there is one; then how many pairs
there are of each kind.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.kinds import KINDS, count
from training.numbers import lost_numbers
from training.quality import runs
from training.text import normalise_arabic

_ARABIC = re.compile(r"[\u0621-\u064a]")
_LATIN = re.compile(r"[A-Za-z]")
_MIXED = re.compile(r"[\u0621-\u064a][A-Za-z]|[A-Za-z][\u0621-\u064a]")
_OTHER_LETTERS = re.compile(r"\w*[\u06a9\u06cc\u06be\u06c1\u06d5]\w*")  # Persian and Urdu keyboards
_END = re.compile(r"([.?!؟])[\"»)]*\.?$")
_SCORE = re.compile(r"\b\d-\d\b")  # what Arabic often says in words: "without goals"
NEAR, LEAST_TRIGRAMS = 0.8, 4
TEST_RUN = 8


def faults(arabic: str, english: str) -> Iterator[str]:
    """Yields what is wrong with one pair by itself."""
    for side, text in (("Arabic", arabic), ("English", english)):
        if text != " ".join(text.split()):
            yield f"spaces too many in the {side}"
        if any(unicodedata.category(character) in ("Cc", "Cf", "Co") for character in text):
            yield f"invisible characters in the {side}"
        if text.count('"') % 2:
            yield f"a quotation mark without partner in the {side}"
    if len(_ARABIC.findall(arabic)) <= len(_LATIN.findall(arabic)):
        yield "the left side is not Arabic"
    if _ARABIC.search(english) or not _LATIN.search(english):
        yield "the right side is not English"
    if mixed := _MIXED.search(arabic):
        yield f"two scripts in one word: {mixed[0]}"
    if other := _OTHER_LETTERS.search(arabic):
        yield f"letters that Arabic does not have: {other[0]}"
    said = english if _SCORE.search(arabic) else _SCORE.sub("", english)
    if lost := lost_numbers(arabic, said, least=1):
        yield f"on one side only: {', '.join(lost)}"
    yield from _length(len(arabic.split()), len(english.split()))
    ends = [end[1] if (end := _END.search(text)) else "no mark" for text in (arabic, english)]
    asked = "؟" in arabic and "?" in english  # within the sentence
    if ends[0].replace("؟", "?") != ends[1] and not asked:
        yield f"the Arabic ends with {ends[0]}, the English with {ends[1]}"


def _length(arabic: int, english: int) -> Iterator[str]:
    if arabic + english > 12 and not 0.6 <= english / max(1, arabic) <= 3:
        yield f"{arabic} words of Arabic, {english} of English"


class Repetition:
    """Remembers Arabic texts and names the earlier one that a new one repeats."""

    def __init__(self) -> None:
        self._same: dict[tuple[str, ...], str] = {}
        self._places: list[str] = []
        self._by_trigram: dict[tuple[str, ...], list[int]] = defaultdict(list)

    def earlier(self, arabic: str, place: str) -> str | None:
        """Returns what repeats, if anything, and remembers the text.

        Args:
            arabic: repeats another text that has as good as all of its runs of three words.
            place: where it stands.
        """
        plain = normalise_arabic(arabic)
        words = tuple(re.findall(r"\w+", plain))
        trigrams = set(runs(plain, 3))
        shared = Counter(n for trigram in trigrams for n in self._by_trigram.get(trigram, ()))
        nearest, count = max(shared.items(), key=lambda item: item[1], default=(0, 0))
        said = None
        if words in self._same:
            said = f"the same Arabic as {self._same[words]}"
        elif len(trigrams) >= LEAST_TRIGRAMS and count >= NEAR * len(trigrams):
            said = f"nearly the Arabic of {self._places[nearest]}"
        self._same.setdefault(words, place)
        self._places.append(place)
        for trigram in trigrams:
            self._by_trigram[trigram].append(len(self._places) - 1)
        return said


def check(paths: Iterable[Path], tests: Iterable[Path] = ()) -> Iterator[str]:
    """Yields file:line: reason for every doubt.

    Args:
        paths: TSV files of Arabic and English; they are compared with each other too.
        tests: texts that a model is measured on, plain or TSV. No pair may have eight words in a
            row of them.
    """
    test_runs = {
        run
        for path in tests
        for line in path.read_text(encoding="utf-8").splitlines()
        for cell in line.split("\t")
        for run in runs(normalise_arabic(cell), TEST_RUN)
    }
    repetition = Repetition()
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            place = f"{path.name}:{number}"
            cells = line.split("\t")
            if not line.strip():
                continue
            if len(cells) != 2 or not all(map(str.strip, cells)):
                yield f"{path}:{number}: not two columns"
                continue
            reasons = [*faults(*cells), repetition.earlier(cells[0], place)]
            own = {run for cell in cells for run in runs(normalise_arabic(cell), TEST_RUN)}
            if own & test_runs:
                reasons.append("eight words in a row of a test text")
            yield from (f"{path}:{number}: {reason}" for reason in reasons if reason)


def main() -> None:
    """Checks files from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", help="TSV of Arabic, English")
    parser.add_argument("--against", type=Path, nargs="*", default=[], help="test texts")
    given = parser.parse_args()
    found = 0
    for doubt in check(given.files, given.against):
        found += 1
        print(doubt)
    counted = count(given.files)
    for kind in KINDS:
        print(f"{counted[kind]:>8,} {kind}", file=sys.stderr)
    print(f"{found} doubts", file=sys.stderr)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
