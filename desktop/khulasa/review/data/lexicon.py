"""Which English words go with an Arabic word: enough to see whether a clause was translated."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from khulasa.review.data.word_lists import read_lines_of
from khulasa.review.words import plain_arabic

# English words are compared by their beginnings, which serves for most of their forms.
STEM_LENGTH = 5
_PREFIX = re.compile(r"^[وف]?(?:ال|لل|بال|كال|[بكل](?=\w{4}))?(?=\w{3})")
_SUFFIX = re.compile(r"(?<=\w{3})(?:تها|ته|تهم|ات|ها|هم|هما|نا|ين|ون|ان|يه|وا|ه|ي|ا)$")


def arabic_stem(word: str) -> str:
    """An Arabic word without vowels, its joined words and its commonest endings."""
    return _SUFFIX.sub("", _PREFIX.sub("", plain_arabic(word), count=1), count=1)


def english_stem(word: str) -> str:
    """The beginning by which an English word is compared."""
    return word[:STEM_LENGTH].lower()


@lru_cache(maxsize=65536)
def english_stems(word: str) -> tuple[str, ...]:
    """Beginnings of the English words that an Arabic word may be; empty if it is not known."""
    return _lexicon().get(arabic_stem(word), ())


@lru_cache(maxsize=65536)
def usual_translations(word: str) -> tuple[tuple[str, float], ...]:
    """What an Arabic word is usually translated to; empty if it is not known.

    Returns:
        Beginnings of English words, each with its share. The three commonest are the whole, as a
        word may become several.
    """
    line = _usual().get(arabic_stem(word), "")
    ways = (way.rpartition(":") for way in line.split())
    return tuple((english, int(percent) / 100) for english, _, percent in ways)


def is_listed(word: str) -> bool:
    """Whether the lexicon has an Arabic word with its first letters, which may not be joined."""
    plain = plain_arabic(word)
    return plain in _lexicon() or _SUFFIX.sub("", plain, count=1) in _lexicon()


@cache
def _lexicon() -> dict[str, tuple[str, ...]]:
    rows = (line.split() for line in read_lines_of("lexicon_ar_en.txt"))
    return {stem: tuple(english) for stem, *english in rows}


@cache
def _usual() -> dict[str, str]:
    # A line is taken apart when its word comes up: most never do.
    rows = (line.partition(" ") for line in read_lines_of("usual_translations_ar_en.txt"))
    return {stem: ways for stem, _, ways in rows}
