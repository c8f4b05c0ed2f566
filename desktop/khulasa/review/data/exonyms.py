"""Names that Arabic and English write differently: countries, cities, peoples, faiths, the sky.

Only names whose consonants differ need to be in ``exonyms_ar_en.txt``; what follows a stem may be
anything.
"""

from __future__ import annotations

from functools import lru_cache

from khulasa.review.data.word_lists import read_parts

_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "فال", "كال", "لل", "ولل")
_SHORTEST = 3
_LONGEST_ENDING = 4  # as in -ا, -ي, -ية, -يين, -يات


def _read(part: str) -> list[tuple[str, list[str]]]:
    rows = (line.split(":") for line in read_parts("exonyms_ar_en.txt")[part])
    return [(stem, names.split()) for stem, names in rows]


def _by_name() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for stem, names in (*_read("places"), *_read("others")):
        for name in names:
            found.setdefault(name, []).append(stem)
    return {name: tuple(stems) for name, stems in found.items()}


_STEMS = _by_name()
_NAMES = {stem: tuple(names) for stem, names in _read("places")}
_LONGEST = max(map(len, _STEMS))
_LONGEST_STEM = max(map(len, _NAMES))


def arabic_stems(name: str) -> tuple[str, ...]:
    """What an English name in lower case may be in Arabic; empty if the table has no such name."""
    ends = range(min(len(name), _LONGEST), 1, -1)
    return tuple(stem for end in ends for stem in _STEMS.get(name[:end], ()))


@lru_cache(maxsize=65536)
def english_places(word: str) -> tuple[str, ...]:
    """How the English words for a plain Arabic place name begin; empty if it is none."""
    for prefix in _PREFIXES:
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            for end in range(min(len(rest), _LONGEST_STEM), _SHORTEST - 1, -1):
                if rest[:end] in _NAMES and len(rest) - end <= _LONGEST_ENDING:
                    return _NAMES[rest[:end]]
    return ()
