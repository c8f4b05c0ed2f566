"""Which name the reader points at, in either column, and how the other column has it."""

from __future__ import annotations

from khulasa.article.model import Span
from khulasa.glossary.term import FixedName
from khulasa.review.languages import Languages
from khulasa.review.readers.word_forms import folded, term_words, text_forms
from khulasa.review.words import DIACRITICS

_ARTICLE = "ال"


def proposed_name(
    source: str, target: str, languages: Languages, place: Span, *, in_source: bool
) -> FixedName:
    """The name at a place, as it stands in both texts; what is not certain is empty.

    Args:
        source, target: A sentence and its translation.
        languages: The pair.
        place: What is selected, or where the cursor stands.
        in_source: Whether that is in the source.
    """
    from khulasa.review.readers.counterparts import counterparts, source_counterparts

    text = source if in_source else target
    touched = [w for w in term_words(text) if w.start <= place.end and place.start <= w.end]
    if place.start < place.end:
        touched = [w for w in touched if w.start < place.end and place.start < w.end]
    if not touched:
        return FixedName("", "")
    name = text[touched[0].start : touched[-1].end]
    if in_source:
        there = counterparts(name, target, languages, source)
        return FixedName(without_prefix(name), _at(target, there))
    ours = _at(source, source_counterparts(name, source, languages))
    whole = _at(target, counterparts(ours, target, languages)) if ours else ""
    return FixedName(without_prefix(ours), whole or name)


def without_prefix(name: str) -> str:
    """An Arabic name without what is written together with its article: وبالصدر is الصدر.

    Of a name without the article nobody knows what belongs to it.
    """
    first, space, rest = DIACRITICS.sub("", name).partition(" ")
    if not first or folded(first).startswith(_ARTICLE):
        return name
    for form in text_forms(first, "ar"):
        if form.startswith(_ARTICLE):
            bare = first[-(len(form) - len(_ARTICLE)) :]
            return f"{_ARTICLE}{bare}{space}{rest}"
    return name


def _at(text: str, places: tuple[Span, ...]) -> str:
    return text[places[0].start : places[0].end] if places else ""
