"""The translations of an article as they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from khulasa.reading.marking import Marking
from khulasa.reading.terms import ArticleTerms
from khulasa.review.rules.terms import KIND as TERMS
from khulasa.translation.result import Status, Translation


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

    def __contains__(self, number: object) -> bool:
        return number in self._made

    def __iter__(self) -> Iterator[int]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


class MarkedTranslations(Mapping[int, Translation]):
    """Translations of which only some are marked; the others keep their issues, and look sound.

    Attributes:
        marking: Which are marked.

    Args:
        marking: See there.
    """

    def __init__(self, marking: Marking) -> None:
        self.marking = marking
        self._all: Mapping[int, Translation] = {}
        # With the translation that each was made of: whoever asks again gets the same one.
        self._known: dict[int, tuple[Translation, Translation]] = {}

    def of(self, translations: Mapping[int, Translation]) -> Mapping[int, Translation]:
        """The translations, marked as they are to be."""
        if self.marking is Marking.ALL:
            return translations
        self._all = translations
        return self

    def __getitem__(self, number: int) -> Translation:
        translation = self._all[number]
        if translation.status is not Status.CHECK or self._is_marked(translation):
            return translation
        before, unmarked = self._known.get(number, (None, translation))
        if before is not translation:
            unmarked = replace(translation, status=Status.OK)
            self._known[number] = translation, unmarked
        return unmarked

    def __contains__(self, number: object) -> bool:
        return number in self._all

    def __iter__(self) -> Iterator[int]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def _is_marked(self, translation: Translation) -> bool:
        serious = any(issue.serious or issue.kind == TERMS for issue in translation.issues)
        return serious and self.marking is Marking.SERIOUS
