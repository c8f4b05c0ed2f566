"""Exchanges names and numbers of written pairs on both sides, so that they are copied, not guessed.

A sentence that is seen with Baghdad and 38 in one pass is seen with Oslo and 74 in another. What is
exchanged stands exactly once on each side; all else of a sentence stays as it was written.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from training.slot import Slot, Span
from training.slot_numbers import number_slots
from training.text import normalise_arabic, normalise_english

NAMES = Path(__file__).parent / "names.tsv"
_PREFIX = r"(?<!\w)(?:[وف]?[بلك]?)"
_ARTICLE = re.compile(r"\b[Aa]n? $")
_CAPITAL = re.compile(r" ?[A-Z]")
_PERCENT = re.compile(r"(\d) (?:في المئة|بالمئة|في المائة|بالمائة)(?!\w)")
_PERCENT_ENGLISH = re.compile(r"(\d) per ?cent\b")
_PLACES = ("city", "country f", "country m")


@dataclass(frozen=True)
class Name(Slot):
    """A name that may become another of its kind: one of `others`, Arabic and English."""

    others: tuple[tuple[str, str], ...]

    def draw(self, rng: random.Random) -> tuple[str, str]:
        """Returns another name, Arabic and English."""
        return rng.choice(self.others)


class Slots:
    """Finds what may be exchanged in a pair.

    Args:
        path: TSV of kind, Arabic, English. Names of one kind fit the same sentences, grammar
            included.
    """

    def __init__(self, path: Path = NAMES) -> None:
        self._kinds: dict[tuple[str, bool], list[tuple[str, str]]] = defaultdict(list)
        self._by_word: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, arabic, english = line.split("\t")
            arabic, english = normalise_arabic(arabic), normalise_english(english)
            self._kinds[_kind(kind, arabic)].append((arabic, english))
            self._by_word[english.split()[0]].append((kind, arabic, english))
        for names in self._by_word.values():
            names.sort(key=lambda name: -len(name[2]))  # the full name before the first one

    def find(self, arabic: str, english: str) -> list[Slot]:
        """Returns the slots of a pair; none overlaps another one."""
        found: list[Slot] = list(number_slots(arabic, english))
        for slot in self._names(arabic, english):
            if not any(_overlap(slot, other) for other in found):
                found.append(slot)
        return found

    def _names(self, arabic: str, english: str) -> Iterator[Slot]:
        for word in dict.fromkeys(re.findall(r"[^\W\d_][\w'-]*", english.replace("'s", ""))):
            for kind, arabic_name, english_name in self._by_word.get(word, ()):
                ours = _once_arabic(arabic_name, arabic)
                theirs = _once_english(english_name, english)
                if ours is None or theirs is None or _ARTICLE.search(english[: theirs[0]]):
                    continue
                if kind in _PLACES and (
                    _is_part(english, theirs) or _has_adjective(arabic, arabic_name)
                ):
                    continue
                others = self._kinds[_kind(kind, arabic_name)]
                yield Name(ours, theirs, tuple(o for o in others if o[0] not in arabic))


def exchanged(
    arabic: str, english: str, slots: Iterable[Slot], rng: random.Random, share: float = 0.7
) -> tuple[str, str]:
    """Returns a pair with other names and numbers.

    Args:
        arabic: the text that the slots were found in.
        english: likewise.
        slots: as `Slots.find` returns them.
        rng: decides what stands there now.
        share: how many of the slots are exchanged.
    """
    drawn = [(slot, *slot.draw(rng)) for slot in slots if rng.random() < share]
    arabic = _put(arabic, [(slot.arabic, text) for slot, text, _ in drawn])
    english = _put(english, [(slot.english, text) for slot, _, text in drawn])
    return with_percent_signs(arabic, english) if rng.random() < share else (arabic, english)


def with_percent_signs(arabic: str, english: str) -> tuple[str, str]:
    """Returns a pair with 5% for what both sides say in words; unchanged if they say it unlike."""
    signed, count = _PERCENT.subn(r"\1%", arabic)
    theirs, same = _PERCENT_ENGLISH.subn(r"\1%", english)
    return (signed, theirs) if count == same else (arabic, english)


def _kind(kind: str, arabic: str) -> tuple[str, bool]:
    """Returns what names share that may stand for each other; the article joins prefixes."""
    return kind, arabic.startswith("ال")


def _once_arabic(name: str, text: str) -> Span | None:
    if name not in text:
        return None
    found = list(re.finditer(rf"{_PREFIX}({re.escape(name)})(?!\w)", text))
    return found[0].span(1) if len(found) == 1 else None


def _once_english(name: str, text: str) -> Span | None:
    found = list(re.finditer(rf"(?<![\w-]){re.escape(name)}(?!\w|'(?!s\b))", text))
    return found[0].span() if len(found) == 1 else None


def _is_part(text: str, span: Span) -> bool:
    """Says whether a place is part of a longer name, as in "New Mexico"."""
    before = re.search(r"[\w.'-]+ $", text[: span[0]])
    named = before is not None and before.start() > 0 and before[0][0].isupper()
    return named or _CAPITAL.match(text, span[1]) is not None


def _has_adjective(text: str, place: str) -> bool:
    """Says whether the Arabic has "Syrian" too, which English may say as "Syria's"."""
    stem = place.removeprefix("ال").rstrip("اةي")
    return re.search(rf"{stem}\w{{0,2}}ي", text.replace(place, "")) is not None


def _overlap(one: Slot, other: Slot) -> bool:
    return any(
        a[0] < b[1] and b[0] < a[1]
        for a, b in ((one.arabic, other.arabic), (one.english, other.english))
    )


def _put(text: str, changes: list[tuple[Span, str]]) -> str:
    for (start, end), now in sorted(changes, reverse=True):
        text = text[:start] + now + text[end:]
    return text


def main() -> None:
    """Prints pairs of a file with their variants."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="TSV of Arabic, English")
    parser.add_argument("--most", type=int, default=20, help="pairs to show")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    slots, rng, shown = Slots(), random.Random(given.seed), 0
    lines = given.file.read_text(encoding="utf-8").splitlines()
    rng.shuffle(lines)
    for line in lines:
        arabic, _, english = line.partition("\t")
        pair = normalise_arabic(arabic), normalise_english(english)
        variant = exchanged(*pair, slots.find(*pair), rng)
        if variant != pair:
            print(*pair, *variant, "", sep="\n")
            shown += 1
        if shown == given.most:
            break


if __name__ == "__main__":
    main()
