"""The forms that a term's words have in a text, and where a term stands in it.

An Arabic word may have a conjunction, a preposition and the article before it, and is written with
or without vowel signs and hamza. An English one may be a plural. Letter case never counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from khulasa.article.model import Span
from khulasa.review.languages import script_of
from khulasa.review.words import Word, plain_arabic, words

_ARABIC = re.compile("[\u0621-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
# Which letter a hamza sits on differs between spellings; alef is one in ``plain_arabic``.
_HAMZA = str.maketrans("ؤئ", "ءء")
_CONJUNCTIONS, _PREPOSITIONS, _ARTICLE = "وف", "بلك", "ال"
# Letters that have to be left, or the beginning of a word would be taken for something before it.
_LEAST_LEFT, _LEAST_BEHIND_ARTICLE = 3, 2
# A plural is not looked for in shorter words: "is", "as", "bus".
_SHORTEST_PLURAL = 4
# Words with one of these between them belong to no term.
_BREAK = re.compile(r"[,;:!?()\[\]{}،؛؟…\n]")
_APOSTROPHES = "'’"


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """A word in the one spelling that all its spellings share."""
    if _ARABIC.match(word):
        return plain_arabic(word).translate(_HAMZA)
    return unicodedata.normalize("NFKC", word).casefold()


@lru_cache(maxsize=65536)
def text_forms(word: str, language: str, *, first: bool = True) -> tuple[str, ...]:
    """What a word of a text may be of a term, itself first.

    Args:
        word: As it stands in the text.
        language: ISO 639-1 code of the text.
        first: It may be the first word of a term, so that anything may be written before it;
            before the others stands the article at most.
    """
    plain = folded(word)
    if _ARABIC.match(word):
        return tuple(dict.fromkeys(_without_prefixes(plain) if first else _indefinite(plain)))
    return (plain, *_singulars(plain)) if language == "en" else (plain,)


def term_forms(word: str, language: str) -> tuple[str, ...]:
    """What a word of a term is looked for as; one of its forms in the text has to be one of these.

    An Arabic term with the article is not looked for without it: الصدر is a name, صدر a word.
    """
    if language == "en" and not _ARABIC.match(word):
        return text_forms(word, language)
    return (folded(word),)


@lru_cache(maxsize=4096)
def phrase_forms(phrase: str, language: str) -> tuple[frozenset[str], ...]:
    """What each word of a term is looked for as; see ``term_forms``."""
    return tuple(frozenset(term_forms(word.text, language)) for word in term_words(phrase))


def term_words(text: str) -> tuple[Word, ...]:
    """The words of a text with their places, without the "s" of a possessive."""
    found = words(text)
    if not any(sign in text for sign in _APOSTROPHES):
        return found
    return tuple(
        word
        for word in found
        if not (word.text in "sS" and word.start and text[word.start - 1] in _APOSTROPHES)
    )


def stand_together(text: str, found: Sequence[Word]) -> bool:
    """Whether nothing parts words that follow each other."""
    return all(_BREAK.search(text, one.end, two.start) is None for one, two in pairwise(found))


def places_of(phrase: str, text: str, language: str) -> tuple[Span, ...]:
    """Where a phrase stands in a text, in whichever form.

    Args:
        phrase: One or more words.
        text: A sentence.
        language: ISO 639-1 code of both.
    """
    wanted = phrase_forms(phrase, language)
    there = term_words(text)
    found = []
    for begin in range(len(there) - len(wanted) + 1 if wanted else 0):
        if wanted[0].isdisjoint(text_forms(there[begin].text, language)):
            continue
        window = there[begin : begin + len(wanted)]
        if all(
            not forms.isdisjoint(text_forms(word.text, language, first=False))
            for word, forms in zip(window[1:], wanted[1:], strict=True)
        ) and stand_together(text, window):
            found.append(Span(window[0].start, window[-1].end))
    return tuple(found)


def is_arabic_script(language: str) -> bool:
    """Whether a language is written in Arabic letters."""
    return script_of(language) == "arabic"


def _without_prefixes(plain: str) -> list[str]:
    forms = [plain]
    if plain[0] in _CONJUNCTIONS and len(plain) > _LEAST_LEFT:
        forms.append(plain[1:])
    for form in forms.copy():
        if len(form) <= _LEAST_LEFT:
            continue
        if form.startswith("لل"):
            forms.append(_ARTICLE + form[2:])
        if form[0] in _PREPOSITIONS:
            forms.append(form[1:])
    return [*forms, *(form for one in forms for form in _indefinite(one)[1:])]


def _indefinite(plain: str) -> list[str]:
    if plain.startswith(_ARTICLE) and len(plain) >= len(_ARTICLE) + _LEAST_BEHIND_ARTICLE:
        return [plain, plain[len(_ARTICLE) :]]
    return [plain]


def _singulars(plain: str) -> tuple[str, ...]:
    if len(plain) < _SHORTEST_PLURAL or not plain.endswith("s") or plain.endswith(("ss", "us")):
        return ()
    if plain.endswith("ies"):
        return plain[:-1], f"{plain[:-3]}y"
    if plain.endswith(("ses", "xes", "zes", "ches", "shes")):
        return plain[:-1], plain[:-2]
    return (plain[:-1],)
