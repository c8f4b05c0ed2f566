"""Names: what is written in Latin letters survives, and no name comes from nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khulasa.article.model import Span
from khulasa.review.common_words_ar import is_common_ar
from khulasa.review.common_words_en import is_common_en
from khulasa.review.exonyms import arabic_stems, english_places
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages, script_of
from khulasa.review.number_words_ar import is_number_ar
from khulasa.review.skeleton import akin, alike, arabic_skeletons, latin_skeletons
from khulasa.review.words import Word, plain_arabic, words

KIND = "names"
_SHORTEST = 3
# Foreign names have no article, no pronoun and no plural ending behind them.
_ORDINARY = re.compile(r"^[وفبك]?(?:ال|لل)|(?:ات|هم|ها|هن|هما|وا)$")
# With fewer there is nothing to compare: "Oahu", "Lee".
_FEWEST_CONSONANTS = 2
# Two letters or more: single ones are often initials or units.
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-z0-9À-ɏ]+")


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Look for Latin words that got lost, and for names that the source does not have."""
    if script_of(languages.source) == "latin" or script_of(languages.target) != "latin":
        return []
    issues = _lost(source, target)
    if (languages.source, languages.target) == ("ar", "en"):
        issues += _invented(source, target)
    return issues


def _lost(source: str, target: str) -> list[Issue]:
    lower = target.lower()
    return [
        Issue(KIND, f"{found.group()} is missing in the translation.", Span(*found.span()))
        for found in _LATIN_WORD.finditer(source)
        if found.group().lower() not in lower
    ]


def _invented(source: str, target: str) -> list[Issue]:
    theirs = words(target)
    candidates = [word for word in theirs if _is_name(word.text)]
    if not candidates:
        return []
    ours = [word for word in words(source) if "\u0621" <= word.text[0] <= "\ufefc"]
    skeletons = {skeleton for word in ours for skeleton in arabic_skeletons(word.text)}
    plain = [plain_arabic(word.text) for word in ours]
    new = [word for word in candidates if not _supported(word.text, plain, skeletons)]
    if not new:
        return []
    # A name alone is often one that Arabic left out or English put for a pronoun. With a name of
    # the source that has nothing to go with, it is more likely to be the wrong one.
    lost = [word for word in ours if _has_no_name(word.text, theirs, new)]
    if not lost:
        return []
    message = f"The name {new[0].text} is not in the source, which says {lost[0].text}."
    return [Issue(KIND, message, lost[0].span, new[0].span)]


def _is_name(word: str) -> bool:
    return (
        len(word) >= _SHORTEST
        and word[0].isupper()
        and word[1:].islower()
        and not is_common_en(word.lower())
    )


def _supported(name: str, plain: Sequence[str], skeletons: set[str]) -> bool:
    """Whether anything in the source may be this name."""
    stems = arabic_stems(name.lower())
    if stems and any(stem in word for word in plain for stem in stems):
        return True
    ways = latin_skeletons(name)
    if min(map(len, ways)) < _FEWEST_CONSONANTS:
        return True
    return any(alike(ours, theirs) for ours in ways for theirs in skeletons)


def _has_no_name(word: str, theirs: Sequence[Word], new: Sequence[Word]) -> bool:
    """Whether an Arabic word is a name that nothing in the translation may be."""
    plain = plain_arabic(word)
    places = english_places(plain)
    if not places and (_ORDINARY.search(plain) or is_common_ar(word) or is_number_ar(word)):
        return False
    skeletons = arabic_skeletons(word)
    for other in theirs:
        text = other.text
        if not text[0].isupper():
            continue
        if places and text.lower().startswith(places):
            return False
        if any(alike(a, b) for a in latin_skeletons(text) for b in skeletons):
            return False
    return not any(
        akin(a, b) for other in new for a in latin_skeletons(other.text) for b in skeletons
    )
