"""Terms, glossaries of them, and names that are fixed in one article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from khulasa.review.languages import Languages
from khulasa.review.readers.word_forms import folded, term_words


@dataclass(frozen=True, slots=True)
class Term:
    """What a word or several are to be called in a translation.

    Attributes:
        source: As articles have it.
        targets: How it may be translated, the best first.
        note: The reader's own words about it; may be empty.
        forbidden: How it must not be translated.
        source_language, target_language: ISO 639-1 codes; empty for any.
    """

    source: str
    targets: tuple[str, ...]
    note: str = ""
    forbidden: tuple[str, ...] = ()
    source_language: str = ""
    target_language: str = ""

    def fits(self, languages: Languages) -> bool:
        """Whether it is of this pair."""
        return self.source_language in ("", languages.source) and self.target_language in (
            "",
            languages.target,
        )

    @property
    def key(self) -> tuple[str, str, str]:
        """What is the same for two entries of one term."""
        return term_key(self.source), self.source_language, self.target_language


@dataclass(frozen=True, slots=True)
class FixedName:
    """A name that is always written in one way in an article's translation.

    Attributes:
        source: As the article has it.
        target: How it is to be written.
    """

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class FixedNames:
    """All names that are fixed in an article, each source once."""

    names: tuple[FixedName, ...] = ()

    def with_name(self, name: FixedName) -> FixedNames:
        """The same with this name, in the place of another spelling of it."""
        return FixedNames((*self.without(name.source).names, name))

    def find(self, source: str) -> FixedName | None:
        """A name that is fixed; None if it is not."""
        key = term_key(source)
        return next((name for name in self.names if term_key(name.source) == key), None)

    def without(self, source: str) -> FixedNames:
        """The same without a name."""
        key = term_key(source)
        return FixedNames(tuple(n for n in self.names if term_key(n.source) != key))


NO_NAMES = FixedNames()


def term_key(source: str) -> str:
    """A term's words in the spelling that all its spellings share."""
    return " ".join(folded(word.text) for word in term_words(source))


def merged(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Terms with one entry each: what several entries say of one is put together, in order."""
    found: dict[tuple[str, str, str], Term] = {}
    for term in terms:
        before = found.get(term.key)
        if before is not None:
            term = replace(
                before,
                targets=tuple(dict.fromkeys((*before.targets, *term.targets))),
                forbidden=tuple(dict.fromkeys((*before.forbidden, *term.forbidden))),
                note=" · ".join(dict.fromkeys(filter(None, (before.note, term.note)))),
            )
        found[term.key] = term
    return tuple(found.values())
