"""Finding terms in texts: by their first word, the longest one first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from khulasa.article.model import Span
from khulasa.glossary.term import FixedName, Term
from khulasa.review.readers.word_forms import phrase_forms, stand_together, term_words, text_forms
from khulasa.review.words import Word

T = TypeVar("T", Term, FixedName)


@dataclass(frozen=True, slots=True)
class TermHit(Generic[T]):
    """A term in a text.

    Attributes:
        term: The term.
        span: Where it stands, with what is written together with it.
    """

    term: T
    span: Span


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    term: T
    forms: tuple[frozenset[str], ...]


class Matcher(Generic[T]):
    """Finds any of many terms in a text, in a time that does not depend on how many there are.

    Args:
        terms: What to look for.
        language: ISO 639-1 code of the texts.
    """

    def __init__(self, terms: Iterable[T], language: str) -> None:
        self._language = language
        by_first = defaultdict[str, list[_Entry[T]]](list)
        for term in terms:
            forms = phrase_forms(term.source, language)
            for first in forms[0] if forms else ():
                by_first[first].append(_Entry(term, forms))
        self._by_first: dict[str, list[_Entry[T]]] = dict(by_first)
        # Of each word that was met: most of a text's words are the same few, and begin no term.
        self._beginning: dict[str, tuple[_Entry[T], ...]] = {}

    def find(self, text: str) -> tuple[TermHit[T], ...]:
        """The terms in a text, in order, none overlapping."""
        there = term_words(text) if self._by_first else ()
        found: list[TermHit[T]] = []
        index = 0
        while index < len(there):
            begun = self._begun_by(there[index].text)
            entry = self._longest(text, there, index, begun) if begun else None
            if entry is None:
                index += 1
                continue
            last = index + len(entry.forms) - 1
            found.append(TermHit(entry.term, Span(there[index].start, there[last].end)))
            index = last + 1
        return tuple(found)

    def _begun_by(self, word: str) -> tuple[_Entry[T], ...]:
        """The terms that a word may begin: the longest first, of equals the one closest to it."""
        begun = self._beginning.get(word)
        if begun is None:
            forms = text_forms(word, self._language)
            found = [entry for form in forms for entry in self._by_first.get(form, ())]
            begun = tuple(sorted(found, key=lambda entry: -len(entry.forms)))
            self._beginning[word] = begun
        return begun

    def _longest(
        self, text: str, there: Sequence[Word], index: int, begun: Sequence[_Entry[T]]
    ) -> _Entry[T] | None:
        """The first of the terms that a word begins which goes on as the text does."""
        for entry in begun:
            window = there[index : index + len(entry.forms)]
            if len(window) == len(entry.forms) and self._goes_on(text, window, entry):
                return entry
        return None

    def _goes_on(self, text: str, window: Sequence[Word], entry: _Entry[T]) -> bool:
        return all(
            not forms.isdisjoint(text_forms(word.text, self._language, first=False))
            for word, forms in zip(window[1:], entry.forms[1:], strict=True)
        ) and stand_together(text, window)
