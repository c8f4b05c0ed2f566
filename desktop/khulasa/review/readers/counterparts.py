"""Where a name of the source stands in a translation, if that is certain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from khulasa.article.model import Span
from khulasa.review.data.common_words_en import is_common_en
from khulasa.review.data.exonyms import english_places
from khulasa.review.languages import Languages, script_of
from khulasa.review.readers.transliteration import arabic_consonants, latin_consonants, same_name
from khulasa.review.readers.word_forms import (
    folded,
    is_arabic_script,
    stand_together,
    term_words,
    text_forms,
)
from khulasa.review.words import Word, plain_arabic

# Fewer are the same in many words: "Ali" and "Oahu".
_FEWEST_CONSONANTS = 2
# Spelled a little differently, a name needs more of them.
_FEWEST_TO_DIFFER = 4
# The article as it is written before an Arabic name, also where it sounds like the next letter.
_ARTICLE = re.compile(r"(?:a[ldnrstz]|[auie]l|ash|adh|ath)-$", re.IGNORECASE)
_ARTICLE_APART = re.compile(r"(?<![^\W_])(?:Al|El) $")

_Same = Callable[[str, str], bool]


def counterparts(
    name: str, target: str, languages: Languages, source: str = ""
) -> tuple[Span, ...]:
    """Where a translation has a name, with the article before it.

    Args:
        name: One or more words, as the source has them.
        target: The translation.
        languages: The pair.
        source: The sentence with the name; what another word of it may be is not the name.

    Returns:
        The places, all of them of one spelling; empty where there is none, or where several words
        of the translation could be meant.
    """
    if script_of(languages.target) != "latin":
        return ()
    ours = [word.text for word in term_words(name)]
    theirs = [word for word in term_words(target) if _may_be_name(word.text)]
    if not ours or not theirs:
        return ()
    others = _others(name, source, languages.source)
    for same in _ways(languages):
        free = [word for word in theirs if not any(same(other, word.text) for other in others)]
        found = list(_windows(ours, free, target, same))
        spellings = {folded(target[span.start : span.end]) for span in found}
        if len(spellings) > 1:
            return ()
        if found:
            return tuple(found)
    return ()


def source_counterparts(name: str, source: str, languages: Languages) -> tuple[Span, ...]:
    """Where the source has a name of the translation; as ``counterparts``, the other way round."""
    ours = term_words(source)
    theirs = [word for word in term_words(name) if _may_be_name(word.text)]
    if script_of(languages.target) != "latin" or not theirs:
        return ()
    count = len(theirs)
    for same in _ways(languages):
        for size in (count, count - 1, count + 1):
            windows = (ours[begin : begin + size] for begin in range(len(ours) - size + 1))
            found = [
                Span(window[0].start, window[-1].end)
                for window in windows
                if window and any(_windows([w.text for w in window], theirs, name, same))
            ]
            if found:
                spellings = {folded(source[place.start : place.end]) for place in found}
                return tuple(found) if len(spellings) == 1 else ()
    return ()


def _ways(languages: Languages) -> tuple[_Same, ...]:
    """How a name may be the same in both languages, the surest way first."""
    if is_arabic_script(languages.source):
        return _sounds_the_same, _sounds_alike
    return (_is_the_same,)


def _others(name: str, source: str, language: str) -> list[str]:
    """The words of a sentence that are no words of a name in it."""
    own = {form for word in term_words(name) for form in text_forms(word.text, language)}
    return [
        word.text for word in term_words(source) if own.isdisjoint(text_forms(word.text, language))
    ]


def _windows(
    ours: Sequence[str], theirs: Sequence[Word], target: str, same: _Same
) -> Iterator[Span]:
    """Words of the translation that follow each other and are the name."""
    begin = 0
    while begin < len(theirs):
        for size in (len(ours), len(ours) - 1, len(ours) + 1):
            window = theirs[begin : begin + size]
            if size < 1 or len(window) < size or not _neighbours(target, window):
                continue
            texts = [word.text for word in window]
            if size == len(ours):
                fits = all(same(one, two) for one, two in zip(ours, texts, strict=True))
            else:
                # Abdullah is two words in Arabic, New Zealand may be one.
                fits = same("".join(ours), "".join(texts))
            if fits:
                yield Span(_with_article(target, window[0].start), window[-1].end)
                begin += size
                break
        else:
            begin += 1


def _neighbours(target: str, window: Sequence[Word]) -> bool:
    """Whether nothing but the article stands between words."""
    return stand_together(target, window) and all(
        not target[one.end : _with_article(target, two.start)].strip(" -’'")
        for one, two in pairwise(window)
    )


def _with_article(target: str, start: int) -> int:
    before = target[:start]
    match = _ARTICLE.search(before) or _ARTICLE_APART.search(before)
    return match.start() if match else start


def _may_be_name(word: str) -> bool:
    return word[0].isupper() and not is_common_en(word.lower())


def _sounds_the_same(ours: str, theirs: str) -> bool:
    places = english_places(plain_arabic(ours))
    if places:
        return theirs.lower().startswith(places)
    consonants = {one for one in arabic_consonants(ours) if len(one) >= _FEWEST_CONSONANTS}
    return not consonants.isdisjoint(latin_consonants(theirs))


def _sounds_alike(ours: str, theirs: str) -> bool:
    return any(
        same_name(two, one)
        for one in arabic_consonants(ours)
        for two in latin_consonants(theirs)
        if min(len(one), len(two)) >= _FEWEST_TO_DIFFER
    )


def _is_the_same(ours: str, theirs: str) -> bool:
    return folded(ours) == folded(theirs)
