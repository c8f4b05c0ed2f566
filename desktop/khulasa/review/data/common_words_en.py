"""Which English words are ordinary ones, however they are capitalised."""

from __future__ import annotations

from functools import cache, lru_cache

from khulasa.review.data.word_lists import read_lines_of

_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness", "al", "ally", "ism", "ist")
# No name ends like this, but many words of titles do that are too rare for the list.
_NOUN_ENDINGS = (
    "tion", "tions", "sion", "ment", "ments", "ship", "ships", "hood", "ology", "ological",
    "ography", "graphic", "ality", "ivity", "ative", "ical", "able", "ible", "ously", "ingly",
    "person", "thermia", "itis", "viridae", "ectomy", "ium", "idae",
)  # fmt: skip


@lru_cache(maxsize=65536)
def is_common_en(word: str) -> bool:
    """Whether an English word in lower case, or what it is derived from, is an ordinary one."""
    known = _words()
    if len(word) < 3 or word in known or word.endswith(_NOUN_ENDINGS):
        return True
    return any(_stem(word.removesuffix(e), known) for e in _ENDINGS if word.endswith(e))


def _stem(base: str, known: frozenset[str]) -> bool:
    if len(base) < 3:
        return False
    if base in known or base + "e" in known:
        return True
    if base[-1] == "i" and base[:-1] + "y" in known:
        return True
    return base[-1] == base[-2] and base[:-1] in known


@cache
def _words() -> frozenset[str]:
    return frozenset(read_lines_of("common_words_en.txt"))
