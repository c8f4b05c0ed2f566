"""A source that denies something has a translation that does."""

from __future__ import annotations

from khulasa.review.data.lexicon import english_stems
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.review.quoting import quoted
from khulasa.review.readers.denials import denial_ar, denies_en, is_taken_back
from khulasa.review.readers.names_ar import is_name_in
from khulasa.review.words import plain_arabic, words
from khulasa.wording import phrase

KIND = "negation"
# The denial and the word behind it are what a word such as "impossible" is for.
_DENIED = 2
# "Un-", before an adjective.
_UN = "غير"
_SHORTEST_NAME, _FEWEST_CONSONANTS = 4, 3


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Find a denial in the source if there is none of any kind in the translation."""
    if (languages.source, languages.target) != ("ar", "en"):
        return []
    ours = words(source)
    index = denial_ar(ours)
    if index is None:
        return []
    denial = ours[index]
    others = [word.text for word in (*ours[:index], *ours[index + _DENIED :])]
    prefixed = sum(plain_arabic(word) == _UN for word in others)
    elsewhere = {stem for word in others for stem in english_stems(word)}
    if (
        denies_en(target, elsewhere, prefixed)
        or is_taken_back(ours, index, target)
        or _is_name(denial.text, target)
    ):
        return []
    message = phrase(
        "The source denies something ({}), the translation does not.", quoted(denial.text)
    )
    return [Issue(KIND, message, denial.span)]


def _is_name(denial: str, target: str) -> bool:
    return len(plain_arabic(denial)) >= _SHORTEST_NAME and is_name_in(
        denial, target, _FEWEST_CONSONANTS
    )
