"""A source that denies something has a translation that does."""

from __future__ import annotations

from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.review.readers.denials import BUT_CUES, DENIAL_CUES, first_denial_ar, has_but_ar
from khulasa.review.readers.transliteration import arabic_consonants, latin_consonants
from khulasa.review.words import plain_arabic, words
from khulasa.wording import _

KIND = "negation"
_SHORTEST_NAME, _FEWEST_CONSONANTS = 4, 2


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Find a denial in the source if there is none of any kind in the translation."""
    if (languages.source, languages.target) != ("ar", "en"):
        return []
    denial = first_denial_ar(words(source))
    if denial is None or DENIAL_CUES.search(target) is not None or _is_name(denial.text, target):
        return []
    if has_but_ar(words(source)) and BUT_CUES.search(target):
        return []
    message = _("The source denies something ({}), the translation does not.").format(denial.text)
    return [Issue(KIND, message, denial.span)]


def _is_name(denial: str, target: str) -> bool:
    """Whether the word is no denial but a name that the translation has: فليس is Fleiss, too."""
    if len(plain_arabic(denial)) < _SHORTEST_NAME:
        return False
    ours = arabic_consonants(denial)
    return any(
        way == plain
        for word in words(target)[1:]
        if word.text[0].isupper()
        for way in latin_consonants(word.text)
        for plain in ours
        if len(plain) > _FEWEST_CONSONANTS
    )
