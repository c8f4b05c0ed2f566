"""Which Arabic words are ordinary ones, so that the rest may be names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from khulasa.review.data.word_lists import read_lines_of
from khulasa.review.words import plain_arabic

_PREFIXES = (
    "", "ال", "و", "ف", "ب", "ل", "ك", "س", "وال", "فال", "بال", "كال", "لل", "ولل", "وب", "ول",
    "وبال", "وس", "ي", "ت", "ن", "سي", "ست", "وي", "وت", "لي", "لت", "ا",
)  # fmt: skip
_SUFFIXES = (
    "", "ه", "ها", "هم", "هما", "هن", "ي", "يه", "ات", "ان", "ين", "ون", "ا", "وا", "ت", "تها",
    "ته", "تهم", "نا", "ني", "ك", "كم", "تا", "تين", "يا", "يين", "يون", "يات", "ن",
)  # fmt: skip
_OF_NO_NAME = ("", "ت", "ه", "ها", "هم", "وا", "ون", "ات", "ته", "تها", "تهم", "نا")
_SHORTEST = 3


@lru_cache(maxsize=65536)
def is_common_ar(word: str) -> bool:
    """Whether an Arabic word, less what may be added before and behind, is an ordinary one."""
    plain = plain_arabic(word)
    if len(plain) < _SHORTEST:
        return True
    known = _words()
    return any(stem in known for stem in stems(plain))


def stems(plain: str) -> Iterator[str]:
    """What a plain Arabic word may be without its prefixes and suffixes, itself first."""
    yield plain
    for prefix in _PREFIXES:
        if plain.startswith(prefix):
            rest = plain[len(prefix) :]
            for suffix in _SUFFIXES:
                if rest.endswith(suffix) and len(rest) - len(suffix) >= _SHORTEST:
                    stem = rest[: len(rest) - len(suffix)]
                    # Three letters that are left of a name are often a word.
                    if len(stem) > _SHORTEST or len(prefix) != 1 or suffix in _OF_NO_NAME:
                        yield stem


@cache
def _words() -> frozenset[str]:
    return frozenset(read_lines_of("common_words_ar.txt"))
