"""Words of an article that may be the same name in another form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cached_property

from khulasa.review.data.common_words_en import is_common_en
from khulasa.review.readers.transliteration import latin_consonants
from khulasa.summary.support.terms import Key, Term

# A country and its people begin alike: England, English.
_SAME_START = _LONGEST_ENDING = 4
# Names with the same consonants are one if so many of their letters are the same.
_ALIKE = 0.75
_PEOPLE = re.compile(r"(?:ish|ese|ians?|ans?|is?|ic|ch)$")


class NameVariants:
    """The words of an article that can be variants of a name.

    Args:
        terms: All terms of the article.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._starts: dict[str, dict[str, Key]] = defaultdict(dict)
        for term in terms:
            if term.number is None:
                self._starts[term.word[:_SAME_START]][term.word] = term.keys[0]
        self._known: dict[str, list[Key]] = {}

    def keys_of(self, term: Term) -> list[Key]:
        """Keys of other words of the article that may be the same name.

        It is a country and its people (Nigeria, Nigerian), or a name spelled in another way
        (Mohammed, Muhammad).
        """
        if term.number is not None:
            return []
        known = self._known.get(term.word)
        if known is None:
            known = self._known[term.word] = self._find(term.word)
        return known

    def _find(self, word: str) -> list[Key]:
        if len(word) < _SAME_START or is_common_en(word):
            return []
        people = [
            key
            for other, key in self._starts.get(word[:_SAME_START], {}).items()
            if other != word
            and abs(len(word) - len(other)) <= _LONGEST_ENDING
            and min(len(word), len(other)) <= _SAME_START + _LONGEST_ENDING
            and (_PEOPLE.search(word) or _PEOPLE.search(other))
        ]
        spellings = [
            key
            for consonants in latin_consonants(word)
            for other, key in self._by_consonants.get(consonants, {}).items()
            if other != word
            and abs(len(word) - len(other)) <= _LONGEST_ENDING
            and SequenceMatcher(None, word, other, autojunk=False).ratio() >= _ALIKE
        ]
        return people + spellings

    @cached_property
    def _by_consonants(self) -> dict[str, dict[str, Key]]:
        """The article's words that are not ordinary, with their keys, by their consonants."""
        found: dict[str, dict[str, Key]] = defaultdict(dict)
        for known in self._starts.values():
            for word, key in known.items():
                if len(word) >= _SAME_START and not is_common_en(word):
                    for consonants in latin_consonants(word):
                        found[consonants][word] = key
        return dict(found)
