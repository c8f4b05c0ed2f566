"""What the glossary and the names that are fixed do to an article's translations.

Outcomes stay as the model or the reader made them: names are put in, and what the glossary misses
is said, whenever a translation is looked at. So both hold for sentences that are still to come, and
the reader can change either at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from khulasa.article.model import Span
from khulasa.glossary.matching import Matcher, TermHit
from khulasa.glossary.term import NO_NAMES, FixedName, FixedNames, Term
from khulasa.reading.replacing import put_in
from khulasa.review.languages import Languages
from khulasa.review.readers.word_forms import places_of
from khulasa.review.rules.terms import Missing, Wanted, check
from khulasa.translation.result import Author, Status, Translation

_NO_LANGUAGES = Languages("", "")


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


class ArticleTerms:
    """The terms of one article in one pair of languages; whatever was worked out once is kept."""

    def __init__(self) -> None:
        self._sentences: Sequence[str] = ()
        self._languages = _NO_LANGUAGES
        self._glossary: tuple[Term, ...] = ()
        self._names = NO_NAMES
        self._term_matcher: Matcher[Term] | None = None
        self._name_matcher: Matcher[FixedName] | None = None
        self._forget()

    @property
    def is_active(self) -> bool:
        """Whether anything is to be looked for."""
        return self._term_matcher is not None or self._name_matcher is not None

    def open(self, sentences: Sequence[str], languages: Languages) -> None:
        """Be about other sentences from now on, or in other languages."""
        self._sentences, self._languages = sentences, languages
        names, self._names = self._names, NO_NAMES
        self.set_glossary(self._glossary)
        self.set_names(names)

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
        return other

    def work_out(self, translations: Mapping[int, Translation]) -> Iterator[None]:
        """Work out what is shown of translations, one with each step.

        Args:
            translations: As they were made, by sentence number; more may come meanwhile.
        """
        for number in tuple(translations) if self.is_active else ():
            if (made := translations.get(number)) is not None:
                self.shown(number, made)
            yield

    def set_names(self, names: FixedNames) -> None:
        """Have these names written as the reader fixed them."""
        if names is not self._names:
            self._names = names
            self._name_matcher = (
                Matcher(names.names, self._languages.source) if names.names else None
            )
            self._forget()

    def terms_of(self, number: int) -> tuple[TermHit[Term], ...]:
        """The terms of the glossary in a sentence, but for those that are fixed names."""
        return self._found(number)[1]

    def names_of(self, number: int) -> tuple[TermHit[FixedName], ...]:
        """The fixed names in a sentence."""
        return self._found(number)[0]

    def shown(self, number: int, made: Translation) -> Translation:
        """A sentence's translation with its names as they are to be, and with what it lacks."""
        return self._seen(number, made).shown

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
        """What fixing a name would do.

        Args:
            name: The name.
            translations: What is known now, by sentence number.
        """
        found: list[int] = []
        missing: list[int] = []
        hits = self.hits_of(name)
        for number, there in hits.items():
            made = translations.get(number)
            if made is None:
                continue
            after = self.with_names(number, made, there)
            is_there = bool(places_of(name.target, after.target, self._languages.target))
            (found if is_there else missing).append(number)
        return NamePlaces(tuple(hits), tuple(found), tuple(missing))

    def hits_in(self, number: int, name: FixedName) -> tuple[TermHit[FixedName], ...]:
        """The places of a name in the source of one sentence."""
        return Matcher((name,), self._languages.source).find(self._sentences[number])

    def hits_of(self, name: FixedName) -> dict[int, tuple[TermHit[FixedName], ...]]:
        """The sentences whose source has a name, with its places."""
        matcher = Matcher((name,), self._languages.source)
        found = ((number, matcher.find(text)) for number, text in enumerate(self._sentences))
        return {number: hits for number, hits in found if hits}

    def _found(
        self, number: int
    ) -> tuple[tuple[TermHit[FixedName], ...], tuple[TermHit[Term], ...]]:
        known = self._hits.get(number)
        if known is None:
            text = self._sentences[number]
            names = self._name_matcher.find(text) if self._name_matcher else ()
            terms = self._term_matcher.find(text) if self._term_matcher else ()
            free = tuple(hit for hit in terms if not any(_overlap(hit.span, n.span) for n in names))
            known = self._hits[number] = names, free
        return known

    def _seen(self, number: int, made: Translation) -> _Seen:
        known = self._known.get(number)
        if known is None or known.made is not made:
            known = self._known[number] = self._look(number, made)
        return known

    def _look(self, number: int, made: Translation) -> _Seen:
        names, terms = self._found(number)
        unchecked = made.author is Author.USER or made.status in (Status.FAILED, Status.COPIED)
        if unchecked or not (names or terms):
            return _Seen(made, made, ())
        shown = self.with_names(number, made)
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
        self._hits: dict[int, tuple[tuple[TermHit[FixedName], ...], tuple[TermHit[Term], ...]]] = {}
        self._known: dict[int, _Seen] = {}


class ShownTranslations(Mapping[int, Translation]):
    """Translations as they are shown, by sentence number; worked out when they are looked at.

    Args:
        made: As the models and the reader made them.
        terms: What is done to them.
    """

    def __init__(self, made: Mapping[int, Translation], terms: ArticleTerms) -> None:
        self._made, self._terms = made, terms

    def __getitem__(self, number: int) -> Translation:
        return self._terms.shown(number, self._made[number])

    def __iter__(self) -> Iterator[int]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


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
