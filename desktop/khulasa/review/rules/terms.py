"""Terms: what the reader's glossary wants said in a certain way is said so.

Not one of ``checks.CHECKS``: those hold for everybody's texts, and the engine runs them. What a
glossary says may change at any time, and asks no model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

from khulasa.article.model import Span
from khulasa.review.issue import Issue
from khulasa.review.languages import Languages
from khulasa.review.readers.word_forms import places_of
from khulasa.wording import N_, phrase

KIND = "terms"
# What ``check`` needs beyond this module, each after what it needs itself.
_NEEDED = tuple(
    f"khulasa.review.{name}"
    for name in (
        *("readers.clock_ar", "readers.numbers_ar", "readers.units", "readers.numbers", "quoting"),
        *("data.common_words_en", "readers.counterparts"),
    )
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term of a source sentence.

    Attributes:
        span: Where it stands there.
        targets: How it may be translated, the best first.
        forbidden: How it must not be translated.
        is_name: The reader fixed it for this article; no glossary says so.
    """

    span: Span
    targets: tuple[str, ...]
    forbidden: tuple[str, ...] = ()
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A term that a translation lacks.

    Attributes:
        target: What it should have.
        places: Where that belongs for certain, in the place of what is there; may be empty.
        issue: The same for the reader.
    """

    target: str
    places: tuple[Span, ...]
    issue: Issue


def load_in_steps() -> Iterator[None]:
    """Load what ``check`` needs, a part of it with each step: all of it takes a window too long."""
    for name in _NEEDED:
        import_module(name)
        yield


def check(
    source: str, target: str, wanted: Iterable[Wanted], languages: Languages
) -> list[Missing]:
    """Look for terms that a translation lacks, or says in a way that the glossary forbids.

    Args:
        source: The sentence.
        target: Its translation.
        wanted: The terms in the sentence, in order; one that is there twice is said once.
        languages: The pair.
    """
    found: dict[tuple[str, ...], Missing] = {}
    for term in wanted:
        if term.targets and term.targets not in found:
            missing = _missing(source, target, term, languages)
            if missing is not None:
                found[term.targets] = missing
    return list(found.values())


def _missing(source: str, target: str, term: Wanted, languages: Languages) -> Missing | None:
    from khulasa.review.quoting import quoted
    from khulasa.review.readers.counterparts import counterparts

    said = _places(term.targets, target, languages.target)
    wrong = [
        place
        for place in _places(term.forbidden, target, languages.target)
        if not any(one.start <= place.start and place.end <= one.end for one in said)
    ]
    if said and not wrong:
        return None
    ours = source[term.span.start : term.span.end]
    # Only of one spelling is it certain that all of them are to be replaced.
    places = tuple(wrong) or counterparts(ours, target, languages, source)
    if term.is_name:
        words = N_("You want {source} written as {target}.")
    else:
        words = N_("Your glossary says {target} for {source}.")
    message = phrase(words, source=quoted(ours), target=f"\u2068{term.targets[0]}\u2069")
    first = places[0] if places else None
    return Missing(term.targets[0], places, Issue(KIND, message, term.span, first, serious=False))


def _places(phrases: Iterable[str], target: str, language: str) -> list[Span]:
    found = {place for phrase in phrases for place in places_of(phrase, target, language)}
    # A phrase in a longer one counts once.
    return sorted(
        (
            place
            for place in found
            if not any(o != place and o.start <= place.start and place.end <= o.end for o in found)
        ),
        key=lambda place: place.start,
    )
