"""Names: what is written in Latin letters survives, and no name comes from nowhere."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import pairwise

from khulasa.article.model import Span
from khulasa.review.data.common_words_ar import is_common_ar
from khulasa.review.data.common_words_en import is_common_en
from khulasa.review.data.exonyms import arabic_stems, english_places
from khulasa.review.data.lexicon import STEM_LENGTH, english_stems
from khulasa.review.issue import Issue, changed
from khulasa.review.languages import Languages, script_of
from khulasa.review.quoting import quoted
from khulasa.review.readers.names_en import is_name_en
from khulasa.review.readers.numbers_ar import is_number_ar
from khulasa.review.readers.transliteration import (
    arabic_consonants,
    latin_consonants,
    same_name,
    similar_name,
)
from khulasa.review.readers.units import says_money
from khulasa.review.words import DIACRITICS, Word, plain_arabic, words
from khulasa.wording import phrase

KIND = "names"
# Share of a sentence that a name may move when it is translated.
_NEAR = 0.45
_SHORTEST_ARABIC = 3
# Foreign names have no article, no pronoun and no plural ending behind them.
_ORDINARY = re.compile(r"^[وفبك]?(?:ال|لل).*(?:ه|ي|ات|ون|ين)$|(?:ات|هم|ها|هن|هما|وا)$")
# "Catalan" has an article.
_ADJECTIVE = re.compile(r"^ال\w{4,}(?:يه?)$")
# Longer ones are often two words without the space between them.
_LONGEST_ARABIC = 11
# Nobody's sentence is longer; a whole document in one line would take minutes.
_MOST_WORDS = 400
_MONTHS = {"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"}
# With fewer there is nothing to compare: "Oahu", "Lee".
_FEWEST_CONSONANTS = 2
_LONGEST_CONSONANTS = 6
# Russia and Russian, Spain and Spanish begin alike.
_SAME_PLACE = 3
# Two letters or more: single ones are often initials or units.
_LATIN_WORD = re.compile(r"(?<![^\W_])[A-Za-z][A-Za-z0-9₀-₉]+(?![^\W_])")
# What is money with the sign behind it, and a country without.
_DOLLARS = {"US$": "USD"}
# "F16" is also written "F-16".
_LETTER_THEN_DIGIT = re.compile(r"(?<=[a-z])-(?=\d)")


def check(source: str, target: str, languages: Languages) -> list[Issue]:
    """Look for Latin words that got lost, and for names that the source does not have."""
    if script_of(languages.source) == "latin" or script_of(languages.target) != "latin":
        return []
    issues = _lost(source, target)
    if (languages.source, languages.target) == ("ar", "en"):
        issues += _invented(source, target)
    return issues


def _lost(source: str, target: str) -> list[Issue]:
    lower = _LETTER_THEN_DIGIT.sub("", _one_spelling(target))
    return [
        Issue(
            KIND,
            phrase("{} is missing in the translation.", quoted(found.group())),
            Span(*found.span()),
        )
        for found in _LATIN_WORD.finditer(source)
        if _one_spelling(found.group()) not in lower
        and not says_money(target, _DOLLARS.get(source[found.start() : found.end() + 1], found[0]))
    ]


def _one_spelling(text: str) -> str:
    """H₂O as h2o."""
    return unicodedata.normalize("NFKC", text).lower()


def _invented(source: str, target: str) -> list[Issue]:
    theirs = words(target)
    candidates = [word for word in theirs[1:] if is_name_en(word.text) and word.text not in _MONTHS]
    if not candidates or len(theirs) > _MOST_WORDS:
        return []
    ours = [word for word in words(source) if "\u0621" <= word.text[0] <= "\ufefc"]
    if len(ours) > _MOST_WORDS:
        return []
    consonants = {spelled for word in ours for spelled in arabic_consonants(word.text)}
    # An ordinary word that sounds a little like a name is none.
    likely = {
        spelled
        for word in ours
        if not _is_known(word.text)
        for spelled in arabic_consonants(word.text)
    }
    plain = [plain_arabic(word.text) for word in ours]
    translated = {stem for word in ours for stem in english_stems(word.text)}
    new = [
        word
        for word in candidates
        if word.text not in source
        and word.text[:STEM_LENGTH].lower() not in translated
        and not _supported(word.text, plain, consonants, likely)
    ]
    if new:
        # Abdullah is two words in Arabic, Newcastle may be.
        joined = {
            spelled
            for one, two in pairwise(ours)
            for spelled in arabic_consonants(one.text + two.text)
        }
        new = [word for word in new if joined.isdisjoint(latin_consonants(word.text))]
    if not new:
        return []
    # A name alone is often one that Arabic left out or English put for a pronoun. With a name of
    # the source that has nothing to go with, it is more likely to be the wrong one.
    times = Counter(_same(word.text) for word in ours)
    lost = [
        word
        for before, word in pairwise([None, *ours])
        if word is not None
        and _has_no_name(word.text, times[_same(word.text)], theirs, new)
        and _may_be_name(before, word)
    ]
    for theirs_ in new:
        place = theirs_.start / len(target)
        near = [word for word in lost if abs(word.start / len(source) - place) < _NEAR]
        if near:
            ours_ = min(near, key=lambda word: abs(word.start / len(source) - place))
            return [changed(KIND, source, ours_.span, target, theirs_.span)]
    return []


def _same(word: str) -> str:
    """What is the same for all forms of a place, and for any other Arabic word is the word."""
    plain = plain_arabic(word)
    places = english_places(plain)
    return places[0][:_SAME_PLACE] if places else plain


def _supported(name: str, plain: Sequence[str], consonants: Set[str], likely: Set[str]) -> bool:
    """Whether anything in the source may be this name."""
    stems = arabic_stems(name.lower())
    if stems and any(stem in word for word in plain for stem in stems):
        return True
    ways = latin_consonants(name)
    if min(map(len, ways)) < _FEWEST_CONSONANTS:
        # By chance such a name sounds like many an ordinary word.
        spelled_out = {way for way in ways if len(way) >= _FEWEST_CONSONANTS}
        return "" in ways or not (likely.isdisjoint(ways) and consonants.isdisjoint(spelled_out))
    if not consonants.isdisjoint(ways):
        return True
    if stems:
        return False
    return any(
        same_name(ours, theirs)
        # Two words without the space between them.
        or (
            len(theirs) > _LONGEST_CONSONANTS and (theirs.startswith(ours) or theirs.endswith(ours))
        )
        for ours in ways
        for theirs in likely
    )


def _may_be_name(before: Word | None, word: Word) -> bool:
    """With the article only a surname is a name, behind another one: بشار الأسد."""
    plain = plain_arabic(word.text)
    # The alef of the article has no hamza, unlike that of Alonso.
    if (
        not DIACRITICS.sub("", word.text).startswith("ال")
        or english_places(plain)
        or _ADJECTIVE.search(plain)
    ):
        return True
    return before is not None and not is_common_ar(before.text) and not _is_known(before.text)


def _has_no_name(word: str, times: int, theirs: Sequence[Word], new: Sequence[Word]) -> bool:
    """Whether an Arabic word is a name that the translation has less often than the source."""
    plain = plain_arabic(word)
    places = english_places(plain)
    is_long = len(plain) > _LONGEST_ARABIC and not places
    if not plain.isalpha() or len(plain) < _SHORTEST_ARABIC or is_long:
        return False
    if not places and (
        (_ORDINARY.search(plain) and not _ADJECTIVE.search(plain))
        or is_common_ar(word)
        or is_number_ar(word)
        or _is_known(word)
    ):
        return False
    consonants = arabic_consonants(word)
    stems = english_stems(word)
    # Beside a place the lexicon has what often stands with it: "San", "state".
    if not places and any(other.text[:STEM_LENGTH].lower() in stems for other in theirs):
        return False
    known = 0
    for other in theirs:
        text = other.text
        if not text[0].isupper() and (places or is_common_en(text)):
            continue
        if places:
            # The table knows how it is written; by chance it may sound like something else.
            known += text.lower().startswith(places)
            continue
        ways = (way for way in latin_consonants(text) if len(way) >= _FEWEST_CONSONANTS)
        known += any(same_name(a, b) for a in ways for b in consonants)
    if known >= times:
        return False
    # "New Zealand" may be one word in Arabic.
    pairs = (one.text + two.text for one, two in pairwise(theirs) if two in new)
    return not any(
        similar_name(a, b)
        for text in (*(other.text for other in new), *pairs)
        for a in latin_consonants(text)
        for b in consonants
    )


@lru_cache(maxsize=16384)
def _is_known(word: str) -> bool:
    """Whether the lexicon has an Arabic word, and English words for it that sound otherwise."""
    ours = arabic_consonants(word)
    stems = english_stems(word)
    return bool(stems) and not any(
        spelled.startswith(way[:_FEWEST_CONSONANTS]) and len(way) >= _FEWEST_CONSONANTS
        for stem in stems
        for way in latin_consonants(stem)
        for spelled in ours
    )
