"""What the glossary and the names that are fixed do to an article's translations.

Outcomes stay as the model or the reader made them: names are put in, and what the glossary misses
is said, whenever a translation is looked at. So both hold for sentences that are still to come, and
the reader can change either at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic

from khulasa.article.model import Span
from khulasa.glossary.matching import Matcher, T, TermHit
from khulasa.glossary.term import NO_NAMES, FixedName, FixedNames, Term
from khulasa.reading.replacing import put_in
from khulasa.review.languages import Languages
from khulasa.review.readers.word_forms import places_of
from khulasa.review.rules.terms import Missing, Wanted, check, load_in_steps
from khulasa.translation.result import Author, Status, Translation

_NO_LANGUAGES = Languages("", "")
_MOST_LOOKED_FOR = 100  # names whose places are kept


@dataclass(frozen=True, slots=True)
class NamePlaces:
    """What fixing a name does to an article.

    Attributes:
        sentences: Those whose source has the name.
        found: Those of them whose translation has it, in whichever spelling.
        missing: Those that are translated, and in which it was not found.
    """

    sentences: tuple[int, ...]
    found: tuple[int, ...]
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A translation as it was made, and as it is shown."""

    made: Translation
    shown: Translation
    missing: tuple[Missing, ...]


class _Finder(Generic[T]):
    """Finds terms in numbered sentences; what was found once is kept."""

    def __init__(self, matcher: Matcher[T]) -> None:
        self._matcher: Matcher[T] = matcher
        self._found: dict[int, tuple[TermHit[T], ...]] = {}

    def find(self, number: int, text: str) -> tuple[TermHit[T], ...]:
        """The terms in a sentence."""
        found = self._found.get(number)
        if found is None:
            found = self._found[number] = self._matcher.find(text)
        return found


class ArticleTerms:
    """The terms of one article in one pair of languages; whatever was worked out once is kept."""

    def __init__(self) -> None:
        self._sentences: Sequence[str] = ()
        self._languages = _NO_LANGUAGES
        self._glossary: tuple[Term, ...] = ()
        self._names = NO_NAMES
        self._term_matcher: Matcher[Term] | None = None
        self._places_of: dict[str, dict[int, tuple[Span, ...]]] = {}
        self._forget()

    @property
    def is_active(self) -> bool:
        """Whether anything is to be looked for."""
        return self._term_matcher is not None or bool(self._names.names)

    def open(self, sentences: Sequence[str], languages: Languages) -> None:
        """Be about other sentences from now on, or in other languages."""
        self._sentences, self._languages = sentences, languages
        self._places_of = {}
        self.set_glossary(self._glossary)

    def set_glossary(self, terms: tuple[Term, ...]) -> None:
        """Have these terms looked for; none where no glossary is wanted."""
        self._glossary = terms
        pair = self._languages
        fitting = [] if pair.source == pair.target else [t for t in terms if t.fits(pair)]
        self._term_matcher = Matcher(fitting, pair.source) if fitting else None
        self._forget()

    def by_glossary(self, terms: tuple[Term, ...]) -> ArticleTerms:
        """The same sentences and names with other terms; nothing is worked out yet."""
        other = ArticleTerms()
        other._names = self._names
        other._glossary = terms
        other.open(self._sentences, self._languages)
        other._places_of = self._places_of
        return other

    def work_out(self, translations: Mapping[int, Translation]) -> Iterator[None]:
        """Work out what is shown of translations, one with each step.

        Args:
            translations: As they were made, by sentence number; more may come meanwhile.
        """
        if self.is_active:
            yield from load_in_steps()
        for number in tuple(translations) if self.is_active else ():
            if (made := translations.get(number)) is not None:
                self.shown(number, made)
            yield

    def look_ahead(
        self, names: FixedNames, translations: Mapping[int, Translation]
    ) -> Iterator[None]:
        """Work out what is shown once these names are fixed, a little with each step.

        Args:
            names: They may be fixed at any time, and all that was worked out until then is known.
            translations: As they were made, by sentence number; more may come meanwhile.
        """
        yield from load_in_steps()
        for name in dict.fromkeys((*self._names.names, *names.names)):
            yield from self._look_through(name.source)
        for number in sorted(self.changed_by(names)):
            if (made := translations.get(number)) is not None:
                self.shown(number, made, names)
            yield

    def set_names(self, names: FixedNames) -> None:
        """Have these names written as the reader fixed them."""
        self._names = names

    def terms_of(self, number: int) -> tuple[TermHit[Term], ...]:
        """The terms of the glossary in a sentence, but for those that are fixed names."""
        return self._free_terms(number, self.names_of(number))

    def names_of(
        self, number: int, names: FixedNames | None = None
    ) -> tuple[TermHit[FixedName], ...]:
        """The names in a sentence: those that are fixed, or others."""
        names = self._names if names is None else names
        if not names.names or not self._may_have(number, names):
            return ()
        finder = self._finders.get(names)
        if finder is None:
            finder = self._finders[names] = _Finder(Matcher(names.names, self._languages.source))
        return finder.find(number, self._sentences[number])

    def shown(self, number: int, made: Translation, names: FixedNames | None = None) -> Translation:
        """A sentence's translation with its names as they are to be, and with what it lacks.

        Args:
            number: The sentence.
            made: Its translation, whoever made it.
            names: The names; by default those that are fixed.
        """
        return self._seen(number, made, names).shown

    def all_shown(self, made: Mapping[int, Translation]) -> dict[int, Translation]:
        """All translations as they are shown, by sentence number; see ``shown``."""
        if not self.is_active:
            return dict(made)
        return {number: self.shown(number, one) for number, one in made.items()}

    def missing(self, number: int, made: Translation) -> tuple[Missing, ...]:
        """The terms that a sentence's translation lacks; places are those in what is shown."""
        return self._seen(number, made).missing

    def with_names(
        self, number: int, made: Translation, names: Iterable[TermHit[FixedName]] | None = None
    ) -> Translation:
        """A translation with names as they are to be.

        Args:
            number: The sentence.
            made: Its translation, whoever made it.
            names: The names; by default those that are fixed.
        """
        from khulasa.review.readers.counterparts import counterparts

        if made.status is Status.FAILED:
            return made
        source = self._sentences[number]
        for hit in self.names_of(number) if names is None else names:
            wanted, name = hit.term.target, source[hit.span.start : hit.span.end]
            there = places_of(wanted, made.target, self._languages.target)
            places = tuple(
                place
                for place in counterparts(name, made.target, self._languages, source)
                if not any(one.start <= place.start and place.end <= one.end for one in there)
            )
            made = put_in(made, places or _spelled_otherwise(made.target, there, wanted), wanted)
        return made

    def places_of_name(
        self, name: FixedName, translations: Mapping[int, Translation]
    ) -> NamePlaces:
        """What fixing a name would do; see ``look_for_name``."""
        return next(places for places in self.look_for_name(name, translations) if places)

    def look_for_name(
        self, name: FixedName, translations: Mapping[int, Translation]
    ) -> Iterator[NamePlaces | None]:
        """Find out what fixing a name would do, a little with each step; the last one tells it.

        Args:
            name: The name.
            translations: What is known, by sentence number; more may come meanwhile.
        """
        found: list[int] = []
        missing: list[int] = []
        yield from load_in_steps()
        for _step in self._look_through(name.source):
            yield None
        there = self.places_by_sentence(name.source)
        for number, spans in there.items():
            made = translations.get(number)
            if made is not None:
                after = self.with_names(number, made, [TermHit(name, span) for span in spans])
                is_there = bool(places_of(name.target, after.target, self._languages.target))
                (found if is_there else missing).append(number)
            yield None
        yield NamePlaces(tuple(there), tuple(found), tuple(missing))

    def places_by_sentence(self, source: str) -> Mapping[int, tuple[Span, ...]]:
        """Where a name stands in each sentence whose source has it."""
        for _step in self._look_through(source):
            pass
        return self._places_of[source]

    def changed_by(self, names: FixedNames) -> set[int]:
        """The sentences with a name that these fix otherwise than those that are fixed now."""
        changed = set(self._names.names) ^ set(names.names)
        return set().union(*(self.places_by_sentence(name.source) for name in changed))

    def _look_through(self, source: str) -> Iterator[None]:
        """Look for a name in all sentences, one with each step, and keep where it is."""
        # Other sentences may be opened meanwhile, of which nothing is to be said then.
        known = self._places_of
        if source in known:
            return
        matcher = Matcher((FixedName(source, ""),), self._languages.source)
        found: dict[int, tuple[Span, ...]] = {}
        for number, text in enumerate(self._sentences):
            if hits := matcher.find(text):
                found[number] = tuple(hit.span for hit in hits)
            yield
        # What was typed on the way to a name is not asked for again.
        for old in list(known)[: len(known) - _MOST_LOOKED_FOR]:
            del known[old]
        known[source] = found

    def _may_have(self, number: int, names: FixedNames) -> bool:
        """Whether one of the names may be in a sentence, as far as they were looked for."""
        for name in names.names:
            places = self._places_of.get(name.source)
            if places is None or number in places:
                return True
        return False

    def _free_terms(
        self, number: int, names: tuple[TermHit[FixedName], ...]
    ) -> tuple[TermHit[Term], ...]:
        if self._term_finder is None:
            return ()
        found = self._term_finder.find(number, self._sentences[number])
        return tuple(hit for hit in found if not any(_overlap(hit.span, n.span) for n in names))

    def _seen(self, number: int, made: Translation, fixed: FixedNames | None = None) -> _Seen:
        names = self.names_of(number, fixed)
        if not names and self._term_finder is None:
            return _Seen(made, made, ())
        # By its names, too: those of before are fixed again by undoing.
        known = self._known.get((number, names))
        if known is None or known.made is not made:
            known = self._known[number, names] = self._look(number, made, names)
        return known

    def _look(self, number: int, made: Translation, names: tuple[TermHit[FixedName], ...]) -> _Seen:
        terms = self._free_terms(number, names)
        unchecked = made.author is Author.USER or made.status in (Status.FAILED, Status.COPIED)
        if unchecked or not (names or terms):
            return _Seen(made, made, ())
        shown = self.with_names(number, made, names)
        wanted = [
            *(Wanted(hit.span, (hit.term.target,), is_name=True) for hit in names),
            *(Wanted(hit.span, hit.term.targets, hit.term.forbidden) for hit in terms),
        ]
        wanted.sort(key=lambda one: one.span.start)
        missing = check(self._sentences[number], shown.target, wanted, self._languages)
        if missing:
            issues = (*shown.issues, *(one.issue for one in missing))
            shown = replace(shown, status=Status.CHECK, issues=issues)
        return _Seen(made, shown, tuple(missing))

    def _forget(self) -> None:
        matcher = self._term_matcher
        self._term_finder = _Finder(matcher) if matcher is not None else None
        self._finders: dict[FixedNames, _Finder[FixedName]] = {}
        self._known: dict[tuple[int, tuple[TermHit[FixedName], ...]], _Seen] = {}


def with_term(terms: ArticleTerms, number: int, made: Translation, missing: Missing) -> Translation:
    """A translation with a term where it belongs, as an edit of the reader's.

    It is the reader's own unless something else is still to be checked: nothing is to look sound
    only because a word was put in.

    Args:
        terms: The article's.
        number: The sentence.
        made: Its translation as it was made.
        missing: One of ``ArticleTerms.missing``, whose places are known.
    """
    others = [one for one in terms.missing(number, made) if one != missing]
    after = put_in(terms.with_names(number, made), missing.places, missing.target)
    if after.issues or others:
        return after
    return Translation(after.target, Status.OK, author=Author.USER)


def _spelled_otherwise(target: str, there: Sequence[Span], wanted: str) -> tuple[Span, ...]:
    """Where a name that is there has other capitals or hyphens; a plural is no other spelling."""

    def bare(text: str) -> str:
        return text.casefold().replace("-", " ")

    return tuple(place for place in there if bare(target[place.start : place.end]) == bare(wanted))


def _overlap(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end
